"""Counts an official table: every series of its layout in one query, each number with the question whose whole answer it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils.timezone import localtime

from reports.counting import AGGREGATES, Question, answer, facts
from reports.dimensions import DIMENSIONS
from reports.figures import FIGURES
from reports.official.lists import ANY, Code, Layout, codes, rounding

FIGURE = "came_back"
INWARDS = (("direction", "in"),)
PROVISIONAL = "p"


@dataclass(frozen=True)
class Period:
    """A whole year or quarter: its name, its days, and whether it was over at the moment of the count."""

    name: str
    first: date
    last: date
    is_over: bool


@dataclass(frozen=True)
class Observation:
    """`key`: a code for each dimension of the layout; `exact` stays in the house, `value` is rounded as the table declares.

    `question`: its own; None where its code stands for several values of ours at once.
    """

    key: tuple[str, ...]
    period: Period
    exact: int
    question: Question | None

    @property
    def value(self):
        return rounding().of(self.exact)

    @property
    def flag(self):
        return "" if self.period.is_over else PROVISIONAL


@dataclass(frozen=True)
class Official:
    """A counted table. `observations`: in the order of their keys as the lists have them, then of their periods."""

    layout: Layout
    periods: tuple[Period, ...]
    observations: tuple[Observation, ...]
    as_of: object
    codes: dict  # {list: the codes that stand in it}

    @property
    def figure(self):
        return FIGURES[FIGURE]


def periods(layout, first, last, as_of):
    """The whole periods in which the days from first to last lie."""
    months = 12 if layout.freq == "A" else 3
    found, begins = [], first.replace(month=(first.month - 1) // months * months + 1, day=1)
    while begins <= last:
        ahead = begins.month - 1 + months
        after = date(begins.year + ahead // 12, ahead % 12 + 1, 1)
        name = f"{begins:%Y}" if layout.freq == "A" else f"{begins:%Y}-Q{(begins.month + 2) // 3}"
        found.append(Period(name, begins, after - timedelta(days=1), localtime(as_of).date() >= after))
        begins = after
    return tuple(found)


def official(layout, actor, span, more=()) -> Official:
    """`span`: first day, last day, moment as of which to count; `more`: what it is narrowed to besides."""
    first, last, as_of = span
    times = periods(layout, first, last, as_of)
    question = Question(FIGURES[FIGURE], times[0].first, times[-1].last, as_of, where=(*INWARDS, *more))
    there = {name: _there(name, question, actor) for name in layout.counted}
    found = _counted(layout, question, actor, there)
    named = {name: _listed(name, there[name]) for name in layout.dimensions if name in there}
    known = {time.name: time for time in times}
    observations = [
        Observation(_key(layout, picked), known[time], number, _question(question, known[time], picked, there))
        for (time, picked), number in found.items()
    ]
    order = {name: {code.code: at for at, code in enumerate(listed)} for name, listed in named.items()}
    observations.sort(key=lambda one: (_place(layout, order, one.key), one.period.first))
    return Official(layout, times, tuple(observations), as_of, named | _fixed(layout))


def _there(name, question, actor):
    """{code: the pairs of a dimension and a value by which it is met}, of the values that occur; None: everything."""
    lines = codes()[name]
    dimensions = dict.fromkeys(line.dimension for line in lines if line.dimension)
    values = {dim: answer(_by(question, dim), actor).row_values for dim in dimensions}
    found = {line.code: None for line in lines if not line.dimension}
    for line in lines:
        if line.dimension and line.value in values[line.dimension]:
            found.setdefault(line.code, []).append((line.dimension, line.value))
    for dim in {line.dimension for line in lines if line.value == ANY}:
        named = {line.value for line in lines if line.dimension == dim}
        found |= {value: [(dim, value)] for value in values[dim] if value and value not in named}
    return found


def _by(question, dim):
    return Question(question.figure, question.first, question.last, question.as_of, rows=dim, where=question.where)


def _counted(layout, question, actor, there):
    """{(period, codes): number}. A fact is counted under every code that it meets: under its own, and under those above it."""
    dims = list(dict.fromkeys(dim for name in there for pairs in there[name].values() for dim, _v in pairs or ()))
    values = [DIMENSIONS[dim].expression(question.figure.reference) for dim in (layout.period, *dims)]
    try:
        sql, parameters = facts(question, actor).order_by().values_list("person", *values).query.sql_with_params()
    except EmptyResultSet:  # whoever may count nothing
        return {}
    columns = {dim: f"v{at}" for at, dim in enumerate(dims)}
    joins, more = zip(*(_join(at, there[name], columns) for at, name in enumerate(there)), strict=True)
    picked = ", ".join(f"m{at}.code" for at in range(len(there)))
    counted = f"""
        SELECT time, {picked}, {AGGREGATES[question.figure.counts]}
        FROM ({sql}) facts ({", ".join(("person", "time", *columns.values()))}) {" ".join(joins)}
        GROUP BY time, {picked}
    """  # noqa: S608 (our own words; codes and values stand in the parameters)
    with connection.cursor() as cursor:
        cursor.execute(counted, [*parameters, *(one for part in more for one in part)])
        return {(time, tuple(zip(there, found, strict=True))): number for time, *found, number in cursor.fetchall()}


def _join(at, pairs_of, columns):
    """Of one list: a row for each code that a fact meets."""
    rows, parameters = [], []
    for code, pairs in pairs_of.items():
        met = " OR ".join(f"{columns[dim]} = %s" for dim, _value in pairs or ()) or "TRUE"
        rows.append(f"(%s, {met})")
        parameters += [code, *(value for _dim, value in pairs or ())]
    joined = ", ".join(rows) or "('', FALSE)"
    return f"JOIN LATERAL (VALUES {joined}) m{at} (code, met) ON m{at}.met", parameters


def _question(question, period, picked, there):
    pairs = [there[name][code] for name, code in picked]
    if any(found is not None and len(found) > 1 for found in pairs):
        return None
    where = (*question.where, *(pair for found in pairs for pair in found or ()))
    return Question(question.figure, period.first, period.last, question.as_of, where=tuple(dict.fromkeys(where)))


def _key(layout, picked):
    said = dict(picked) | {"freq": layout.freq, "unit": "PER"}
    return tuple(said[name] for name in layout.dimensions)


def _place(layout, order, key):
    return tuple(order.get(name, {}).get(code, 0) for name, code in zip(layout.dimensions, key, strict=True))


def _listed(name, met):
    """The lines of the codes that occur, those that stand for themselves after the others."""
    lines = codes()[name]
    own = {line.code: line for line in reversed(lines) if line.code in met}
    rest = next((line for line in lines if line.code == ANY), None)
    of_list = [own[code] for code in dict.fromkeys(line.code for line in lines) if code in own]
    others = sorted(code for code in met if code not in own)
    return of_list + [Code("", "", rest.source, rest.confidence, name, code, rest.dimension, code) for code in others]


def _fixed(layout):
    only = {"freq": layout.freq, "unit": "PER"}
    return {name: [one for one in codes()[name] if one.code == code] for name, code in only.items()}
