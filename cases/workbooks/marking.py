"""The workbook that comes back: what stood in its first sheet, each fault at its cell, and a sheet that lists them."""

import re
from datetime import datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from cases.workbooks.columns import by_heading, folded
from cases.workbooks.reading import DAY, MOMENT, Sheet
from cases.workbooks.rows import HEADINGS
from cases.workbooks.writing import saved, set_widths, write, write_head

WRONG, LOOK = PatternFill("solid", start_color="FFF6C8C3"), PatternFill("solid", start_color="FFFBE7B2")
DAY_FORMAT, MOMENT_FORMAT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
BY = "Qayıdış"
IS_CELL = re.compile(r"[A-Z]{1,2}\d{1,4}")  # beside places such as comments and properties


def marked(sheet: Sheet, faults, remarks, counts) -> bytes:
    """`faults` and `remarks` are sentences by their cells; `counts` are (what, how many). Built anew: nothing hidden stays."""
    workbook = Workbook()
    cases = workbook.active
    cases.title = _("Cases")
    for cell in sheet.cells:
        _copy(cases, cell)
    write_head(cases, [cases.cell(HEADINGS, at).value or "" for at in range(1, cases.max_column + 1)])
    set_widths(cases, _widths(cases))
    for fill, told in ((LOOK, remarks), (WRONG, faults)):
        for place in filter(IS_CELL.fullmatch, told):
            _mark(cases[place], fill, told[place])
    _list(workbook.create_sheet(_("Faults")), faults, remarks, counts)
    return saved(workbook)


def _copy(sheet, cell):
    value, form = cell.value, None
    if cell.kind in (DAY, MOMENT):
        value, form = datetime.fromisoformat(value), DAY_FORMAT if cell.kind == DAY else MOMENT_FORMAT
    written = write(sheet, cell.row, cell.column, value)
    if form:
        written.number_format = form


def _widths(sheet):
    known = (
        (at, by_heading().get(folded(str(sheet.cell(HEADINGS, at).value)))) for at in range(1, sheet.max_column + 1)
    )
    return {get_column_letter(at): column.width for at, column in known if column}


def _mark(cell, fill, sentences):
    cell.fill = fill
    cell.comment = Comment("\n".join([*([cell.comment.text] if cell.comment else []), *sentences]), BY, 120, 320)


def _list(sheet, faults, remarks, counts):
    write_head(sheet, [_("Cell"), _("Kind"), _("What is said")])
    set_widths(sheet, {"A": 12, "B": 12, "C": 110})
    lines = [(place, _("fault"), said) for place, sentences in faults.items() for said in sentences]
    lines += [(place, _("remark"), said) for place, sentences in remarks.items() for said in sentences]
    lines += [("", "", f"{what}: {how_many}") for what, how_many in counts]
    for row, line in enumerate(lines, start=2):
        for column, value in enumerate(line, start=1):
            write(sheet, row, column, value)
