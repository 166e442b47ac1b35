"""The days that a calendar shows: a week, or one day as a sheet; as somebody asks for them in an address."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from audit.moment import today

WEEK = 7
YEARS = range(2000, 2101)  # what lies beyond is a slip


@dataclass(frozen=True)
class Days:
    """So many days from a first one on."""

    first: date
    length: int = WEEK

    @classmethod
    def of(cls, said):
        """?day=2026-11-25 is that day; ?week=2026-11-25 the week around it; this week for anything else."""
        if day := _read(said.get("day")):
            return cls(day, 1)
        day = _read(said.get("week")) or today()
        return cls(day - timedelta(days=day.weekday()))

    def __iter__(self):
        return (self.first + timedelta(days=number) for number in range(self.length))

    @property
    def is_sheet(self):
        return self.length == 1

    @property
    def is_now(self):
        return today() in self

    @property
    def moments(self):
        """When they begin, and when they are over."""
        return tuple(_midnight(self.first + timedelta(days=number)) for number in (0, self.length))

    @property
    def query(self):
        return f"{'day' if self.is_sheet else 'week'}={self.first.isoformat()}"

    def moved(self, times):
        return Days(self.first + timedelta(days=times * self.length), self.length)


def _read(text):
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))
