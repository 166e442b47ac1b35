"""A specimen of a letter: invented data of nobody, so that a wording can be seen on paper before anything is sent."""

import tomllib
from datetime import date, datetime
from functools import cache

from cases.letter_kinds import known, needs
from cases.paper import Unprintable, render
from cases.wording.declared import LANGUAGES, LETTERS
from cases.wording.telling import sound

DAY, MOMENT = date(2000, 1, 31), datetime(2000, 1, 31, 12, 0)  # printed as they stand
CODE = {"en": "specimen", "az": "nümunə"}  # where a letter has the code by which it is proved
FIXED = {"transfer.mode": "air", "returned.mode": "air", "is_here": True}


def specimen(kind, language):
    """Everything that a letter needs, and what else of it is named in full in `specimen.toml`."""
    said, data = _said()[language], {"code": CODE[language]}
    for name in known(kind):
        if name in said or name in needs(kind):
            _put(data, name, _value(said, name))
    return data


def printed(kind, language, texts):
    """The specimen as PDF. `texts`: passage → text. Raises Unprintable."""
    return render(kind, language, specimen(kind, language) | {"wording": {"passages": sound(kind, texts)}})


def without_shape(kind, texts):
    """language → the first character that no font of ours can print; {} where everything can be printed."""
    found = {}
    for language in LANGUAGES:
        try:
            printed(kind, language, texts[language])
        except Unprintable as unprintable:
            found[language] = unprintable.character
    return found


@cache
def _said():
    return tomllib.loads((LETTERS / "specimen.toml").read_text(encoding="utf-8"))


def _put(data, name, value):
    *path, last = name.split(".")
    for part in path:
        data = data.setdefault(part, {})
    data[last] = value


def _value(said, name):
    last = name.rpartition(".")[2]
    if name in FIXED:
        return FIXED[name]
    if name in said:
        return said[name]
    if last.endswith("_on") or last in ("born", "counted_from"):
        return DAY
    return MOMENT if last.endswith("_at") or last in ("at", "leaves", "arrives") else said[last]
