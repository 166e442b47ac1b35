"""Counting: one question about one figure, answered in the database in one query, with its totals; and the facts behind any number."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, Value
from django.utils.translation import gettext as _

from reports.dimensions import DIMENSIONS
from reports.facts.refreshing import refresh
from reports.facts.rows import Fact
from reports.figure import AMOUNT, FACTS, MEAN, MEDIAN, PERSONS, SHARE, Figure
from reports.figures import FIGURES

NONE = ""  # the only value of a dimension that was not chosen
AGGREGATES = {
    FACTS: "count(*)",
    PERSONS: "count(DISTINCT person)",
    AMOUNT: "coalesce(sum(amount), 0)",
    MEDIAN: "percentile_cont(0.5) WITHIN GROUP (ORDER BY days)",
    SHARE: "count(*) FILTER (WHERE part)",
    MEAN: "avg(points)",
}


class MixedCurrencies(ValueError):
    """Its text says so to whoever asked."""


@dataclass(frozen=True)
class Question:
    """What is asked: a figure of a period (both days included), by up to two dimensions, where others have certain values.

    `as_of`: the moment as of whose records it is counted.
    """

    figure: Figure
    first: date
    last: date
    as_of: datetime
    rows: str = ""
    columns: str = ""
    where: tuple[tuple[str, str], ...] = ()

    def __post_init__(self):
        named = {self.rows, self.columns, *(code for code, _value in self.where)}
        if self.figure.counts == AMOUNT and "currency" not in named:
            raise MixedCurrencies(
                _("Amounts of several currencies are not added up: choose a currency, or break down by it.")
            )
        if strange := named - {"", "currency", *self.figure.dimensions}:
            raise ValueError(f"{self.figure.code} is not broken down by {', '.join(sorted(strange))}.")

    def narrowed(self, row=None, column=None):
        """The question whose whole answer is one cell of this one; None: the total."""
        more = [(dim, value) for dim, value in ((self.rows, row), (self.columns, column)) if dim and value is not None]
        return replace(self, rows="", columns="", where=(*self.where, *more))


@dataclass(frozen=True)
class Cell:
    """`value` in the unit of the figure (None: a median or a mean of nothing); `base`: how many facts it rests on."""

    value: object
    base: int

    @property
    def share(self):
        """Of a share: its part, from 0 to 1; None of nothing."""
        return Decimal(self.value) / self.base if self.base else None


EMPTY = {
    FACTS: Cell(0, 0),
    PERSONS: Cell(0, 0),
    AMOUNT: Cell(Decimal("0.00"), 0),
    MEDIAN: Cell(None, 0),
    SHARE: Cell(0, 0),
    MEAN: Cell(None, 0),
}


@dataclass
class Answer:
    """The numbers: `cells[row, column]`; a total has None in the place of what it goes over."""

    question: Question
    cells: dict = field(default_factory=dict)

    def __post_init__(self):
        self.row_values = sorted({row for row, _column in self.cells if row is not None})
        self.column_values = sorted({column for _row, column in self.cells if column is not None})

    def cell(self, row=None, column=None):
        return self.cells.get((row, column), EMPTY[self.question.figure.counts])

    @property
    def total(self):
        return self.cell()


def counted_at(as_of=None):
    """The moment as of which to count: the one asked for, as far as it is past; else now, with everything that is recorded."""
    kept = refresh()
    return min(as_of, kept) if as_of else kept


def asked(code, first, last, as_of=None, **how):
    """A question about a figure by its code."""
    return Question(FIGURES[code], first, last, counted_at(as_of), **how)


def facts(question, actor):
    """The facts that an answer rests on, within what somebody may count: the one scope of figures, lists and files."""
    figure = question.figure
    found = (
        Fact.objects.counted_for(actor)
        .as_of(question.as_of)
        .filter(figure.within(question.first, question.last), kind__in=figure.kinds)
    )
    found = found.filter(figure.where)
    for place, (code, value) in enumerate(question.where):
        name = f"by_{place}"
        found = found.annotate(**{name: DIMENSIONS[code].expression(figure.reference)}).filter(**{name: value})
    return found


def answer(question, actor) -> Answer:
    """Counted in one query, the totals with it (GROUPING SETS): persons and medians do not add up, so no total is a sum."""
    sets = {"(r, c)", "(r)" if question.rows else "()", "(c)" if question.columns else "()", "()"}
    try:
        sql, parameters = _selected(question, actor).query.sql_with_params()
    except EmptyResultSet:  # whoever may count nothing
        return Answer(question)
    aggregate = AGGREGATES[question.figure.counts]
    counted = f"""
        SELECT r, c, grouping(r), grouping(c), {aggregate}, count(*)
        FROM ({sql}) facts (person, amount, days, points, r, c, part)
        GROUP BY GROUPING SETS ({", ".join(sorted(sets))})
    """  # noqa: S608 (our own words; whatever somebody asked for stands in the parameters)
    with connection.cursor() as cursor:
        cursor.execute(counted, parameters)
        return Answer(question, _cells(question, cursor.fetchall()))


def _selected(question, actor):
    by = {name: _values(question, getattr(question, name)) for name in ("rows", "columns")}
    part = ExpressionWrapper(question.figure.part or Q(pk__isnull=False), output_field=BooleanField())
    told = ("person", "amount", "days", question.figure.column)
    return facts(question, actor).order_by().values_list(*told, by["rows"], by["columns"], part)


def _values(question, code):
    return DIMENSIONS[code].expression(question.figure.reference) if code else Value(NONE)


def _cells(question, rows):
    """A dimension that was not chosen has its one value in the place of the total."""
    found = {}
    for row, column, over_rows, over_columns, value, base in rows:
        key = (
            None if over_rows or not question.rows else row,
            None if over_columns or not question.columns else column,
        )
        found[key] = Cell(value, base)
    return found
