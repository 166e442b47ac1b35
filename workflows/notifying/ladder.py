"""The ladder of a limit: at which moments of a clock somebody is told, and who. Everything follows from the clock; nothing is counted up.

Its rungs are of two sorts, told in one way. Days before and after the last day are limits of the house (`warn_first` and so on),
which two people change like any other, from a day on. Shares of the limit (`warns` of the Deadline) count only while the first
of those days is still to come, so that a long limit is seen early and a short one is not told of six times.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from django.utils.timezone import get_default_timezone

from audit.moment import today
from cases.agreements import NoLimit, due, limit, read_limits_once
from cases.rules import HOUSE, Agreement
from cases.terms import WARNINGS, LimitName

DAY = timedelta(days=1)


class Tells(StrEnum):
    """Who is told on a rung, besides those of the rungs before."""

    HOLDERS = "holders"
    SUPERVISORS = "supervisors"
    HEADS = "heads"


@dataclass(frozen=True)
class Rung:
    """`name` tells it from the others of its clock, and is what makes its news the same news."""

    name: str
    at: datetime
    tells: Tells
    share: float | None = None

    @property
    def escalates(self):
        return self.tells != Tells.HOLDERS


class Days:
    """The days of the ladder as the house has them today, read once; what was counted is kept."""

    def __init__(self):
        self.house = Agreement.objects.filter(code=HOUSE).first()
        if self.house:
            read_limits_once(self.house)
        self.rules, self.counted = {}, {}

    def of(self, name, last_day):
        """The day that lies so many days before (after) a last day; None where the house has no such number."""
        if name not in self.rules:
            self.rules[name] = self._rule(name)
        rule = self.rules[name]
        if rule is None:
            return None
        if (name, last_day) not in self.counted:
            noon = datetime.combine(last_day, time(12), get_default_timezone())
            self.counted[name, last_day] = due(rule, noon, requested_state="AZ").due_on
        return self.counted[name, last_day]

    def _rule(self, name):
        try:
            return limit(self.house, name) if self.house else None
        except NoLimit:
            return None


def ladder(clock, days) -> list[Rung]:
    """All rungs of a clock, the earliest first. `days`: Days."""
    by_days = [*_before(clock, days), *(_reached(clock, days) if clock.presses else ())]
    first = min((rung.at for rung in by_days), default=clock.due_at)
    return sorted([*_shares(clock, first), *by_days], key=lambda rung: rung.at)


def newest(clock, days, moment) -> Rung | None:
    """The last rung that has been reached; those before it are not told any more. None: none was, or it is of no use any more."""
    reached = [rung for rung in ladder(clock, days) if rung.at <= moment]
    if not reached or (moment >= clock.due_at and not reached[-1].escalates):
        return None
    return reached[-1]


def days_to(clock) -> int:
    """Days from today to the last day; negative after it."""
    return (clock.due_on - today()).days


def _begin_of(clock, day):
    """The moment at which a day begins, where the limit is counted: `due_at` is where the day after the last one begins."""
    return clock.due_at - DAY * ((clock.due_on - day).days + 1)


def _before(clock, days):
    """Warnings that lie within the limit: of a limit of two days nobody is told five days before its end."""
    for name in WARNINGS:
        day = days.of(name, clock.due_on)
        if day and _begin_of(clock, day) > clock.started_at:
            yield Rung(f"{name}-{clock.due_on}", _begin_of(clock, day), Tells.HOLDERS)


def _reached(clock, days):
    """The last day itself, and what follows where nothing was done."""
    yield Rung(f"last_day-{clock.due_on}", _begin_of(clock, clock.due_on), Tells.SUPERVISORS)
    if day := days.of(LimitName.ESCALATE, clock.due_on):
        yield Rung(f"escalate-{clock.due_on}", _begin_of(clock, day), Tells.HEADS)


def _shares(clock, first):
    for share in clock.deadline_declared.warns:
        at = clock.started_at + (clock.due_at - clock.started_at) * share
        if at < first:
            yield Rung(f"{int(share * 100)}", at, Tells.HOLDERS, share=share)
