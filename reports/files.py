"""What is counted as a file: a workbook, and the same cells as CSV and as JSON."""

import csv
import io
import json

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from reports.facts.rows import THE_HOUSE
from reports.forms import DAY
from reports.formulas import no_formula
from reports.workbooks import DAY as DAY_FORMAT
from reports.workbooks import MOMENT as MOMENT_FORMAT
from reports.workbooks import workbook_of

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def file_of(form, title, tables, asked) -> bytes:
    """`form`: one of TYPES; `asked`: who asks for which period, as of when, narrowed to what (Asked)."""
    definitions = list(dict.fromkeys(figure for table in tables for figure in table.figures))
    if form == "xlsx":
        return workbook_of(title, tables, asked.facts(), definitions)
    return (_csv if form == "csv" else _json)(title, tables, asked, definitions)


class Asked:
    """Who asked for what: it stands on the cover of every file. `actor`: somebody, or THE_HOUSE."""

    def __init__(self, actor, first, last, as_of, where=()):
        self.actor, self.first, self.last, self.as_of, self.where = actor, first, last, as_of, tuple(where)

    @property
    def scope(self):
        """The code of the agency, or "" for all of them."""
        return "" if self.actor is THE_HOUSE else self.actor.agency.code

    def facts(self):
        return [
            (_("Counted as of"), self.as_of, MOMENT_FORMAT),
            (_("First day"), self.first, DAY_FORMAT),
            (_("Last day"), self.last, DAY_FORMAT),
            *((label, value, None) for label, value in self.where),
            *((label, value, None) for label, value in self._who()),
            (_("Days"), _("Days begin and end at midnight in Baku."), None),
            (
                _("Personal data"),
                _("None. For use inside: small groups are not hidden here. What is published is made as a release."),
                None,
            ),
        ]

    def _who(self):
        if self.actor is THE_HOUSE:
            return [(_("Scope"), _("All cases of all agencies")), (_("Made by"), _("The console of the server"))]
        scope = _("Cases that this agency leads: %(agency)s") % {"agency": self.actor.agency.name}
        return [(_("Scope"), scope), (_("Made by"), f"{self.actor.user.name}, {self.actor.agency.name}")]


def _csv(title, tables, asked, _definitions):
    """One line a cell, so that it can be read in without knowing the shape: table, row, column, value."""
    kept = io.StringIO()
    out = csv.writer(kept)
    out.writerow([_("Table"), _("Row"), _("Column"), _("Value"), _("Counted as of")])
    at = localtime(asked.as_of).isoformat()
    for table in tables:
        for row in table.lines:
            for head, number in zip(table.heads[1:], row.numbers, strict=True):
                out.writerow(
                    [
                        *map(no_formula, (table.title, row.label, head)),
                        "" if number.value is None else number.value,
                        at,
                    ]
                )
    return ("\ufeff" + kept.getvalue()).encode()


def _json(title, tables, asked, definitions):
    said = {
        "title": title,
        "as_of": asked.as_of.isoformat(),
        "first": asked.first.strftime(DAY),
        "last": asked.last.strftime(DAY),
        "scope": asked.scope,
        "definitions": [
            {"code": one.code, "name": str(one.name), "definition": str(one.definition), "version": one.version}
            for one in definitions
        ],
        "tables": [
            {
                "title": table.title,
                "columns": list(table.heads[1:]),
                "rows": [
                    {"label": row.label, "values": [number.value for number in row.numbers]} for row in table.lines
                ],
            }
            for table in tables
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1, default=str).encode()
