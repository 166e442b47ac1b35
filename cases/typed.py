"""What somebody typed to find a person: a name, a date of birth, a number, or the machine-readable lines of a paper."""

import re
from dataclasses import dataclass

from audit.moment import today
from cases.alike import NOTHING
from cases.mrz import read
from cases.partial_dates import PartialDate, UnreadableDate

BORN = re.compile(r"\bborn:\s*(\S+)|(?<!\S)(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:18|19|20)\d{2})(?!\S)", re.IGNORECASE)
LONGEST = 400


@dataclass(frozen=True)
class Typed:
    """The text as it was typed, and what it may mean."""

    text: str
    name: str = ""
    born: PartialDate = NOTHING
    number: str = ""

    @property
    def is_date_alone(self):
        return self.born.is_complete and not self.name


def understood(text: str) -> Typed:
    text = text.strip()[:LONGEST]
    lines = read(text) if "<" in text else None
    if lines and lines.format:
        return Typed(text, f"{lines.surname} {lines.given_names}".strip(), lines.born_on(today()), lines.number)
    born, rest = _birth_and_rest(text)
    is_number = any(c.isdigit() for c in rest)
    return Typed(text, "" if is_number else rest, born, rest if is_number else "")


def _birth_and_rest(text):
    found = BORN.search(text)
    try:
        born = PartialDate.read(found[1] or found[2]) if found else NOTHING
    except UnreadableDate:
        born = NOTHING
    return (born, f"{text[: found.start()]} {text[found.end() :]}".strip()) if born else (NOTHING, text)
