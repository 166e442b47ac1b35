"""Exports and schedules as the page shows them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import may
from audit.dates import day
from audit.jobs.rows import OPEN, State
from audit.moment import now
from reports.declared import REPORTS
from reports.exporting.asking import may_decide
from reports.exporting.rows import Export, Schedule
from reports.exporting.wanted import Unreadable, wanted
from reports.lines.levels import Level

SHOWN = 100
TONES = {
    State.READY: "ok", State.FAILED: "danger", State.REFUSED: "danger", State.RUNNING: "info", State.ASKED: "four",
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """What was asked, in words; where it is no longer understood there is its content alone."""

    title: str
    period: str = ""
    filters: str = ""


def read(export) -> Read:
    try:
        asked = wanted(export.content, export.parameters)
    except Unreadable:
        return Read(export.get_content_display())
    filters = "; ".join(f"{name}: {value}" for name, value in asked.filters)
    return Read(f"{asked.title}: {export.get_content_display()}", f"{day(asked.first)} – {day(asked.last)}", filters)


def own(actor):
    return Export.objects.filter(asked_by=actor.user, asked_for=actor.agency).exclude(state=State.DELETED)


def shown(export, actor):
    """One line of the table."""
    said, mine = read(export), export.asked_by_id == actor.user.pk
    return {
        "export": export, "said": said, "state": state_of(export), "percent": export.percent, "mine": mine,
        "by": export.asked_by.name, "level": export.get_level_display(), "names": export.level != Level.NONE,
        "may_download": mine and is_there(export), "may_cancel": mine and export.state in OPEN,
        "may_delete": mine and export.state not in (*OPEN, State.DELETED), "may_repeat": mine and export.state not in OPEN,
    }  # fmt: skip


def is_there(export):
    return export.state == State.READY and export.ready_until > now()


def state_of(export):
    """A tag."""
    done, words = export.percent, export.get_state_display()
    if done is not None:
        words = _("Running, %(percent)s %%") % {"percent": done}
    elif export.state == State.READY:
        words = _("Ready until %(day)s") % {"day": day(export.ready_until)}
    return {"label": words, "tone": TONES.get(State(export.state), "plain")}


def page_of(actor):
    """All that the page of exports tells somebody."""
    mine = [shown(one, actor) for one in own(actor).select_related("asked_by").order_by("-pk")[:SHOWN]]
    return {
        "rows": mine, "runs": any(row["export"].state in (State.WAITING, State.RUNNING) for row in mine),
        "to_decide": _to_decide(actor), "of_others": _of_others(actor), "schedules": _schedules(actor),
        "counts": bool(may(actor.capacities, "report.count")),
        "empty": {"title": _("No exports"), "text": _("Exports you start appear here for 7 days.")},
    }  # fmt: skip


def _to_decide(actor):
    if not may(actor.capacities, "export.approve"):
        return []
    waiting = Export.objects.filter(state=State.ASKED, asked_for=actor.agency).select_related("asked_by").order_by("pk")
    return [shown(one, actor) for one in waiting[:SHOWN] if may_decide(one, actor)]


def _of_others(actor):
    """For those who check: everything of their agency, with its purpose and how often it was taken; deleted or not."""
    if not may(actor.capacities, "export.check"):
        return None
    found = Export.objects.filter(asked_for=actor.agency).select_related("asked_by", "decided_by").order_by("-pk")
    found = found.prefetch_related("downloads")[:SHOWN]
    return [shown(one, actor) | {"downloads": len(one.downloads.all())} for one in found]


def _schedules(actor):
    found = Schedule.objects.filter(asked_by=actor.user, asked_for=actor.agency, stopped_at=None).order_by("pk")
    return [
        {
            "name": str(REPORTS[one.report].name) if one.report in REPORTS else one.report, "form": one.get_form_display(),
            "next_on": one.next_on, "stop": reverse("stop_schedule", args=[one.pk]),
        }
        for one in found
    ]  # fmt: skip
