"""The tables behind the pictures, asked as the tables of reports are: each number has the question whose whole answer it is."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max

from reports.counting import EMPTY, Question, answer
from reports.dashboard.declared import by_time
from reports.dashboard.months import of_period, year_before
from reports.facts.rows import Fact, Occurs
from reports.figures import FIGURES
from reports.tables import Counted, Number, Row, table_of
from reports.words import STEPS

BAKU = ZoneInfo("Asia/Baku")
A_YEAR = timedelta(days=366)
NARROWING = ("state", "procedure_type", "programme")


@dataclass(frozen=True)
class Asking:
    """For whom, of which period, as of when, narrowed to what."""

    actor: object
    first: date
    last: date
    as_of: datetime
    where: tuple[tuple[str, str], ...] = ()

    @property
    def span(self):
        return self.first, self.last, self.as_of


def tables(chart, asking) -> list[Counted]:
    """Those of a picture; rows that must stand there are added with nothing in them."""
    unit, periods = of_period(asking.first, min(asking.last, asking.as_of.astimezone(BAKU).date()))
    asked = [by_time(table, unit) if chart.every == "time" else table for table in chart.tables]
    found = [table_of(table, asking.actor, asking.span, asking.where) for table in asked]
    every = {"time": {code: code for code in periods}, "steps": STEPS}.get(chart.every, {})
    if every and any(number.cell.base for row in found[0].rows for number in row.numbers):
        found[0] = filled(found[0], asked[0].rows, every, asking)
    return found


def filled(counted, dim, every, asking) -> Counted:
    """With a row for each of these values (value: its name), also where there is nothing to count."""
    there = {dict(row.numbers[0].question.where)[dim]: row for row in counted.rows}
    questions = [number.question for number in counted.rows[0].numbers]

    def empty(value, label):
        asked = [
            replace(one, where=tuple((code, value if code == dim else old) for code, old in one.where))
            for one in questions
        ]
        return Row(str(label), tuple(Number(EMPTY[one.figure.counts], one) for one in asked))

    rows = tuple(there.get(value) or empty(value, label) for value, label in every.items())
    return replace(counted, rows=rows)


def total(declared, asking) -> Number:
    question = _question(declared, asking)
    return Number(answer(question, asking.actor).total, question)


def _question(declared, asking):
    figure = FIGURES[declared.figure]
    fitting = tuple(one for one in asking.where if one[0] in figure.dimensions)
    return Question(figure, *asking.span, where=(*declared.where, *fitting))


def total_before(declared, asking):
    """The same a year before; None for a period of more than a year, which would overlap."""
    if asking.last - asking.first > A_YEAR:
        return None
    return total(declared, replace(asking, first=year_before(asking.first), last=year_before(asking.last)))


def there_is(actor):
    """{dimension: values} of what may be chosen: those that facts of this reader have. One query."""
    found = set(Occurs.objects.counted_for(actor).values_list("dimension", "value"))
    return {code: {value for dimension, value in found if dimension == code} for code in NARROWING}


def last_day(asking):
    """The last day that has come of which anything is recorded; None of none."""
    there = Fact.objects.counted_for(asking.actor).as_of(asking.as_of)
    return there.filter(on__lte=asking.as_of.astimezone(BAKU).date()).aggregate(last=Max("on"))["last"]
