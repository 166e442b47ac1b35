"""What the people of one's own agency read, for those who check: whose look-ups are readings, and stand there too."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django import forms
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agencies.models import Membership, User
from agencies.policy import allow
from audit.filters import OfDays
from audit.latest_first import Place
from audit.models import Viewing
from audit.reading_back import Wanted, readings_at
from workflows.showing.readers import looked_up_table

ANY = [("", gettext_lazy("any"))]


class ReadingFilter(OfDays):
    """Whose readings, of which days, of which sort."""

    field_order = ("person", "first", "last", "how")
    person = forms.ChoiceField(label=gettext_lazy("Who"), required=False)
    how = forms.ChoiceField(label=gettext_lazy("How"), required=False)

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        own = Membership.objects.filter(agency=agency).values("user")  # also of those who left
        people = User.objects.filter(pk__in=own).order_by("name").values_list("pk", "name")
        self.fields["person"].choices = [*ANY, *((str(pk), name) for pk, name in people)]
        self.fields["how"].choices = [*ANY, *Viewing.How.choices]

    @property
    def wanted(self):
        said = self.cleaned_data
        following = said["last"] + timedelta(days=1) if said["last"] else None
        return Wanted(said["person"], said["how"], _midnight(said["first"]), _midnight(following))


@require_safe
@allow("reading.list")
def readings(request):
    form = ReadingFilter(request.GET, agency=request.actor.agency)
    rows, following = [], None
    if form.is_valid():
        rows, following = readings_at(request.actor.agency, form.wanted, Place.of(request.GET.get("after")))
    kept = {key: value for key, value in request.GET.items() if key != "after"}
    context = {
        "filters": form,
        "filter_chips": form.chips(request.path) if form.is_valid() else [],
        "clear_url": request.path if request.GET else "",
        "table": looked_up_table(rows, request.actor) if rows else None,
        "more_url": f"{request.path}?{urlencode({**kept, 'after': str(following)})}" if following else "",
        "empty": {"title": _("Nothing matches these filters.")},
    }
    return render(request, "workflows/readings.html", context, status=200 if form.is_valid() else 422)


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
