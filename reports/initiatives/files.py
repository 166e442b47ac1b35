"""The half-yearly report as a file: a workbook and JSON. What people wrote stands in cells of text, never as a formula."""

import json

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cases.workbooks.writing import BOLD, FROM_ABOVE, saved, set_widths, write, write_head
from reports.files import TYPES as PLAIN
from reports.initiatives.reporting import number_of
from reports.initiatives.showing import figure_name, state_of
from reports.workbooks import DAY, MOMENT

TYPES = {form: PLAIN[form] for form in ("xlsx", "json")}


def file_of(form, report, half, asked) -> bytes:
    """`report`: list of Told; `asked`: reports.files.Asked, with the days of the half-year."""
    return (_workbook if form == "xlsx" else _json)(report, half, asked)


def _workbook(report, half, asked):
    workbook = Workbook()
    cover = workbook.active
    cover.title = _("Cover")
    _write_cover(cover, half, asked)
    heads = (
        _("Initiative"),
        _("Title"),
        _("Responsible agency"),
        _("Lead partners"),
        _("State at the end"),
        _("Since"),
        _("Source"),
    )
    _write(
        workbook.create_sheet(_("Initiatives")), heads, [_line(told) for told in report], (12, 60, 30, 30, 18, 14, 60)
    )
    heads = (
        _("Initiative"), _("Day"), _("Kind"), _("In words"), _("Document or address"), _("Figure"), _("Value"), _("Recorded"), _("By whom"),
    )  # fmt: skip
    rows = [_entry(told, entry, asked) for told in report for entry in (*told.happened, *told.evidence)]
    _write(workbook.create_sheet(_("What happened")), heads, rows, (12, 14, 14, 60, 40, 50, 12, 18, 24))
    return saved(workbook)


def _write_cover(sheet, half, asked):
    set_widths(sheet, {"A": 34, "B": 90})
    title = _("Initiatives of the Mobility Partnership: %(half)s") % {"half": half.name}
    write(sheet, 1, 1, title).font = BOLD
    for row, (label, value, form) in enumerate(asked.facts(), start=3):
        write(sheet, row, 1, label)
        cell = write(sheet, row, 2, value)
        cell.alignment = FROM_ABOVE
        if form:
            cell.number_format = form
    sheet.freeze_panes = "A3"


def _line(told):
    standing = told.standing
    return (
        told.initiative.code, told.initiative.title, str(told.agency or ""), told.partners, state_of(told),
        standing and standing.on, told.initiative.source,
    )  # fmt: skip


def _entry(told, entry, asked):
    words = (entry.get_state_display(), entry.text)
    return (
        told.initiative.code, entry.on, entry.get_kind_display(), " – ".join(filter(None, words)), entry.reference, figure_name(entry),
        _value(entry, asked), localtime(entry.recorded_at).replace(tzinfo=None), f"{entry.recorded_by.name}, {entry.agency.name}",
    )  # fmt: skip


def _value(entry, asked):
    found = number_of(entry, asked.as_of, asked.actor) if entry.figure else None
    value = found and found.value
    return value if value is None or isinstance(value, int) else float(value)


def _write(sheet, heads, rows, widths):
    write_head(sheet, heads)
    set_widths(sheet, {get_column_letter(at): width for at, width in enumerate(widths, start=1)})
    for place, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = write(sheet, place, column, value if value != "" else None)
            cell.alignment = FROM_ABOVE
            if hasattr(value, "hour"):
                cell.number_format = MOMENT
            elif hasattr(value, "isoformat"):
                cell.number_format = DAY
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"


def _json(report, half, asked):
    said = {
        "half": half.code, "first": half.first.isoformat(), "last": half.last.isoformat(), "as_of": asked.as_of.isoformat(),
        "scope": asked.scope, "initiatives": [_told(told, asked) for told in report],
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1, default=str).encode()


def _told(told, asked):
    one = told.initiative
    return {
        "code": one.code, "title_en": one.title_en, "title_az": one.title_az, "source": one.source,
        "agency": told.agency.code if told.agency else None, "partners": told.partners,
        "state": told.standing.state if told.standing else None, "since": told.standing and told.standing.on,
        "happened": [_said(entry, asked) for entry in told.happened], "evidence": [_said(entry, asked) for entry in told.evidence],
    }  # fmt: skip


def _said(entry, asked):
    said = {
        "on": entry.on,
        "kind": entry.kind,
        "state": entry.state or None,
        "text": entry.text,
        "reference": entry.reference,
    }
    if entry.figure:
        said["figure"] = {
            "code": entry.figure, "first": entry.first, "last": entry.last, "state": entry.other_state or None,
            "value": _value(entry, asked),
        }  # fmt: skip
    return said | {"recorded_at": entry.recorded_at.isoformat()}
