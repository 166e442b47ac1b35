"""The pack as a workbook: a cover that says what was counted, how, when and for whom, and the figures in typed cells."""

from django.utils.translation import gettext as _
from openpyxl import Workbook

from agencies.states import state_name
from cases.workbooks.writing import BOLD, saved, set_widths, write, write_head
from reports.figures import FIGURES

DAY, MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"


def workbook_of(pack, actor) -> bytes:
    """In the language of whoever asks."""
    workbook = Workbook()
    cover = workbook.active
    cover.title = _("Cover")
    _write_cover(cover, pack, actor)
    _write_figures(workbook.create_sheet(_("Figures")), pack)
    return saved(workbook)


def _write_cover(sheet, pack, actor):
    set_widths(sheet, {"A": 34, "B": 90})
    title = write(sheet, 1, 1, _("Readmission committee: figures"))
    title.font = BOLD
    facts = (
        (_("Counted at"), pack.as_of, MOMENT),
        (_("First day"), pack.first, DAY),
        (_("Last day"), pack.last, DAY),
        (_("Requesting State"), state_name(pack.state) if pack.state else _("All"), None),
        (_("Scope"), _("Cases in which this agency takes part: %(agency)s") % {"agency": actor.agency.name}, None),
        (_("Made by"), f"{actor.user.name}, {actor.agency.name}", None),
        (_("Days"), _("Days begin and end at midnight in Baku."), None),
    )
    for row, (label, value, form) in enumerate(facts, start=3):
        write(sheet, row, 1, label)
        cell = write(sheet, row, 2, value)
        if form:
            cell.number_format = form
    below = len(facts) + 4
    write(sheet, below, 1, _("Figure")).font = BOLD
    write(sheet, below, 2, _("What it counts")).font = BOLD
    for row, figure in enumerate(FIGURES, start=below + 1):
        write(sheet, row, 1, str(figure.name))
        write(sheet, row, 2, str(figure.definition))
    sheet.freeze_panes = "A3"


def _write_figures(sheet, pack):
    write_head(sheet, [_("State"), _("Requesting State"), *(str(figure.name) for figure in FIGURES)])
    sheet.freeze_panes = "C2"
    set_widths(sheet, {"A": 8, "B": 24} | {chr(ord("C") + at): 16 for at in range(len(FIGURES))})
    for row, (code, numbers) in enumerate(pack.rows, start=2):
        for column, value in enumerate((code, state_name(code), *numbers), start=1):
            write(sheet, row, column, value)
    for column, value in enumerate(("", _("Together"), *pack.totals), start=1):
        write(sheet, len(pack.rows) + 2, column, value).font = BOLD
