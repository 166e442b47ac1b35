"""The section “Who reads it” of a case: who has read it, and who can see it now or could on any day before."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django import forms
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.policy import allow, may
from agencies.reading import note_look_up
from audit.latest_first import Place
from audit.moment import now, today
from audit.purposes import purpose_of
from audit.reading_back import readings_of
from workflows.conflicts import conflicts_in
from workflows.finding import find
from workflows.showing.frame import Frame
from workflows.showing.readers import Names, own_look_ups, readings_table, sights_table
from workflows.views.purpose import asked


class DayForm(forms.Form):
    """The day of which somebody asks who could see the case then."""

    on = forms.DateField(label=_("Who could see it on this day"), required=False)

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on and on > today():
            raise forms.ValidationError(_("This day is still to come."))
        return on


@allow("viewing.list")
def readers(request, reference):
    procedure, capacities = find(request, reference, "viewing.list")
    if not purpose_of(request):
        return asked(request)
    note_look_up()
    frame, form = Frame(request, procedure, capacities, "readers"), DayForm(request.GET)
    names, listed = Names(request.actor, capacities), "lists" in request.GET
    rows, following = readings_of(procedure.case_id, listed, Place.of(request.GET.get("after")))
    on = form.cleaned_data["on"] if form.is_valid() else None
    context = {
        "form": form, "on": on, "listed": listed, "listed_url": _same(request, lists="" if listed else "1"),
        "read": readings_table(rows, names) if rows else None,
        "more_url": _same(request, after=str(following)) if following else "",
        "conflicts": conflicts_in(procedure, None if names.reads_all else request.actor.agency),
        "ends_conflicts": bool(may(capacities, "conflict.set")),
        "own": own_look_ups(request.actor, purpose_of(request)),
        "could_see": sights_table(procedure, _at_the_end_of(on), names),
    }  # fmt: skip
    return render(request, "workflows/readers.html", frame.context() | context, status=200 if form.is_valid() else 422)


def _at_the_end_of(on):
    """The last moment of a day that is over; now of today."""
    if on is None or on >= today():
        return now()
    return timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min)) - timedelta(microseconds=1)


def _same(request, **changed):
    kept = {
        key: value
        for key, value in (request.GET.dict() | changed).items()
        if value and (key != "after" or "after" in changed)
    }
    return f"{request.path}?{urlencode(kept)}"
