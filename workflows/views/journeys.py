"""Transfers and arrivals: who travels in a week, and with two taps what became of it."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from audit.moment import now
from workflows.finding import find
from workflows.perform import Changed, Refused, perform
from workflows.showing.days import Days
from workflows.showing.journeys import calendar
from workflows.tapping import TapForm, tap_of


@allow("work.list")
def journeys(request):
    """The transfers, transits and arrivals of a week, or of one day as a sheet to print."""
    return _page(request)


@allow("procedure.perform")
def record_journey(request, reference, name):
    """Takes the step with its usual answers; what was refused comes back in its row."""
    procedure, _capacities = find(request, reference, "procedure.perform")
    transition = tap_of(procedure, name)
    if request.method != "POST":
        return redirect(_calendar(request))  # whoever reads what was sent back in another language, or loads it anew
    form = TapForm(request.POST, procedure=procedure, transition=transition)
    if not form.is_valid():
        return _page(request, (procedure.pk, name, form), status=422)
    try:
        said = form.cleaned_data
        perform(procedure, name, request.actor, form.answers, token=said["token"], seen=said["version"])
    except Refused as refusal:
        messages.error(request, f"{reference}: {refusal}")
        again = _once_more(request, transition)
        return _page(request, again, status=409 if isinstance(refusal, Changed) else 422)
    messages.success(request, _("%(reference)s: %(step)s. Recorded.") % {"reference": reference, "step": transition})
    return redirect(f"{_calendar(request)}#{reference}")


def _calendar(request):
    return f"{reverse('journeys')}?{Days.of(request.GET).query}"


def _once_more(request, transition):
    """The form as it was filled in, on the case as it is now."""
    procedure, _capacities = find(request, request.resolver_match.kwargs["reference"])
    filled = request.POST.dict() | {"token": str(uuid4()), "version": procedure.case.version}
    return procedure.pk, transition.name, TapForm(filled, procedure=procedure, transition=transition)


def _page(request, sent_back=None, status=200):
    days = Days.of(request.GET)
    context = calendar(request.actor, days, sent_back) | {
        "shown_days": days,
        "previous": days.moved(-1),
        "following": days.moved(1),
        "printed_at": now(),
    }
    return render(request, "workflows/journeys.html", context, status=status)
