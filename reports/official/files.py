"""An official table as a file: a workbook, CSV, JSON, and SDMX-CSV 1.0. Every number in them is rounded as the table declares."""

import csv
import io
import json

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook

from cases.workbooks.writing import BOLD, FROM_ABOVE, saved, set_widths, write, write_head
from reports.files import TYPES as PLAIN
from reports.official.lists import codes, rounding, version

TYPES = PLAIN | {"sdmx": "application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8"}
ENDINGS = {"sdmx": "sdmx.csv"}
MEASURES = ("TIME_PERIOD", "OBS_VALUE", "OBS_FLAG")
MOST_ROWS = 1_000_000  # of a sheet; Excel holds 1,048,576


def file_of(form, counted, asked) -> bytes:
    """`form`: one of TYPES; `counted`: Official; `asked`: who asks for what (reports.files.Asked)."""
    return {"xlsx": _workbook, "csv": _csv, "json": _json, "sdmx": _sdmx}[form](counted, asked)


def heads(layout):
    return (*layout.dimensions, *MEASURES)


def _cells(one):
    return (*one.key, one.period.name, one.value, one.flag)


def _sdmx(counted, _asked):
    """SDMX-CSV 1.0: the dataflow before each observation, codes alone, commas, no byte order mark."""
    kept = io.StringIO()
    out = csv.writer(kept)
    out.writerow(("DATAFLOW", *heads(counted.layout)))
    out.writerows((counted.layout.dataflow, *_cells(one)) for one in counted.observations)
    return kept.getvalue().encode()


def _csv(counted, _asked):
    """For a spreadsheet: the same columns, without the dataflow. Codes are ours and Eurostat’s, so none is a formula."""
    kept = io.StringIO()
    out = csv.writer(kept)
    out.writerow(heads(counted.layout))
    out.writerows(map(_cells, counted.observations))
    return ("\ufeff" + kept.getvalue()).encode()


def _json(counted, asked):
    layout = counted.layout
    said = {
        "code": layout.code, "title": layout.name, "dataflow": layout.dataflow, "lists_version": version(),
        "as_of": asked.as_of.isoformat(), "scope": asked.scope,
        "periods": [{"name": one.name, "is_over": one.is_over} for one in counted.periods],
        "rounding": {"base": rounding().base} | _sureness(rounding()), **_sureness(layout),
        "codes": [{"list": code.list, "code": code.code, "name": code.name} | _sureness(code) for code in listed(counted)],
        "columns": heads(layout), "observations": [_cells(one) for one in counted.observations],
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _sureness(line):
    return {"source": line.source, "confidence": line.confidence.value, "is_verified": line.is_sure}


def listed(counted):
    """Every code that stands in the table, list by list, and the flags."""
    return [code for name in counted.layout.dimensions for code in counted.codes[name]] + codes()["flag"]


def _workbook(counted, asked):
    workbook = Workbook()
    cover = workbook.active
    cover.title = _("Cover")
    _write_cover(cover, counted, asked)
    rows = [_cells(one) for one in counted.observations]
    for begin in range(0, max(len(rows), 1), MOST_ROWS):
        sheet = workbook.create_sheet(_("Data") if begin == 0 else f"{_('Data')} {begin // MOST_ROWS + 1}")
        _write_rows(sheet, heads(counted.layout), rows[begin : begin + MOST_ROWS], 16)
    lines = [(one.list, one.code, one.name, one.confidence.label, one.source) for one in listed(counted)]
    named = (_("List"), _("Code"), pgettext("of a thing", "Name"), _("How sure it is"), _("Source"))
    _write_rows(workbook.create_sheet(_("Codes")), named, lines, 30)
    return saved(workbook)


def _write_cover(sheet, counted, asked):
    set_widths(sheet, {"A": 34, "B": 90})
    write(sheet, 1, 1, counted.layout.name).font = BOLD
    known = [(label, value, None) for label, value, _language in told(counted)]
    for row, (label, value, form) in enumerate([*asked.facts(), *known], start=3):
        write(sheet, row, 1, label)
        cell = write(sheet, row, 2, value)
        cell.alignment = FROM_ABOVE
        if form:
            cell.number_format = form
    sheet.freeze_panes = "A3"


def told(counted):
    """(label, words, their language or ""): what has to be known of a table before it is used."""
    layout, rule, figure = counted.layout, rounding(), counted.figure
    said = [
        (_("What it counts"), figure.definition, ""), (_("Version"), figure.version, ""), (_("Only"), _("Returns to Azerbaijan"), ""),
        (_("What it is not"), _not_the_same(), ""), (_("Dataflow"), layout.dataflow, ""),
        (_("Layout"), layout.confidence.label, ""), (_("Source of the layout"), layout.source, "en"),
        (_("Rounding"), rule.name, ""), (_("How sure the rounding is"), rule.confidence.label, ""),
        (_("Source of the rounding"), rule.source, "en"), (_("Version of the code lists"), version(), ""),
    ]  # fmt: skip
    return [(label, str(value), language) for label, value, language in said]


def _not_the_same():
    return _(
        "Counted on arrival, by what was recorded here. Eurostat counts departures that a Member State reports; whether an order to "
        "leave was given is not recorded here."
    )


def _write_rows(sheet, labels, rows, width):
    write_head(sheet, labels)
    set_widths(sheet, {chr(65 + at): width for at in range(len(labels))})
    for place, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            write(sheet, place, column, value if value != "" else None)
    sheet.auto_filter.ref = f"A1:{chr(64 + len(labels))}{len(rows) + 1}"
