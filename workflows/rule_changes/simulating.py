"""What a change of the rules would do, told before it is done: how many dates move, which become overdue, and the list."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.dates import day
from cases.terms import Expiry
from workflows.rule_changes.moving import supposed_moves

ON_A_PAGE = 50


@dataclass(frozen=True)
class Told:
    """One line of the list: a deadline of a case, its last day now and then."""

    reference: str
    label: str
    holder: str
    now: object
    then: object
    becomes_overdue: bool
    is_no_longer_overdue: bool
    on_expiry: str


@dataclass(frozen=True)
class Simulation:
    """Those that change their date, the ones that become overdue first; and how many clocks take the new version at all."""

    lines: list[Told]
    takes_version: int

    @property
    def overdue(self):
        return sum(line.becomes_overdue for line in self.lines)

    def sentences(self):
        """The counts, in words."""
        dates, late = len(self.lines), self.overdue
        saved = sum(line.is_no_longer_overdue for line in self.lines)
        yield ngettext("%(n)s due date moves.", "%(n)s due dates move.", dates) % {"n": dates}
        yield ngettext("%(n)s becomes overdue at once.", "%(n)s become overdue at once.", late) % {"n": late}
        if saved:
            yield ngettext("%(n)s is no longer overdue.", "%(n)s are no longer overdue.", saved) % {"n": saved}
        if self.takes_version:
            sentence = ngettext(
                "%(n)s running clock takes the new version.",
                "%(n)s running clocks take the new version.",
                self.takes_version,
            )
            yield sentence % {"n": self.takes_version}

    def page(self, number):
        return Paginator(self.lines, ON_A_PAGE).get_page(number)


def simulated(change):
    """Counts every clock that the change concerns as it would be counted if it were signed now. Nothing is written."""
    lines, takes_version = [], 0
    for move in supposed_moves(change):
        takes_version += move.clock.limit_id != move.rule.pk
        if move.changes_date:
            lines.append(_told(move))
    lines.sort(key=lambda line: (not line.becomes_overdue, line.then, line.reference))
    return Simulation(lines, takes_version)


def _told(move):
    procedure, clock = move.procedure, move.clock
    ends = clock.limit.get_on_expiry_display() if clock.limit.on_expiry != Expiry.NOTHING else ""
    return Told(
        reference=procedure.reference, label=str(clock.deadline_declared.label), holder=str(procedure.held_by or ""),
        now=clock.due_on, then=move.counted.due_on, becomes_overdue=move.becomes_overdue,
        is_no_longer_overdue=move.is_no_longer_overdue, on_expiry=str(ends),
    )  # fmt: skip


def table(page):
    """For components/table.html."""
    labels = (_("Case"), _("Deadline"), _("With"), _("Last day now"), _("Last day then"), _("What follows"))
    return {
        "caption": _("Due dates that move"),
        "columns": [{"label": label} for label in labels],
        "rows": [{"cells": _cells(line)} for line in page],
        "stacks": True,
    }


def _cells(line):
    return [
        {"text": line.reference, "mono": True},
        {"text": line.label},
        {"text": line.holder},
        {"text": day(line.now)},
        {"text": day(line.then), "sub": _shift(line)},
        {"text": "", "tag": _overdue_tag(line), "sub": line.on_expiry if line.becomes_overdue else ""},
    ]


def _shift(line):
    days = (line.then - line.now).days
    if days > 0:
        return ngettext("%(n)s day later", "%(n)s days later", days) % {"n": days}
    return ngettext("%(n)s day earlier", "%(n)s days earlier", -days) % {"n": -days}


def _overdue_tag(line):
    if line.becomes_overdue:
        return {"label": _("Becomes overdue"), "tone": "danger"}
    return {"label": _("No longer overdue"), "tone": "ok"} if line.is_no_longer_overdue else None
