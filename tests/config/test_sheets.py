"""The joined style sheets say the same as the files they are made of."""

import pytest
from tinycss2 import parse_component_value_list

from config import sheets

ALONE = (";", ",", ">")


@pytest.mark.parametrize("name", sheets.SHEETS)
def test_a_joined_sheet_says_what_its_files_say(name):
    joined = said(parse_component_value_list(sheets.join(name).read_text(), skip_comments=True))
    assert joined == [
        token
        for part in sheets.sources(name)
        for token in said(parse_component_value_list(part.read_text(), skip_comments=True))
    ]
    assert len(joined) > 20


def test_a_space_before_a_colon_stays_where_it_means_what_is_inside():
    assert sheets.shortened(
        ".table :is(th, td) { padding: 1px 2px; } /* of a row */ a > b:hover { inline-size: calc(1px + 2em) }"
    ) == (".table :is(th,td){padding:1px 2px}a>b:hover{inline-size:calc(1px + 2em)}")


def said(tokens):
    """Everything written, in order. A space is told where a selector or a value may differ by it, a semicolon where something follows."""
    found, space = [], False
    for token in tokens:
        if token.type == "whitespace":
            space = True
            continue
        alone = token.type == "{} block" or token in ALONE
        if space and found and not alone and not found[-1].endswith(("{}", ":", *ALONE)):
            found.append(" ")
        found += inside(token) if hasattr(token, "content") or hasattr(token, "arguments") else [token.serialize()]
        space = False
    return found


def inside(block):
    deep = said(getattr(block, "content", None) or getattr(block, "arguments", None) or [])
    while deep and deep[-1] == ";":
        deep.pop()
    return [*deep, block.type.replace(" block", "")]
