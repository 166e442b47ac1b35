"""The words of a work list: its number, its groups by urgency, where to start, and what stands where it is empty."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.moment import now
from workflows.worklist import MOST, SOON


def summary(number):
    shown = "99+" if number >= MOST else number
    return ngettext("%(n)s open case", "%(n)s open cases", number) % {"n": shown}


def by_urgency(rows):
    soon = (now() + SOON).date()
    groups = (
        (_("Overdue"), "danger", [r for r in rows if r.get("is_overdue")]),
        (
            _("Due in the next 7 days"),
            "plain",
            [r for r in rows if r["due_on"] and not r["is_overdue"] and r["due_on"] <= soon],
        ),
        (_("Later"), "plain", [r for r in rows if not r["due_on"] or (not r["is_overdue"] and r["due_on"] > soon)]),
    )
    return [{"title": title, "tone": tone, "count": len(some), "rows": some} for title, tone, some in groups if some]


def start(rows):
    """The most urgent case that this person can act on."""
    first = next((r for r in rows if r["next_url"]), None)
    if first is None:
        return None
    return {
        "why": _("Start here – the most urgent case you can act on"),
        "title": f"{first['next_step']}: {first['person_name']}",
        "url": first["next_url"],
        "text": _("%(procedure)s, %(reference)s. Status: %(status)s.")
        % {"procedure": first["procedure_label"], **first},
        "tone": first.get("due_tone", "plain"),
        "clock": {**first["ruler"], "size": "large"} if first["due_on"] else None,
        "button": _("Open case"),
    }


def empty(name, filtered):
    if filtered:
        return {"title": _("No cases match these filters.")}
    if name == "mine":
        button = {"label": _("Show the cases of my agency"), "url": reverse("queue", args=["agency"])}
        return {
            "title": _("Nothing is waiting for you."),
            "text": _("Cases that are assigned to you appear here."),
            "button": button,
        }
    return {"title": _("Nothing is waiting here."), "text": _("Cases appear here as soon as there are any.")}
