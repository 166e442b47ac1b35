"""“What somebody could see”: the cases that were open to a colleague at a moment, as what and since when, for those who check."""

from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from agencies.models import User
from agencies.policy import allow
from agencies.reading import note_look_up
from audit.dates import clock_time, day
from audit.moment import now
from audit.purposes import purpose_of
from workflows.showing.readers import own_look_ups
from workflows.showing.sights import PAGE, open_then, seen_table
from workflows.views.purpose import asked
from workflows.views.readings import people_of
from workflows.views.then import MomentForm


class SightForm(MomentForm):
    """Of whom, and when."""

    field_order = ("person", "on", "time")
    person = forms.ChoiceField(label=_("Who"))

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people_of(agency)


@require_safe
@allow("reading.list")
def sights(request):
    if not purpose_of(request):
        return asked(request)
    note_look_up("person", None)
    form = SightForm(
        request.GET or None, agency=request.actor.agency, initial={"on": day(now()), "time": clock_time(now())}
    )
    context = {"form": form, "own": own_look_ups(request.actor, purpose_of(request))}
    if form.is_valid():
        context |= _found(request, form)
    return render(request, "workflows/sights.html", context, status=422 if form.is_bound and form.errors else 200)


def _found(request, form):
    at = min(form.moment(form.cleaned_data), now())
    user = get_object_or_404(User, pk=form.cleaned_data["person"])
    told = open_then(user, at, request.actor)
    note_look_up("person", user.pk)
    page = Paginator(told.sights, PAGE).get_page(request.GET.get("page"))
    kept = {key: value for key, value in request.GET.items() if key != "page"}
    return {
        "at": at, "person": user.name, "count": len(told.sights), "closed": told.closed,
        "table": seen_table(page.object_list) if told.sights else None,
        "more_url": f"?{urlencode({**kept, 'page': page.next_page_number()})}" if page.has_next() else "",
    }  # fmt: skip
