"""Which numbers a table tells: each as cells that can be added up, whatever its figure is."""

from datetime import date, timedelta

from reports.dimensions import DIMENSIONS
from reports.figure import MEDIAN, PERSONS, SHARE
from reports.figures import TIME
from reports.protecting.published import Cell
from reports.releases.loading import BEGINNING, codes_of

DAY = timedelta(days=1)


def cells_of(number, rule, edition) -> list[Cell] | None:
    """What is told with a number. None: it is not told at all, because too little lies under it.

    A share is as good as its part, the rest and the whole; a median tells how much it rests on.
    """
    question = number.question
    figure = question.figure
    if figure.counts in (SHARE, MEDIAN) and number.cell.base < rule.least_base:
        return None
    where = frozenset((code, value) for code, value in question.where if code not in TIME)
    first, last = (BEGINNING, question.last) if figure.is_stock else _period(question)
    threshold = rule.threshold_of(any(DIMENSIONS[code].sensitive for code, _value in where))
    return [
        Cell(code, where, first, last, edition, threshold, figure.counts == PERSONS)
        for code in codes_of(figure, question.last)
    ]


def _period(question):
    """A month, a quarter or a year narrows the period."""
    first, last = question.first, question.last
    for code, value in question.where:
        if code in TIME:
            begins, ends = span_of(value)
            first, last = max(first, begins), min(last, ends)
    return first, last


def span_of(value):
    """The days of 2026, 2026-Q2 or 2026-05."""
    year, part = int(value[:4]), value[5:]
    first, months = (3 * int(part[1]) - 2, 3) if part.startswith("Q") else (int(part), 1) if part else (1, 12)
    after = first + months
    ends = date(year + (after > 12), after - 12 * (after > 12), 1) - DAY
    return date(year, first, 1), ends


def kept(cell, *, shown):
    """A cell as a release keeps it: without any number."""
    where = sorted(map(list, cell.where))
    return [
        cell.figure, where, cell.first.isoformat(), cell.last.isoformat(), cell.threshold, cell.of_persons, shown,
    ]  # fmt: skip


def read(row, edition):
    figure, where, first, last, threshold, of_persons, shown = row
    days = date.fromisoformat(first), date.fromisoformat(last)
    return Cell(figure, frozenset(map(tuple, where)), *days, edition, threshold, of_persons, shown)
