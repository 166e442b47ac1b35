"""Questions at random about every figure, each answered in five ways that must agree: the count, the recount, the list, the file, the page."""

import io
import json
from datetime import timedelta
from decimal import Decimal
from itertools import product
from urllib.parse import parse_qsl, urlparse

from openpyxl import load_workbook

from reports.addresses import list_of
from reports.counting import Question, answer, facts
from reports.figure import AMOUNT, MEAN, SHARE
from reports.figures import FIGURES
from reports.files import Asked, file_of
from reports.tables import cross
from tests.reports.recounting import recount


def at_random(chance, first, last, as_of, everything):
    """Some figure of some period, by nothing, one or two dimensions, narrowed to values that there are."""
    there = {kind for kind, _told in everything}
    figure = chance.choice([one for one in FIGURES.values() if one.kind in there])
    days = (last - first).days
    begins = first + timedelta(days=chance.choice((0, 0, chance.randint(0, days))))
    ends = begins + timedelta(days=chance.choice((0, 30, 90, days, days)))
    rows, columns = (chance.choice(("", *figure.dimensions)) for _n in range(2))
    columns = "" if columns == rows else columns
    narrowing = [
        dim for dim in chance.sample(figure.dimensions, chance.choice((0, 0, 1, 2))) if dim not in (rows, columns)
    ]
    where = [(dim, some_value(chance, everything, dim)) for dim in narrowing]
    if figure.counts == AMOUNT and "currency" not in (rows, columns, *narrowing):
        where.append(("currency", some_value(chance, everything, "currency")))
    return Question(figure, begins, min(ends, last), as_of, rows, columns, tuple(where))


def some_value(chance, everything, dim):
    found = sorted({told[dim] for _kind, told in everything if told.get(dim)})
    return chance.choice(found) if found else "?"


def agree(question, actor, everything):
    """Raises AssertionError where two ways of answering differ."""
    counted = answer(question, actor)
    again = recount(
        everything, question.figure.code, question.first, question.last, question.rows, question.columns, question.where
    )
    assert {key: as_recounted(question, cell) for key, cell in counted.cells.items() if cell.base} == again, question
    assert facts(question, actor).count() == counted.total.base
    is_split = (
        question.figure.counts == AMOUNT and question.columns == "currency"
    )  # nothing goes over several currencies
    for row, column in product(counted.row_values[:3], counted.column_values if is_split else [None]):
        assert facts(question.narrowed(row, column), actor).count() == counted.cell(row, column).base, (question, row)
    return counted


def as_recounted(question, cell):
    counts = question.figure.counts
    if counts == MEAN:
        return cell.value.quantize(Decimal("1e-9"))
    return (cell.value, cell.base) if counts == SHARE else cell.value


def files_agree(question, actor):
    """The workbook and the JSON hold what the table holds, number by number."""
    table = cross(question, actor)
    asked = Asked(actor, question.first, question.last, question.as_of)
    held = [[number.value for number in row.numbers] for row in table.lines]
    sheet = load_workbook(io.BytesIO(file_of("xlsx", table.title, [table], asked))).worksheets[1]
    cells = [[cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=2)]
    assert cells == [[as_cell(value) for value in row] for row in held], question
    said = json.loads(file_of("json", table.title, [table], asked))["tables"][0]
    assert [[as_text(value) for value in row["values"]] for row in said["rows"]] == [
        [as_text(value) for value in row] for row in held
    ]


def as_cell(value):
    return value if value is None or isinstance(value, int) else float(value)


def as_text(value):
    return None if value is None else str(value)


def pages_agree(question, client, actor):
    """The list that a number opens shows so many."""
    for opened in _opened(question, actor):
        url = list_of(opened)
        page = client.get(urlparse(url).path, parse_qsl(urlparse(url).query))
        assert page.status_code == 200, url
        assert page.context["page"].paginator.count == answer(opened, actor).total.base


def _opened(question, actor):
    """The total; of amounts by currency one for each, for nothing goes over several."""
    if question.figure.counts != AMOUNT or "currency" not in (question.rows, question.columns):
        return [question]
    found = answer(question, actor)
    if question.rows == "currency":
        return [question.narrowed(row=value) for value in found.row_values]
    return [question.narrowed(column=value) for value in found.column_values]
