"""The style sheets as pages get them: each joined from the files of `static/css` that belong together, without comments and spaces.

A page links `every`; most pages of signed-in people `case` and `forms` too, some others instead. Three at most, of 45 KB together at most.
"""

from tinycss2 import parse_component_value_list, serialize

FOLDER = "css"
SHEETS = {  # in the order in which they are joined
    "every": (
        "tokens", "fonts", "base", "shell", "button", "ruler", "form", "message", "table", "sign_in", "utilities", "print",
    ),
    "case": ("case", "timeline"),
    "forms": ("application", "delivery", "diagram"),
    "list": ("worklist",),
    "arrivals": ("journeys",),
    "inbox": ("inbox",),
    "figures": ("figure",),
    "help": ("prose",),
}  # fmt: skip
ALONE = (";", ",", ">")  # beside these a space says nothing


def shortened(sheet: str) -> str:
    """The same sheet without comments and needless space: read as tokens, for a space before a colon may mean a descendant."""
    return serialize(_close(parse_component_value_list(sheet, skip_comments=True)))


def _close(tokens):
    """The tokens, and those within their blocks, without the spaces and the last semicolons that say nothing; every other space is one."""
    kept = []
    for place, token in enumerate(tokens):
        if token.type == "whitespace":
            if _says_nothing(kept[-1] if kept else ";", tokens[place + 1] if place + 1 < len(tokens) else ";"):
                continue
            token.value = " "
        for inside in ("content", "arguments"):
            if getattr(token, inside, None):
                setattr(token, inside, _within(token, _close(getattr(token, inside))))
        kept.append(token)
    return kept


def _says_nothing(before, after) -> bool:
    """Whether a space between these two may go."""
    return before == ":" or any(
        beside in ALONE or beside.type in ("{} block", "whitespace") for beside in (before, after)
    )


def _within(block, tokens):
    return tokens[:-1] if block.type == "{} block" and tokens[-1] == ";" else tokens
