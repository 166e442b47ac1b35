"""Counts the days of a time limit and tells how: pure arithmetic of dates that knows no agreement and no table."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases import explaining
from cases.spans import Calendar, Due, Extension, Pause, Rollover, Span, Terms, Unit

__all__ = [
    "Calendar",
    "Due",
    "Extension",
    "Pause",
    "Rollover",
    "Span",
    "Terms",
    "Unit",
    "add_months",
    "count",
    "first_moment",
]

DAY = timedelta(days=1)
HORIZON = timedelta(days=20 * 366)  # a count that has gone so far never ends


def count(start: datetime, terms: Terms, *, pauses: Sequence[Pause] = (), extensions: Sequence[Extension] = ()) -> Due:
    """Counts `terms.span` and then each extension from the event at `start` (aware); docs/time.md gives the rules.

    A pause may also be a pair (since, until), an extension a triple (span, ground, granted on).
    """
    if start.tzinfo is None:
        raise ValueError("The moment from which a limit runs needs a time zone.")
    walk = _Walk(start, terms, [Pause(*pause) for pause in pauses])
    walk.go(terms.span)
    for extension in extensions:
        walk.extend(Extension(*extension))
    walk.roll()
    return walk.arrive()


def add_months(day: date, months: int) -> date:
    """The same day number so many months later (earlier, if negative), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_moment(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day in a zone, also where the clocks skip midnight."""
    return datetime.combine(day, time(), zone).astimezone(UTC).astimezone(zone)


class _Walk:
    """Goes from the event day by day, forth or back, and tells what it passes."""

    def __init__(self, start, terms, pauses):
        self.terms, self.forth = terms, -DAY if terms.back else DAY
        self.pauses = [pause.days(terms.zone) for pause in pauses]
        self.open_since = [pause.since.astimezone(terms.zone).date() for pause in pauses if not pause.until]
        self.counted, self.told, self.reads_calendar = [], [], False
        local = start.astimezone(terms.zone)
        self.first = self.day = local.date()
        self.tell(explaining.counted_from(local, terms))

    def tell(self, *sentences):
        self.told.extend(sentence for sentence in sentences if sentence not in self.told)

    def go(self, span):
        """Passes days until `span` of them have counted; the day stood on does not."""
        wanted = len(self.counted) + self.length_of(span)
        while len(self.counted) < wanted:
            self.step(self.forth)
            if not self.rests() and (span.unit != Unit.WORKING_DAYS or self.is_worked()):
                self.counted.append(self.day)

    def length_of(self, span):
        """In days. Months are as long as the days to the same day number, so that a paused day prolongs them too."""
        if span.unit != Unit.MONTHS:
            return span.value
        end = add_months(self.day, -span.value if self.terms.back else span.value)
        days = abs((end - self.day).days)
        self.tell(explaining.months_end(span, end, days))
        return days

    def extend(self, extension):
        granted = extension.granted_on
        if isinstance(granted, datetime):
            granted = granted.astimezone(self.terms.zone).date()
        self.tell(*explaining.extended(extension._replace(granted_on=granted), self.day))
        self.go(extension.span)

    def step(self, by):
        self.day += by
        if abs(self.day - self.first) > HORIZON:
            raise ValueError("This time limit never ends: its calendar or its pauses leave no day to count.")

    def rests(self):
        resting = next((pause for pause in self.pauses if pause[0] <= self.day < pause[1]), None)
        if resting:
            self.tell(explaining.rested(resting[0], resting[1] - DAY))
        return resting is not None

    def is_worked(self):
        reason = self.reason()
        if reason is not None:
            self.tell(explaining.skipped(self.day, reason))
        elif self.terms.calendar.is_swapped(self.day):
            self.tell(explaining.worked(self.day))
        return reason is None

    def reason(self):
        self.reads_calendar = True
        return self.terms.calendar.reason(self.day)

    def roll(self):
        """Once, at the very end: a last day that is not worked moves, and never to a day on which the clock rests."""
        if self.terms.rollover == Rollover.NONE or self.reason() is None:
            return
        later = self.terms.rollover == Rollover.NEXT_WORKING_DAY
        while (reason := self.reason()) is not None or self.rests():
            if reason is not None:
                self.tell(explaining.not_worked(self.day, reason))
            self.step(DAY if later else -DAY)
        self.tell(explaining.moved(self.day, later))

    def arrive(self):
        open_since = [since for since in self.open_since if self.first <= since <= self.day]
        self.tell(*(explaining.still_rests(since, self.day) for since in open_since))
        self.tell(*self.about_calendar(), explaining.last_day(self.day, self.terms))
        due_at = first_moment(self.day + DAY, self.terms.zone)
        return Due(self.day, due_at, tuple(self.told), tuple(self.counted), rests=bool(open_since))

    def about_calendar(self):
        if not self.reads_calendar:
            return []
        calendar = self.terms.calendar
        passed = range(min(self.first, self.day).year, max(self.first, self.day).year + 1)
        missing = [year for year in passed if calendar.years is not None and year not in calendar.years]
        return [explaining.calendar_used(calendar), *(explaining.year_missing(calendar, year) for year in missing)]
