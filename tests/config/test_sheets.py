"""The joined style sheets say the same as the files they are made of."""

import pytest
from tinycss2 import parse_component_value_list

from config import sheets


@pytest.mark.parametrize("name", sheets.SHEETS)
def test_a_joined_sheet_says_what_its_files_say(name):
    joined = said(parse_component_value_list(sheets.join(name).read_text(), skip_comments=True))
    assert joined == [token for part in sheets.sources(name) for token in said(parse_component_value_list(part.read_text(), skip_comments=True))]
    assert len(joined) > 20


def test_a_space_before_a_colon_stays_where_it_means_what_is_inside():
    assert sheets.shortened(".table :is(th, td) { padding: 1px 2px } /* of a row */ a:hover { inline-size: calc(1px + 2em) }") == (
        ".table :is(th,td){padding:1px 2px}a:hover{inline-size:calc(1px + 2em)}"
    )


def said(tokens, inside=None):
    """Everything written, in order: a space only where a selector or a value may differ by it, which is not beside a block, a comma or a semicolon,
    nor after a colon."""
    found, space = [], False
    for token in tokens:
        if token.type == "whitespace":
            space = True
            continue
        deep = said(getattr(token, "content", None) or getattr(token, "arguments", None) or [])
        alone = token.type == "{} block" or token in (",", ";")
        if space and found and not alone and not found[-1].endswith(("{}", ",", ";", ":")):
            found.append(" ")
        found += [token.serialize()] if not hasattr(token, "content") and not hasattr(token, "arguments") else [*deep, token.type.replace(" block", "")]
        space = False
    return found
