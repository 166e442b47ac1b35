"""The joined style sheets and scripts say the same as the files they are made of."""

import re

import pytest
from tinycss2 import parse_component_value_list

from config import scripts, sheets
from config.joining import join, sources

ALONE = (";", ",", ">")
WORDS = re.compile(r"[\w$]+")


@pytest.mark.parametrize("name", sheets.SHEETS)
def test_a_joined_sheet_says_what_its_files_say(name):
    joined = said(parse_component_value_list(join(f"sheets/{name}.css").read_text(), skip_comments=True))
    assert joined == [
        token
        for part in sources(f"sheets/{name}.css")
        for token in said(parse_component_value_list(part.read_text(), skip_comments=True))
    ]
    assert len(joined) > 20


def test_a_space_before_a_colon_stays_where_it_means_what_is_inside():
    assert sheets.shortened(
        ".table :is(th, td) { padding: 1px 2px; } /* of a row */ a > b:hover { inline-size: calc(1px + 2em) }"
    ) == (".table :is(th,td){padding:1px 2px}a>b:hover{inline-size:calc(1px + 2em)}")


@pytest.mark.parametrize("name", scripts.SCRIPTS)
def test_a_joined_script_has_every_word_of_its_files_and_none_of_their_comments(name):
    files = "\n".join(part.read_text() for part in sources(f"scripts/{name}.js"))
    joined = join(f"scripts/{name}.js").read_text()
    without = re.sub(r"/\*.*?\*/", " ", files, flags=re.DOTALL)
    assert WORDS.findall(joined) == WORDS.findall(without) != []
    assert "/*" not in joined and len(joined) < len(without)


def test_a_string_a_pattern_and_a_template_keep_their_spaces():
    script = 'const a = "x  y"; /* of b */\nconst b = /  +/; const c = `${a}  z`;\n'
    assert scripts.shortened(script) == 'const a="x  y";const b=/  +/;const c=`${a}  z`;'


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
