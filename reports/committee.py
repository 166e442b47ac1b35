"""The pack of the committee: its figures for each requesting State in a period, within what somebody's agency may count."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.timezone import get_default_timezone

from audit.moment import now
from reports.figures import FIGURES, Period
from workflows.rows import Procedure


@dataclass(frozen=True)
class Pack:
    """`rows`: (code of the State, a number for each figure), as of one moment."""

    first: object
    last: object
    state: str
    as_of: datetime
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def totals(self):
        return tuple(sum(column) for column in zip(*(numbers for _state, numbers in self.rows), strict=True)) or (
            0,
        ) * len(FIGURES)


def period_of(first, last) -> Period:
    """From the beginning of the first day to the end of the last, in Baku."""
    return Period(_begin(first), _begin(last + timedelta(days=1)))


def pack_for(actor, first, last, state="") -> Pack:
    """Counted in the database, one aggregate a figure. `state`: the code of one State, or all that have any number."""
    scope, period = Procedure.objects.counted_for(actor), period_of(first, last)
    if state:
        scope = scope.filter(from_state=state)
    as_of = now()
    found = [figure.counted(scope, period) for figure in FIGURES]
    states = sorted({code for numbers in found for code in numbers} | ({state} if state else set()))
    rows = tuple((code, tuple(numbers.get(code, 0) for numbers in found)) for code in states)
    return Pack(first, last, state, as_of, rows)


def _begin(day):
    return datetime.combine(day, time(), get_default_timezone())
