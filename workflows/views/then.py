"""The section “As it was”: a case as it looked at any moment, to those who may see it now."""

from datetime import datetime, time

from django import forms
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from agencies.policy import allow
from audit.dates import clock_time, day
from audit.moment import now
from workflows.finding import find
from workflows.past import as_it_stood
from workflows.showing.then import FrameThen, end_of_minute, then

LAST_MINUTE = time(23, 59)


class MomentForm(forms.Form):
    """A day, and a time of it; without one the end of that day. Local time."""

    on = forms.DateField(label=_("Day"))
    time = forms.TimeField(label=_("Time"), required=False, input_formats=["%H:%M"])

    def clean(self):
        said = super().clean()
        if said.get("on") and self.moment(said) > now() and said["on"] > timezone.localdate(now()):
            self.add_error("on", _("This day is still to come."))
        return said

    def moment(self, said):
        """The last of its minute, but never one to come."""
        wanted = timezone.make_aware(datetime.combine(said["on"], said.get("time") or LAST_MINUTE))
        return end_of_minute(wanted)


@require_safe
@allow("history.view")
def as_it_was(request, reference):
    procedure, capacities = find(request, reference, "history.view")
    form = MomentForm(_asked(request))
    at = min(form.moment(form.cleaned_data), now()) if form.is_valid() else None
    past = as_it_stood(procedure, at) if at else None
    context = {"form": form, "at": at, "reference": reference}
    if past:
        context |= then(FrameThen(request, past, capacities))
    return render(request, "workflows/then.html", context, status=200 if form.is_valid() else 422)


def _asked(request):
    """Of `?at=2026-05-03T10:14` the two fields; else the fields as they were typed, or the present moment."""
    if "on" in request.GET:
        return request.GET
    moment = _parsed(request.GET.get("at", ""))
    return {"on": day(moment), "time": clock_time(moment)}


def _parsed(text):
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return now()
    return moment if moment.tzinfo else timezone.make_aware(moment)
