"""The explorer of the log: what the people of one's own agency read, and who of others read its cases, for those who check.

Their look-ups are readings, and stand there too.
"""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django import forms
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agencies.alphabet import in_alphabet
from agencies.models import Membership, User
from agencies.policy import allow
from agencies.reading import note_look_up
from agencies.words import GROUP_NAMES
from audit.filters import OfDays
from audit.latest_first import Place
from audit.models import Viewing
from audit.purposes import purpose_of
from audit.reading_back import Wanted, readings_in
from workflows.showing.asking_the_log import links
from workflows.showing.readers import looked_up_table, own_look_ups, read_by_others
from workflows.views.purpose import asked

ANY = [("", gettext_lazy("any"))]
HOURS = [("", gettext_lazy("any")), ("out", gettext_lazy("Outside working hours"))]
SORTED = [
    ("taken", gettext_lazy("Taken out: downloaded, printed or exported")),
    ("listed", gettext_lazy("Listed or found")),
]
GROUPS = [*ANY, *((group.value, name) for group, name in GROUP_NAMES.items())]
WHERE = [("", gettext_lazy("People of your agency")), ("others", gettext_lazy("Others, in cases that you lead"))]


class ReadingFilter(OfDays):
    """Whose readings, of which days and hours, of which sort."""

    field_order = ("whose", "person", "first", "last", "how", "group", "network", "hours")
    whose = forms.ChoiceField(label=gettext_lazy("Whose"), required=False, choices=WHERE)
    person = forms.ChoiceField(label=gettext_lazy("Who"), required=False)
    how = forms.ChoiceField(label=gettext_lazy("How"), required=False)
    group = forms.ChoiceField(label=gettext_lazy("Group of fields"), required=False, choices=GROUPS)
    network = forms.GenericIPAddressField(label=gettext_lazy("Signed in from (network address)"), required=False)
    hours = forms.ChoiceField(label=gettext_lazy("Hours"), required=False, choices=HOURS)

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [*ANY, *people_of(agency)]
        self.fields["how"].choices = [*ANY, *SORTED, *Viewing.How.choices]

    def clean(self):
        said = super().clean()
        if said.get("whose") and not said.get("first"):
            self.add_error("first", _("Say from which day on: the log of all agencies is long."))
        return said

    @property
    def wanted(self):
        said = self.cleaned_data
        following = said["last"] + timedelta(days=1) if said["last"] else None
        days = _midnight(said["first"]), _midnight(following)
        narrowed = {"group": said["group"], "network": said["network"], "out_of_hours": bool(said["hours"])}
        return Wanted(said["person"], said["how"], *days, **narrowed)


def people_of(agency):
    """(key, name) of everybody who has or had a role at an agency."""
    own = Membership.objects.filter(agency=agency).values("user")
    return [(str(pk), name) for pk, name in User.objects.filter(pk__in=own).order_by(in_alphabet("name")).values_list("pk", "name")]


@require_safe
@allow("reading.list")
def readings(request):
    if not purpose_of(request):
        return asked(request)
    note_look_up()
    form = ReadingFilter(request.GET, agency=request.actor.agency)
    return render(request, "workflows/readings.html", _context(request, form), status=200 if form.is_valid() else 422)


def _context(request, form):
    rows, following = _found(request, form) if form.is_valid() else ([], None)
    kept = {key: value for key, value in request.GET.items() if key != "after"}
    return {
        "filters": form,
        "filter_chips": form.chips(request.path) if form.is_valid() else [],
        "clear_url": request.path if request.GET else "",
        "table": looked_up_table(rows, request.actor) if rows else None,
        "more_url": f"{request.path}?{urlencode({**kept, 'after': str(following)})}" if following else "",
        "empty": {"title": _("Nothing matches these filters.")},
        "questions": links(request.actor), "people": people_of(request.actor.agency),
        "own": own_look_ups(request.actor, purpose_of(request)),
    }  # fmt: skip


def _found(request, form):
    """A page of rows, and where the next begins."""
    own = Viewing.objects.filter(agency=request.actor.agency)
    rows = read_by_others(request.actor) if form.cleaned_data["whose"] else own
    return readings_in(rows, form.wanted, Place.of(request.GET.get("after")))


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
