"""The calendar of due dates, and the feed of it for somebody's own calendar."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from agencies.policies import PUBLIC
from agencies.policy import allow
from audit.moment import today
from workflows.listing.due import MOST, Month, as_ics, due_in, feed_dates, feed_of, new_feed, reader_of, revoke
from workflows.showing.rows import row
from workflows.worklist import QUEUES

A_MONDAY = date(2024, 1, 1)
CHOSEN = ("mine", "agency", "waiting")  # the queues that are worth a calendar


@allow("due.list")
def due_dates(request):
    """What is due in a month, by day."""
    return _page(request)


def _page(request, secret=""):
    queue = request.GET.get("queue")
    queue, month = queue if queue in CHOSEN else "mine", Month.of(request.GET.get("month"))
    days = due_in(request.actor, queue, month)
    rows = [(day, [row(grant, request.actor) for grant in grants]) for day, grants in days.items()]
    context = {
        "month": month,
        "days": rows,
        "weeks": [[(day, len(days.get(day, ()))) for day in week] for week in month.weeks],
        "weekdays": [A_MONDAY + timedelta(days=number) for number in range(7)],
        "today": today(),
        "is_cut": sum(len(found) for _day, found in rows) >= MOST,
        "most": MOST,
        "queues": [{"label": QUEUES[name].title, "url": _address(name, month), "on": name == queue} for name in CHOSEN],
        "previous": _address(queue, month.moved(-1)),
        "following": _address(queue, month.moved(1)),
        "feed": feed_of(request.actor),
        "secret_url": request.build_absolute_uri(reverse("due_feed", args=[secret])) if secret else "",
    }
    return render(request, "workflows/due_dates.html", context)


def _address(queue, month):
    return f"{reverse('due_dates')}?queue={queue}&month={month}"


@allow("due.list")
@require_POST
def keep_feed(request):
    """Makes a secret address, which is shown in this answer and never again; or revokes it."""
    if request.POST.get("do") == "revoke":
        revoke(request.actor)
        messages.success(request, _("The address is revoked: nobody reads your calendar by it any more."))
        return redirect("due_dates")
    return _page(request, new_feed(request.actor))


@allow(PUBLIC)
@require_GET
def due_feed(request, secret):
    """Somebody's due dates for their own calendar: whoever knows the address reads references and days, and nothing of anybody."""
    actor = reader_of(secret)
    if actor is None:
        raise Http404
    with override(actor.user.language):
        told = as_ics(
            feed_dates(actor), _("Due dates"), lambda reference: _("Due: %(reference)s") % {"reference": reference},
            lambda reference: request.build_absolute_uri(reverse("procedure", args=[reference])),
        )  # fmt: skip
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer
