"""Tables of numbers, ready to be shown or written: each number once, with the question whose whole answer it is."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from reports.counting import Cell, Question, answer
from reports.dimensions import DIMENSIONS
from reports.figure import AMOUNT, FACTS, MEAN, MEDIAN, SHARE
from reports.figures import FIGURES

NUMBERS, OF_ROW, OF_COLUMN, OF_ALL = "numbers", "row", "column", "all"


@dataclass(frozen=True)
class Number:
    """A cell with its question; `of`: the cell of which it is shown as a share, where that was asked for."""

    cell: Cell
    question: Question
    of: Cell | None = None

    @property
    def value(self):
        """As a file has it: int, Decimal, a share from 0 to 1 to four places, or None where there is nothing."""
        counts = self.question.figure.counts
        if counts == SHARE:
            return None if self.cell.share is None else self.cell.share.quantize(Decimal("0.0001"), ROUND_HALF_UP)
        if counts in (MEDIAN, MEAN):
            return (
                None
                if self.cell.value is None
                else Decimal(str(self.cell.value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            )
        return self.cell.value

    @property
    def share(self):
        """The part that it is of `of`; None where nothing was asked or there is nothing to be a part of."""
        return Decimal(self.cell.value) / Decimal(self.of.value) if self.of and self.of.value else None


@dataclass(frozen=True)
class Row:
    label: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Counted:
    """One table: heads (the first is that of the labels), rows, and the row of totals."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    total: (
        Row | None
    )  # none where the rows are not parts of a whole: currencies, or stages that one case passes through
    figures: tuple
    as_of: object

    @property
    def lines(self):
        """The rows, and the totals where there are any."""
        return (*self.rows, self.total) if self.total else self.rows

    @property
    def size(self):
        return len(self.rows) * max(len(self.heads) - 1, 1)


def cross(question, actor, show=NUMBERS) -> Counted:
    """One figure by rows and columns, with the totals of both."""
    found = answer(question, actor)
    rows = _values(question, question.rows, found.row_values)
    columns = _values(question, question.columns, found.column_values)
    first = DIMENSIONS[question.rows].name if question.rows else _("Figure")
    across = (
        [column for column, _label in columns]
        if _is_split(question, question.columns)
        else [*(column for column, _label in columns), None]
    )
    heads = [first, *(label for _value, label in columns), *([_last_head(question)] if None in across else [])]

    def row(value, label):
        return Row(label, tuple(_number(found, value, column, show) for column in across))

    total = None if _is_split(question, question.rows) else row(None, _("Together"))
    named = (str(question.figure.name), tuple(map(str, heads)), tuple(row(*one) for one in rows))
    return Counted(*named, total, (question.figure,), question.as_of)


def _is_split(question, dimension):
    """Whether a dimension parts amounts by their currency."""
    return question.figure.counts == AMOUNT and dimension == "currency"


def _last_head(question):
    return _("Together") if question.columns else str(question.figure.name)


def beside(title, questions, actor) -> Counted:
    """Several figures by the same rows: a column each."""
    found = [answer(question, actor) for question in questions]
    code = questions[0].rows
    values = _values(questions[0], code, sorted(set().union(*(one.row_values for one in found))))
    rows = tuple(Row(label, tuple(_number(one, value, None, NUMBERS) for one in found)) for value, label in values)
    total = Row(_("Together"), tuple(_number(one, None, None, NUMBERS) for one in found))
    heads = (str(DIMENSIONS[code].name), *(str(question.figure.name) for question in questions))
    return Counted(str(title), heads, rows, total, tuple(question.figure for question in questions), questions[0].as_of)


def table_of(declared, actor, span, more=()) -> Counted:
    """A declared table of a report for a span (PeriodForm.span); `more`: what it is narrowed to besides, as far as its figures know it."""

    def question(code, **how):
        figure = FIGURES[code]
        fitting = tuple((dim, value) for dim, value in more if dim in figure.dimensions)
        return Question(figure, *span, rows=declared.rows, where=(*declared.where, *fitting), **how)

    if declared.columns:
        counted = cross(question(declared.figures[0], columns=declared.columns), actor)
        counted = counted if declared.has_last else _without_last(counted)
    else:
        counted = beside(declared.name, [question(code) for code in declared.figures], actor)
    return replace(counted, title=str(declared.name), total=counted.total if declared.has_total else None)


def _without_last(counted):
    """Without the column of what the columns come to together."""
    rows = tuple(Row(row.label, row.numbers[:-1]) for row in counted.rows)
    return replace(counted, heads=counted.heads[:-1], rows=rows, total=None)


def _values(question, code, values):
    """(value, its name), in the order of the dimension."""
    if not code:
        return []
    dimension = DIMENSIONS[code]
    named = dimension.words(question.figure, values)
    return [(value, dimension.label(named, value)) for value in dimension.in_order(named, values)]


def _number(found, row, column, show):
    question = found.question
    of = {OF_ROW: (row, None), OF_COLUMN: (None, column), OF_ALL: (None, None)}.get(show)
    part = found.cell(*of) if of and question.figure.counts in (FACTS, AMOUNT) else None
    return Number(found.cell(row, column), question.narrowed(row, column), part)
