"""A release as a file: exactly the text that was hashed, or the same tables as a workbook or CSV, in the language of the page."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cases.workbooks.writing import BOLD, FROM_ABOVE, saved, set_widths, write, write_head
from reports.figure import AMOUNT, MEDIAN, SHARE
from reports.formulas import no_formula
from reports.releases.drawing import HIDDEN
from reports.workbooks import DAY, FORMATS, MOMENT, sheet_title

MARK = "…"  # of a number that is not told
NUMBERS = (AMOUNT, MEDIAN, SHARE)  # written as text in the content, digit by digit


def content_of(release):
    return json.loads(release.content)


def worded(names):
    """Of {language: words} those of the page."""
    return names.get((get_language() or "en")[:2]) or names["en"]


def facts_of(release, content):
    """(label, value, number format or None): what stands on the cover."""
    narrowing = [(worded(one["name"]), worded(one["label"]), None) for one in content["narrowing"]]
    decided = [] if release.is_open else [(_("Decided by"), release.decision.decided_by.name, None)]
    return [
        (_("For publication"), worded(content["statement"]), None),
        (_("First day"), date.fromisoformat(content["first"]), DAY),
        (_("Last day"), date.fromisoformat(content["last"]), DAY),
        *narrowing,
        (_("Counted as of"), datetime.fromisoformat(content["as_of"]), MOMENT),
        (_("Agency"), release.agency.name, None),
        (_("Proposed by"), release.proposed_by.name, None),
        *decided,
        (_("SHA-256 of the release"), release.sha256, None),
    ]


def file_of(release, form) -> bytes:
    """`form`: xlsx, csv or json. The JSON is what the hash is of, byte by byte."""
    if form == "json":
        return release.content.encode()
    content = content_of(release)
    return (_workbook if form == "xlsx" else _csv)(release, content)


def _workbook(release, content):
    workbook = Workbook()
    cover = workbook.active
    cover.title = _("Cover")
    set_widths(cover, {"A": 34, "B": 90, "C": 10})
    write(cover, 1, 1, worded(content["title"])).font = BOLD
    for row, (label, value, form) in enumerate(facts_of(release, content), start=3):
        write(cover, row, 1, label)
        cell = write(cover, row, 2, value)
        cell.alignment = FROM_ABOVE
        cell.number_format = form or cell.number_format
    _write_definitions(cover, content)
    for number, table in enumerate(content["tables"], start=1):
        _write_table(workbook.create_sheet(sheet_title(number, worded(table["title"]))), table)
    return saved(workbook)


def _write_definitions(cover, content):
    below = cover.max_row + 2
    for column, head in enumerate((_("Figure"), _("What it counts"), _("Version")), start=1):
        write(cover, below, column, head).font = BOLD
    for row, one in enumerate(content["definitions"], start=below + 1):
        write(cover, row, 1, worded(one["name"]))
        write(cover, row, 2, worded(one["definition"])).alignment = FROM_ABOVE
        write(cover, row, 3, one["version"])
    cover.freeze_panes = "A3"


def _write_table(sheet, table):
    heads = [worded(head) for head in table["heads"]]
    write_head(sheet, heads)
    sheet.freeze_panes = "B2"
    set_widths(sheet, {"A": 34} | {get_column_letter(column): 16 for column in range(2, len(heads) + 1)})
    for place, row in enumerate(table["rows"], start=2):
        write(sheet, place, 1, worded(row["label"]))
        for column, (value, counts) in enumerate(zip(row["values"], table["counts"], strict=True), start=2):
            cell = write(sheet, place, column, as_cell(value))
            if value != HIDDEN:
                cell.number_format = FORMATS[counts]


def as_cell(value):
    """As a spreadsheet knows it: a number, nothing, or the mark."""
    if value == HIDDEN:
        return MARK
    return float(Decimal(value)) if isinstance(value, str) else value


def _csv(release, content):
    """One line a number; the statement and the hash come first, as lines of their own."""
    kept = io.StringIO()
    out = csv.writer(kept)
    for label, value, _form in facts_of(release, content):
        out.writerow([no_formula(f"# {label}"), no_formula(_plain(value))])
    out.writerow([_("Table"), _("Row"), _("Column"), _("Value")])
    for table in content["tables"]:
        heads = [worded(head) for head in table["heads"][1:]]
        for row in table["rows"]:
            for head, value in zip(heads, row["values"], strict=True):
                told = MARK if value == HIDDEN else "" if value is None else value
                out.writerow([*map(no_formula, (worded(table["title"]), worded(row["label"]), head)), told])
    return ("\ufeff" + kept.getvalue()).encode()


def _plain(value):
    return localtime(value).isoformat() if isinstance(value, datetime) else str(value)
