"""The dashboard asked at random: every number on it against the table that anybody may build, the list behind it, the file and the recount."""

import io
import os
from datetime import timedelta
from random import Random

from django.urls import reverse
from openpyxl import load_workbook

from audit.moment import walking_at
from reports.counting import answer, counted_at, facts
from reports.dashboard.asking import Asking, tables, there_is, total
from reports.dashboard.declared import charts_for, totals_for
from reports.tables import cross
from tests.pages.square import signed_in
from tests.reports.asking import as_cell, as_recounted
from tests.reports.happening import happened
from tests.reports.recounting import recount

DAY = "%d.%m.%Y"
FULL = os.environ.get("QAYIDIS_FULL") == "1"


def dashboard_agrees(actor, moment, rounds, seed=3):
    """So many filters; returns how many numbers there were that counted anything."""
    chance, filled = Random(seed), 0
    with walking_at(moment):
        everything, as_of = list(happened(actor.group_id)), counted_at()
        days = [told["day"] for _kind, told in everything if told["day"] <= moment.date()]
        for number in range(rounds):
            asking = at_random(chance, actor, min(days), max(days), as_of)
            shown = [table for chart in charts_for(actor.agency) for table in tables(chart, asking)]
            numbers = [one for table in shown for row in table.lines for one in row.numbers]
            numbers += [total(one, asking) for one in totals_for(actor.agency)]
            for one in numbers:
                counts_the_same(one, actor, everything)
            filled += sum(one.cell.base > 0 for one in numbers)
            for table in shown:
                stands_in_a_table_of_ones_own(table, actor)
            with_rows = [table for table in shown if table.rows]
            if number == 0 or (FULL and with_rows):
                file_agrees(asking, with_rows)
    return filled


def at_random(chance, actor, first, last, as_of):
    begins = first + timedelta(days=chance.choice((0, chance.randint(0, (last - first).days))))
    ends = min(last, begins + timedelta(days=chance.choice((90, 365, 2000))))
    there = there_is(actor)
    where = [(code, chance.choice(sorted(found))) for code, found in there.items() if found and chance.random() < 0.4]
    return Asking(actor, begins, ends, as_of, tuple(where))


def counts_the_same(number, actor, everything):
    """One number: the answer to its question, the length of the list that it opens, and the recount from the raw rows."""
    question, cell = number.question, number.cell
    assert answer(question, actor).total == cell and facts(question, actor).count() == cell.base, question
    again = recount(everything, question.figure.code, question.first, question.last, where=question.where)
    if cell.base:
        assert again[None, None] == as_recounted(question, cell), question
    else:
        assert (None, None) not in again, question


def stands_in_a_table_of_ones_own(table, actor):
    """The same rows asked for as whoever builds a table asks: figure, rows and what it is narrowed to."""
    for place, figure in enumerate(table.figures if len(table.figures) > 1 else ()):
        for row in table.rows:
            *where, (dim, value) = row.numbers[place].question.where
            asked = row.numbers[place].question.__class__(
                figure, *(getattr(row.numbers[place].question, name) for name in ("first", "last", "as_of")), rows=dim, where=tuple(where)
            )  # fmt: skip
            built = cross(asked, actor)
            there = {dict(one.numbers[0].question.where)[dim]: one.numbers[0].cell for one in built.rows}
            assert there.get(value, row.numbers[place].cell) == row.numbers[place].cell
            assert value in there or not row.numbers[place].cell.base
            break  # one query a figure is enough: `built` held every row


def file_agrees(asking, shown):
    asked = {"first": asking.first.strftime(DAY), "last": asking.last.strftime(DAY), **dict(asking.where)}
    answered = signed_in(asking.actor).get(reverse("board_file", args=["all", "xlsx"]), asked)
    assert answered.status_code == 200, (answered.status_code, asked, answered.content[:300])
    sheets = load_workbook(io.BytesIO(answered.content)).worksheets[2:]  # after the cover and the strip
    assert len(sheets) == len(shown)
    for sheet, table in zip(sheets, shown, strict=True):
        cells = [[cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=2)]
        assert cells == [[as_cell(number.value) for number in row.numbers] for row in table.lines], sheet.title
