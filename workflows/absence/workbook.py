"""Who holds how much, as a workbook: when and for whom it was counted, then a row for each colleague."""

from django.utils.translation import gettext as _
from openpyxl import Workbook

from agencies.words import ROLE_NAMES
from audit.moment import now
from cases.workbooks.writing import BOLD, saved, set_widths, write, write_head

MOMENT = "dd.mm.yyyy hh:mm"
HEAD_IN = 5


def workload_workbook(loads, actor) -> bytes:
    """In the language of whoever asks. Names of colleagues and numbers; no case is in it."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = _("Team")
    set_widths(sheet, {"A": 34, "B": 44, "C": 14, "D": 16, "E": 14, "F": 24, "G": 16})
    write(sheet, 1, 1, _("Who holds how much")).font = BOLD
    write(sheet, 2, 1, _("Counted at"))
    write(sheet, 2, 2, now()).number_format = MOMENT
    write(sheet, 3, 1, _("Made by"))
    write(sheet, 3, 2, f"{actor.user.name}, {actor.agency.name}")
    write_head(sheet, [str(label) for label in _labels()], HEAD_IN)
    for row, load in enumerate(loads, start=HEAD_IN + 1):
        for column, value in enumerate(_told(load), start=1):
            write(sheet, row, column, value)
    return saved(workbook)


def _labels():
    return (
        _("Person"), _("Roles"), _("Cases held"), _("Due in 7 days"), _("Overdue"), _("Awaiting their approval"), _("Away until"),
    )  # fmt: skip


def _told(load):
    roles = ", ".join(str(ROLE_NAMES[role]) for role in sorted(load.roles))
    until = load.absence.until_on if load.absence else None
    return load.user.name, roles, load.held, load.soon, load.overdue, load.approvals, until
