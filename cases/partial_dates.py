"""Dates of which the day or the month may be unknown, as papers and statements give them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from cases.sentences import Sentence as _

EARLIEST_YEAR = 1850  # nobody this system is about was born earlier; it also tells 18021988 from 19880218
FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})([-./](?P<month>\d{1,2})([-./](?P<day>\d{1,2}))?)?",
        r"((?P<day>\d{1,2})[-./])?(?P<month>\d{1,2})[-./](?P<year>\d{4})",
        r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    )
)
PARTS = ("year", "month", "day")


class UnreadableDate(ValueError):
    """The text is not a date; `sentence` says so to the person who typed it."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A year, perhaps a month, perhaps a day; all three are None where nothing is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if not _is_real(self.year, self.month, self.day):
            raise UnreadableDate(
                _("Enter a real date, like 18.02.1988. Write 00 for a day or month that is not known.")
            )

    @classmethod
    def read(cls, text: str) -> "PartialDate":
        """From 1988-02-18, 1988-02, 1988, 18.02.1988, 00.02.1988, 02.1988, 18021988, nothing; or UnreadableDate."""
        text = text.strip()
        if not text or not text.strip("0-./"):
            return cls()
        for parts in _readings(text):
            if _is_real(*parts):
                return cls(*parts)
        raise UnreadableDate(_("Enter a real date, like 18.02.1988. Write 00 for a day or month that is not known."))

    def __bool__(self):
        return self.year is not None

    def __lt__(self, other):
        return self._order < other._order

    def __str__(self):
        """The form in which packages carry it: as much of YYYY-MM-DD as is known."""
        return "-".join(f"{part:0{width}}" for part, width in zip(self._known, (4, 2, 2), strict=False))

    @property
    def stored(self) -> str:
        """YYYY-MM-DD with 00 for what is not known; empty where nothing is."""
        return f"{self.year:04}-{self.month or 0:02}-{self.day or 0:02}" if self else ""

    @property
    def is_complete(self) -> bool:
        return self.day is not None

    def display(self) -> str:
        """dd.mm.yyyy with ?? for what is not known."""
        return f"{self.day or '??':02}.{self.month or '??':02}.{self.year:04}" if self else ""

    def earliest(self) -> date | None:
        return date(self.year, self.month or 1, self.day or 1) if self else None

    def latest(self) -> date | None:
        if not self:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def could_equal(self, other: "PartialDate") -> bool:
        """Whether both may be the same day: no part that both know differs."""
        pairs = zip(self._known, other._known, strict=False)
        return all(mine == theirs for mine, theirs in pairs)

    def faults(self, today: date) -> list[str]:
        """What is wrong with it as a date of birth, in sentences."""
        if self and self.earliest() > today:
            return [_("Date of birth must be before today.")]
        return []

    @property
    def _known(self):
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @property
    def _order(self):
        return (self.year or 0, self.month or 0, self.day or 0)


def _readings(text):
    """(year, month, day) for each form the text may have, with None for 00."""
    for form in FORMS:
        if match := form.fullmatch(text):
            yield tuple(int(match.groupdict().get(part) or 0) or None for part in PARTS)


def _is_real(year, month, day):
    if year is None:
        return month is None and day is None
    if not EARLIEST_YEAR <= year <= 2199:
        return False
    if month is None:
        return day is None
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year, month)[1])
