"""The style sheets as pages get them: each joined from the files of `static/css` that belong together, without comments and spaces.

A page links `every`; most pages of signed-in people `case` and `forms` too, some others instead. Three at most, of 45 KB together at most.
"""

import os
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from tinycss2 import parse_component_value_list, serialize

SOURCES = settings.BASE_DIR / "static" / "css"
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


def sources(name) -> list[Path]:
    return [SOURCES / f"{part}.css" for part in SHEETS[name]]


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


def join(name) -> Path:
    """The joined sheet, written anew where a source is younger."""
    made, parts = settings.SHEETS_ROOT / "sheets" / f"{name}.css", sources(name)
    if not made.exists() or made.stat().st_mtime < max(part.stat().st_mtime for part in (*parts, Path(__file__))):
        made.parent.mkdir(parents=True, exist_ok=True)
        waiting = made.with_suffix(f".{os.getpid()}")  # another process may read it: it is there whole or not at all
        waiting.write_text("\n".join(shortened(part.read_text()) for part in parts) + "\n")
        waiting.replace(made)
    return made


class JoinedSheets(BaseFinder):
    """Finds the joined sheets for the server of a developer and for `collectstatic`."""

    @property
    def _storage(self):
        return FileSystemStorage(location=settings.SHEETS_ROOT)

    def find(self, path, find_all=False, **_old):
        """The file of a name as `sheets/every.css`; nothing for any other."""
        name = path.removeprefix("sheets/").removesuffix(".css")
        found = str(join(name)) if path == f"sheets/{name}.css" and name in SHEETS else None
        return [found] if find_all and found else found or []

    def list(self, ignore_patterns):
        for name in SHEETS:
            path = f"sheets/{join(name).name}"
            if not matches_patterns(path, ignore_patterns):
                yield path, self._storage
