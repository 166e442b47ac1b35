"""What stands on the cover of a line list: what was asked, as of when, by whom and why, and how it is counted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from audit.moment import now
from cases.workbooks.writing import BOLD, FROM_ABOVE, set_widths, write
from reports.dimensions import DIMENSIONS
from reports.facts.rows import THE_HOUSE
from reports.lines.levels import EXPLAINED, Level
from reports.workbooks import DAY, MOMENT


@dataclass(frozen=True)
class Cover:
    """`facts`: (label, value, number format or None)."""

    title: str
    facts: list
    figure: object


def cover_of(question, actor, level, purpose="", approved_by=""):
    figure = question.figure
    facts = [
        (_("Counted as of"), question.as_of, MOMENT), (_("First day"), question.first, DAY), (_("Last day"), question.last, DAY),
        *((label, value, None) for label, value in filters_of(question)),
        *((label, value, None) for label, value in _who(actor)),
        (_("Made at"), now(), MOMENT), (_("Purpose"), purpose or "–", None),
        (_("Days"), _("Days begin and end at midnight in Baku."), None),
        (_("Personal data"), str(EXPLAINED[level]), None),
        (_("Cases"), _("Of a case that is not open to whoever asked there is only that it was counted."), None),
    ]  # fmt: skip
    if level == Level.NAMED:
        facts.append((_("Agreed to by"), approved_by, None))
    return Cover(str(figure.name), facts, figure)


def filters_of(question):
    """(name, value) of what a question is narrowed to, in words."""
    found = [(DIMENSIONS[code], value) for code, value in question.where]
    return [(str(one.name), one.label(one.words(question.figure, [value]), value)) for one, value in found]


def _who(actor):
    if actor is THE_HOUSE:
        return [(_("Scope"), _("All cases of all agencies")), (_("Made by"), _("The console of the server"))]
    return [
        (_("Scope"), _("Cases in which this agency takes part: %(agency)s") % {"agency": actor.agency.name}),
        (_("Made by"), f"{actor.user.name}, {actor.agency.name}"),
    ]


def write_cover(sheet, cover):
    sheet.title = _("Cover")
    set_widths(sheet, {"A": 34, "B": 90, "C": 10})
    write(sheet, 1, 1, cover.title).font = BOLD
    for row, (label, value, form) in enumerate(cover.facts, start=3):
        write(sheet, row, 1, label)
        cell = write(sheet, row, 2, value)
        cell.alignment = FROM_ABOVE
        if form:
            cell.number_format = form
    below = len(cover.facts) + 4
    for column, head in enumerate((_("Figure"), _("What it counts"), _("Version")), start=1):
        write(sheet, below, column, head).font = BOLD
    write(sheet, below + 1, 1, str(cover.figure.name))
    write(sheet, below + 1, 2, str(cover.figure.definition)).alignment = FROM_ABOVE
    write(sheet, below + 1, 3, cover.figure.version)
    sheet.freeze_panes = "A3"
