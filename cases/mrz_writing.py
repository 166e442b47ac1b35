"""Writes machine-readable lines with right check digits: for samples, tests and travel documents."""

import re

from cases.mrz import Mrz
from cases.mrz_checks import check_digit
from cases.mrz_layout import LAYOUTS
from cases.names import plain_words


def line_for(mrz: Mrz) -> str:
    """The lines that say what `mrz` says, in its `format`; names are put into A–Z, what is too long is cut."""
    layout = LAYOUTS[mrz.format]
    lines = ["<" * layout.width] * layout.lines
    for field, place in layout.fields.items():
        _put(lines, place, _text_of(mrz, field))
    for check in layout.checks:
        _put(lines, check.digit, check_digit("".join(place.cut(lines) for place in check.over)))
    return "\n".join(lines)


def _put(lines, place, text):
    line = lines[place.line - 1]
    written = text.ljust(place.last - place.first + 1, "<")[: place.last - place.first + 1]
    lines[place.line - 1] = line[: place.first - 1] + written + line[place.last :]


def _text_of(mrz, field):
    if field == "names":
        return f"{_letters(mrz.surname)}<<{_letters(mrz.given_names)}"
    if field == "sex":
        return mrz.sex.replace("X", "<")
    return {"optional": mrz.personal_number}.get(field, getattr(mrz, field, ""))


def _letters(name):
    return re.sub(r"[^A-Z]+", "<", plain_words(name).upper())
