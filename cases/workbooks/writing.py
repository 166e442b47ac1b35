"""Writes workbooks: every text is a text and never a formula, heads are frozen, columns have their width."""

import io
import re
from datetime import datetime

from django.utils.timezone import localtime
from openpyxl.styles import Alignment, Font, PatternFill

LONGEST = 32_000  # signs that a cell may hold
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
HEAD = PatternFill("solid", start_color="FFE4E9EE")
BOLD, FROM_ABOVE = Font(bold=True), Alignment(vertical="top", wrap_text=True)


def write(sheet, row, column, value):
    """Writes a value into a cell by its kind. Whatever is text stays text, also where it looks like a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, datetime) and value.tzinfo:
        value = localtime(value).replace(tzinfo=None)
    if value is None or isinstance(value, bool | int | float) or hasattr(value, "isoformat"):
        cell.value = value
        return cell
    cell.value = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", str(value))[:LONGEST]
    cell.data_type = "s"
    return cell


def write_head(sheet, labels, row=1):
    for column, label in enumerate(labels, start=1):
        cell = write(sheet, row, column, label)
        cell.font, cell.fill, cell.alignment = BOLD, HEAD, FROM_ABOVE
    sheet.freeze_panes = f"A{row + 1}"


def set_widths(sheet, widths):
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width


def saved(workbook) -> bytes:
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()
