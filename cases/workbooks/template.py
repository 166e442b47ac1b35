"""The template of a workbook of cases, made from its columns: an empty sheet, and a sheet that says how to fill it in."""

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cases.workbooks.columns import CODES, COLUMNS
from cases.workbooks.reading import MOST_ROWS
from cases.workbooks.values import one_of
from cases.workbooks.writing import saved, set_widths, write, write_head

LONGEST_LIST = 255  # signs of a list of choices that a spreadsheet takes


def template() -> bytes:
    """In the language of whoever asks."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = _("Cases")
    write_head(sheet, [_heading(column) for column in COLUMNS])
    set_widths(sheet, {letter_of(number): column.width for number, column in enumerate(COLUMNS, start=1)})
    for number, column in enumerate(COLUMNS, start=1):
        _offer_choices(sheet, letter_of(number), column)
    _guide(workbook.create_sheet(_("How to fill it in")))
    return saved(workbook)


def letter_of(number):
    return get_column_letter(number)


def _heading(column):
    return f"{column.label} *" if column.required else str(column.label)


def _offer_choices(sheet, letter, column):
    listed = f'"{",".join(column.choices)}"' if column.reads is one_of else ""
    if listed and len(listed) <= LONGEST_LIST:
        offered = DataValidation(type="list", formula1=listed, allow_blank=True)
        offered.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
        sheet.add_data_validation(offered)


def _guide(sheet):
    write_head(sheet, [_("Column"), _("Must be filled in"), _("What stands there"), _("Codes")])
    set_widths(sheet, {"A": 28, "B": 18, "C": 60, "D": 80})
    for row, column in enumerate(COLUMNS, start=2):
        said = (str(column.label), _("yes") if column.required else "", str(column.hint), _codes(column))
        for place, value in enumerate(said, start=1):
            write(sheet, row, place, value)


def _codes(column):
    """Each code with its label; of what a protection gate tells, the code says enough."""
    if not column.choices or column.pointer == CODES:
        return ", ".join(column.choices or ())
    return ", ".join(f"{code} ({label})" if str(label) != code else code for code, label in column.choices.items())
