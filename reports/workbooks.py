"""Tables of numbers as a workbook: a cover that says what was counted, how, when and for whom, and a sheet for each table."""

import re

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.utils import get_column_letter

from cases.workbooks.writing import BOLD, FROM_ABOVE, saved, set_widths, write, write_head
from reports.figure import AMOUNT, FACTS, MEAN, MEDIAN, PERSONS, SHARE, TIME

DAY, MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
FORMATS = {FACTS: "#,##0", PERSONS: "#,##0", AMOUNT: "#,##0.00", MEDIAN: "#,##0.0", MEAN: "#,##0.0", SHARE: "0.0%"}
CHARTED = range(2, 25)  # rows of which a picture can be read
NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")


def workbook_of(title, tables, facts, definitions) -> bytes:
    """In the language of whoever asks. `facts`: (label, value, number format or None); `definitions`: the figures that are in it."""
    workbook = Workbook()
    cover = workbook.active
    cover.title = _("Cover")
    _write_cover(cover, title, facts, definitions)
    for number, table in enumerate(tables, start=1):
        _write_table(workbook.create_sheet(sheet_title(number, table.title)), table)
    return saved(workbook)


def sheet_title(number, title):
    return f"{number} {NOT_IN_A_TITLE.sub(' ', title)}"[:31].strip()


def _write_cover(sheet, title, facts, definitions):
    set_widths(sheet, {"A": 34, "B": 90, "C": 10})
    write(sheet, 1, 1, title).font = BOLD
    for row, (label, value, form) in enumerate(facts, start=3):
        write(sheet, row, 1, label)
        cell = write(sheet, row, 2, value)
        cell.alignment = FROM_ABOVE
        if form:
            cell.number_format = form
    below = len(facts) + 4
    for column, head in enumerate((_("Figure"), _("What it counts"), _("Version")), start=1):
        write(sheet, below, column, head).font = BOLD
    for row, figure in enumerate(definitions, start=below + 1):
        write(sheet, row, 1, str(figure.name))
        write(sheet, row, 2, str(figure.definition)).alignment = FROM_ABOVE
        write(sheet, row, 3, figure.version)
    sheet.freeze_panes = "A3"


def _write_table(sheet, table):
    write_head(sheet, table.heads)
    sheet.freeze_panes = "B2"
    set_widths(sheet, {"A": 34} | {get_column_letter(column): 16 for column in range(2, len(table.heads) + 1)})
    for place, row in enumerate(table.lines, start=2):
        write(sheet, place, 1, row.label)
        for column, number in enumerate(row.numbers, start=2):
            write(sheet, place, column, _typed(number.value)).number_format = FORMATS[number.question.figure.counts]
    for cell in sheet[len(table.lines) + 1] if table.total else ():
        cell.font = BOLD
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.heads))}{len(table.rows) + 1}"
    _draw(sheet, table)


def _typed(value):
    """A number as a spreadsheet knows it."""
    return float(value) if value is not None and not isinstance(value, int) else value


def _draw(sheet, table):
    """A picture of the first figure beside a table of which one can be read; a line where the rows are time."""
    first = table.figures[0]
    if len(table.rows) not in CHARTED or first.counts not in (FACTS, PERSONS, AMOUNT):
        return
    chart = LineChart() if table.rows[0].numbers[0].question.where[-1][0] in TIME else BarChart()
    chart.title, chart.legend = table.heads[1], None
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=len(table.rows) + 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=len(table.rows) + 1))
    chart.width, chart.height = 22, 10
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
    sheet.add_chart(chart, f"{get_column_letter(len(table.heads) + 2)}2")
