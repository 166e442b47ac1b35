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
from audit.latest_first import Place
from audit.models import Viewing
from audit.reading_back import Wanted, readings_at
from workflows.showing.readers import looked_up_table


class ReadingFilter(forms.Form):
    """Whose readings, of which days, of which sort."""

    person = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Who"), required=False)
    first = forms.DateField(label=gettext_lazy("First day"), required=False)
    last = forms.DateField(label=gettext_lazy("Last day"), required=False)
    how = forms.ChoiceField(label=gettext_lazy("How"), required=False)

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        own = Membership.objects.filter(agency=agency).values("user")  # also of those who left
        self.fields["person"].queryset = User.objects.filter(pk__in=own).order_by("name")
        self.fields["how"].choices = [("", gettext_lazy("any")), *Viewing.How.choices]

    def clean(self):
        said = super().clean()
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("The last day lies before the first."))
        return said

    @property
    def wanted(self):
        said = self.cleaned_data
        following = said["last"] + timedelta(days=1) if said["last"] else None
        return Wanted(said["person"], said["how"], _midnight(said["first"]), _midnight(following))

    def chips(self, path):
        """What is set, each with the address that takes it away."""
        said = {name: value for name, value in self.data.items() if name in self.fields and value}
        return [self._chip(path, said, name) for name in said]

    def _chip(self, path, said, name):
        rest = {key: value for key, value in said.items() if key != name}
        value = {"person": self.cleaned_data["person"], "how": dict(self.fields["how"].choices).get(said[name])}.get(
            name, said[name]
        )
        label = _("%(field)s: %(value)s") % {"field": self.fields[name].label, "value": value}
        return {"label": label, "url": f"{path}?{urlencode(rest)}" if rest else path, "on": True}


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
