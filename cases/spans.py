"""What counting is done with: spans, calendars, pauses, extensions; and the due date that comes of it. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cases.explaining import WEEKEND
from cases.sentences import Sentence


class Unit(StrEnum):
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class Rollover(StrEnum):
    """What becomes of a limit whose last day is not worked."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS_WORKING_DAY = "previous_working_day"


@dataclass(frozen=True)
class Span:
    """A length of time: 15 calendar days, 5 working days, 3 months. At least one."""

    value: int
    unit: Unit

    def __post_init__(self):
        if self.value < 1:
            raise ValueError("A time limit is at least one day long.")


@dataclass(frozen=True)
class Calendar:
    """The days on which a State's authorities do not work, with the reason, and the weekend days on which they do."""

    name: object  # anything that prints as the name of the State
    version: str = ""
    non_working: Mapping[date, object] | Callable[[date], object] = field(default_factory=dict, hash=False)
    weekend: frozenset[int] = frozenset({5, 6})  # as date.weekday(): Monday is 0
    worked: frozenset[date] = frozenset()  # days worked after all, such as in exchange for another; they prevail
    years: frozenset[int] | None = None  # the years that have been filled in; None: all

    def reason(self, day: date):
        """Why a day is not worked, as something printable; None where it is worked."""
        if day in self.worked:
            return None
        named = self.non_working(day) if callable(self.non_working) else self.non_working.get(day)
        return named or (WEEKEND if day.weekday() in self.weekend else None)

    def is_swapped(self, day: date) -> bool:
        """A day of the weekend that is worked."""
        return day in self.worked and day.weekday() in self.weekend


@dataclass(frozen=True)
class Terms:
    """How a limit is counted: length, zone of the authority that must act, calendar, what a non-working end does."""

    span: Span
    zone: ZoneInfo
    calendar: Calendar
    rollover: Rollover = Rollover.NONE
    back: bool = False  # counted back from the event: the last day that is still early enough


class Pause(NamedTuple):
    """The clock rests from a moment until a moment (aware), or until further notice."""

    since: datetime
    until: datetime | None = None

    def days(self, zone) -> tuple[date, date]:
        """The first day that does not count and the first that counts again; the same while the clock still rests."""
        first = self.since.astimezone(zone).date()
        return first, self.until.astimezone(zone).date() if self.until else first


class Extension(NamedTuple):
    """More time: how much, on what ground (anything that prints), granted when."""

    span: Span
    ground: object = ""
    granted_on: date | datetime | None = None


@dataclass(frozen=True)
class Due:
    """When a limit ends, and how that was found."""

    due_on: date  # the last day, usable to its last minute
    due_at: datetime  # the first moment after it, in the zone of the authority that must act: overdue begins
    explanation: tuple[Sentence, ...]
    counted: tuple[date, ...]  # the days that count, nearest to the event first
    rests: bool = False  # a pause is still open: due_on is the earliest day it can become

    @property
    def days(self) -> int:
        """The length of the limit in days that count: the ticks of the ruler."""
        return len(self.counted)

    def days_gone(self, on: date) -> int:
        """How many of them are over or running on a day."""
        return sum(day <= on for day in self.counted)
