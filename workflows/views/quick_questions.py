"""The quick questions of those who check that need a word of theirs: which case, or whom and which day."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agencies.policy import allow
from agencies.reading import note_look_up
from audit.purposes import purpose_of
from workflows.rows import Procedure
from workflows.showing.asking_the_log import links
from workflows.showing.readers import own_look_ups
from workflows.views.purpose import asked
from workflows.views.readings import ReadingFilter, people_of


@require_safe
@allow("reading.list")
def who_opened(request):
    """Leads to the readers of a case by its reference. One that is not open to whoever asks is told apart from none by nothing."""
    typed = request.GET.get("reference", "").strip()
    found = (
        Procedure.objects.visible_to(request.actor).filter(reference__iexact=typed).values_list("reference", flat=True)
    )
    if reference := found.first():
        return redirect("readers", reference)
    if not purpose_of(request):
        return asked(request)
    note_look_up()
    context = {
        "wrong": _("No case of this reference is open to you."), "typed": typed, "questions": links(request.actor),
        "people": people_of(request.actor.agency), "filters": ReadingFilter(agency=request.actor.agency),
        "own": own_look_ups(request.actor, purpose_of(request)), "empty": {"title": _("Nothing was looked up.")},
    }  # fmt: skip
    return render(request, "workflows/readings.html", context, status=422)


@require_safe
@allow("reading.list")
def what_was_seen(request):
    """Leads to the readings of one person on one day; what was typed wrongly is said there."""
    on = request.GET.get("on", "").strip()
    return redirect(
        f"{reverse('readings')}?{urlencode({'person': request.GET.get('person', ''), 'first': on, 'last': on})}"
    )
