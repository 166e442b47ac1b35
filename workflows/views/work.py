"""The work list: what do I do now?"""

from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.policy import allow, may
from audit.moment import now, today
from workflows.filtering import WorkFilter
from workflows.showing.offered import offered
from workflows.showing.rows import row
from workflows.worklist import QUEUES, SOON, Place, page


@allow("account.view")
def work(request):
    """Where each kind of person begins: supervisors with what waits for their eyes, caseworkers with their cases."""
    capacities = request.actor.capacities
    for elsewhere in offered("start", request.actor):
        return redirect(elsewhere)
    if may(capacities, "approval.list"):
        return redirect("approvals")
    return redirect("queue", "mine") if may(capacities, "work.list") else redirect("account")


@allow("work.list")
def queue(request, name):
    if name not in QUEUES:
        raise Http404
    filters = WorkFilter(request.GET or None)
    narrowed = filters.narrowed() if filters.is_valid() else Q()
    grants, following = page(request.actor, name, narrowed, after=Place.of(request.GET.get("after")))
    rows = [row(grant, request.actor) for grant in grants]
    context = {
        "queue": {"title": QUEUES[name].title, "summary": _summary(rows, following)},
        "today": today(),
        "groups": _groups(rows),
        "start": None if request.GET else _start(rows),
        "filters": filters,
        "filter_chips": filters.chips(request.path),
        "clear_url": request.path if request.GET else "",
        "sorted_words": _("Sorted by due date"),
        "more_url": _more(request, following),
        "empty": _empty(name, bool(request.GET)),
    }
    return render(request, "workflows/work.html", context)


def _summary(rows, following):
    words = ngettext("%(n)s open case", "%(n)s open cases", len(rows)) % {"n": len(rows)}
    return _("%(cases)s on this page, more follow") % {"cases": words} if following else words


def _groups(rows):
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


def _start(rows):
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


def _more(request, following):
    if following is None:
        return ""
    kept = {key: value for key, value in request.GET.items() if key != "after"}
    return f"{request.path}?{urlencode({**kept, 'after': str(following)})}"


def _empty(name, filtered):
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
