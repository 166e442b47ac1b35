"""The machine-readable lines of passports and identity cards (ICAO Doc 9303): read and checked, never raising."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from cases.mrz_checks import (
    MrzFault,
    check_digit,
    find_faults,
    long_number,
    read_six_digits,
    since_1980,
    wrong_lengths,
    wrong_number_of_lines,
)
from cases.mrz_layout import LAYOUTS, Place, layout_name
from cases.partial_dates import PartialDate

__all__ = ["Mrz", "MrzFault", "check_digit", "clean_lines", "read"]

WRITTEN_OTHERWISE = str.maketrans({"ı": "I", "İ": "I", "«": "<<", "‹": "<", "＜": "<", "≤": "<"})
WIDTHS = {88: 44, 72: 36, 90: 30}  # characters in all → characters a line, when a reader sends no line ends
LONGEST_TEXT = 400


@dataclass(frozen=True)
class Mrz:
    """What the lines say. `birth` and `expiry` are YYMMDD as printed; `format` is empty where none is known."""

    format: str = ""
    document_code: str = ""
    issuer: str = ""
    number: str = ""
    surname: str = ""
    given_names: str = ""
    nationality: str = ""
    birth: str = ""
    sex: str = ""
    expiry: str = ""
    personal_number: str = ""
    lines: tuple[str, ...] = ()
    faults: tuple[MrzFault, ...] = ()

    def __str__(self):
        return "\n".join(self.lines)

    def born_on(self, today: date) -> PartialDate:
        """The date of birth, in the last hundred years before today; parts printed as < are unknown."""
        this_century = read_six_digits(self.birth, lambda year: 2000 + year)
        if this_century and this_century.earliest() <= today:
            return this_century
        return read_six_digits(self.birth, lambda year: 1900 + year)

    def expires_on(self) -> date | None:
        """The expiry date; documents with such lines are issued since about 1980."""
        expiry = read_six_digits(self.expiry, since_1980)
        return expiry.earliest() if expiry.is_complete else None

    def place(self, field: str) -> Place:
        return LAYOUTS[self.format].fields[field]


def read(text: str) -> Mrz:
    """Reads lines however they were typed, pasted or sent by a reader; faults are told, nothing is raised."""
    lines = clean_lines(text)
    name = layout_name(lines)
    if not name:
        return Mrz(lines=lines, faults=(wrong_number_of_lines(lines),))
    layout = LAYOUTS[name]
    padded = tuple(line.ljust(layout.width, "<")[: layout.width] for line in lines)
    said = {field: place.cut(padded) for field, place in layout.fields.items()}
    faults = tuple(wrong_lengths(lines, layout.width)) or tuple(find_faults(layout, padded, said))
    return _told(name, said, long_number(layout, padded)[0], lines, faults)


def clean_lines(text: str) -> tuple[str, ...]:
    """Upper case, without spaces, cut into lines of the width that the number of characters tells."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT].translate(WRITTEN_OTHERWISE)).upper()
    lines = tuple(filter(None, (re.sub(r"\s", "", line) for line in text.splitlines())))
    joined = "".join(lines)
    width = WIDTHS.get(len(joined))
    return tuple(joined[at : at + width] for at in range(0, len(joined), width)) if width else lines


def _told(name, said, number, lines, faults):
    surname, _sep, given_names = said["names"].partition("<<")
    return Mrz(
        format=name,
        document_code=said["document_code"].strip("<"),
        issuer=said["issuer"].strip("<"),
        number=number,
        surname=_spaced(surname),
        given_names=_spaced(given_names),
        nationality=said["nationality"].strip("<"),
        birth=said["birth"],
        sex={"M": "M", "F": "F"}.get(said["sex"], "X"),
        expiry=said["expiry"],
        personal_number="" if len(number) > 9 else said["optional"].strip("<"),
        lines=lines,
        faults=faults,
    )


def _spaced(names):
    return " ".join(names.replace("<", " ").split())
