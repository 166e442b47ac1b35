"""Reads the first sheet of a workbook that is within all bounds: each cell with its place and its kind."""

import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from cases.sentences import Sentence as _
from cases.workbooks.refusing import RefusedWorkbook, unreadable

MOST_ROWS, MOST_COLUMNS = 200, 60  # of cases, beneath the headings
LONGEST_TEXT = 4_001  # longer than any field may be, so that the field says so
PLACED = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
FILLED_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br=[\"'](\d+)[\"'][^<>]*(?<!/)>\s*<(?:\w+:)?c\b")
NUMBERED_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br=[\"'](\d+)[\"']")
TEXT, NUMBER, DAY, MOMENT, YES_NO, FORMULA, BROKEN = "text", "number", "day", "moment", "yes_no", "formula", "broken"


@dataclass(frozen=True)
class Cell:
    """What stands in a cell. `value` is text, a number, yes or no; a day or moment is ISO text."""

    row: int
    column: int
    kind: str
    value: object = ""


@dataclass(frozen=True)
class Sheet:
    """The first sheet: its title and every filled cell, row by row."""

    title: str
    cells: list[Cell] = field(default_factory=list)


def read_sheet(content: bytes, parts: dict[str, bytes]) -> Sheet:
    """Raises RefusedWorkbook, and whatever a stranger's file makes openpyxl raise."""
    for name, data in parts.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            _insist_on_places(data)
    workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    if not workbook.worksheets:
        raise unreadable()
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
    cells = [_cell(cell) for row in rows for cell in row if cell.value not in (None, "")]
    if any(cell.row > MOST_ROWS + 1 for cell in cells):
        raise _too_many_rows()
    if any(cell.column > MOST_COLUMNS for cell in cells):
        raise _too_many_columns()
    return Sheet(sheet.title, cells)


def _insist_on_places(data):
    """No cell lies far out, none stands twice, and the rows are in their order: else a reader would leave something out."""
    placed = PLACED.findall(data)
    if len(set(placed)) < len(placed):
        raise RefusedWorkbook(_("A cell stands in the sheet twice."))
    filled, numbered = ([int(row) for row in rows.findall(data)] for rows in (FILLED_ROW, NUMBERED_ROW))
    if numbered != sorted(set(numbered)):
        raise RefusedWorkbook(_("The rows of the sheet are not in their order."))
    if any(row > MOST_ROWS + 1 for row in [*filled, *(int(row) for _column, row in placed)]):
        raise _too_many_rows()
    if any(column_index_from_string(column.decode()) > MOST_COLUMNS for column in {column for column, _row in placed}):
        raise _too_many_columns()


def _too_many_rows():
    return RefusedWorkbook(
        _("A sheet has cells below row {last}: at most {most} cases at once.", last=MOST_ROWS + 1, most=MOST_ROWS)
    )


def _too_many_columns():
    return RefusedWorkbook(_("A sheet has cells beyond its {most} columns.", most=MOST_COLUMNS))


def _cell(cell):
    return Cell(cell.row, cell.column, *_kind(cell))


def _kind(cell):
    value = cell.value
    if cell.data_type == "f":
        return FORMULA, ""
    if cell.data_type == "e" or isinstance(value, time | timedelta):
        return BROKEN, str(value)
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, int | float):
        return YES_NO if isinstance(value, bool) else NUMBER, value
    return TEXT, str(value)[:LONGEST_TEXT]


def _day(value):
    if isinstance(value, datetime) and value.time() != time():
        return MOMENT, value.isoformat()
    return DAY, value.isoformat()[:10]
