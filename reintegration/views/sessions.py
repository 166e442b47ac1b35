"""Group sessions: the tick list, and a session that was recorded, from which the next one begins with the same people."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from cases.sniffing import Unacceptable
from reintegration.delivering.recording import record_session as record
from reintegration.delivering.rows import Session
from reintegration.delivering.scope import OPEN_TO_RECORDS, delivered_by, name_of
from reintegration.delivering.session_form import ABSENT, LEAVE_OUT, SessionForm
from reintegration.measures.kinds import MeasureKind
from reintegration.views.deliveries import only_for_providers, say_of_file
from workflows.perform import Refused

MOST = 60


@allow("delivery.list")
def record_session(request):
    """One session and many participants: one page, one button, once."""
    only_for_providers(request)
    earlier = _earlier(request)
    measures, more = _participants(request, earlier)
    data = request.POST if request.method == "POST" else None
    form = SessionForm(
        data, request.FILES or None, measures=measures, others=ABSENT if earlier else LEAVE_OUT, initial=_begun(earlier)
    )
    if data is not None and (made := _recorded(request, form)):
        messages.success(request, _("The session is recorded."))
        return redirect("session", made.pk)
    context = {
        "form": form, "kinds": _kinds(request), "earlier": earlier, "more": more, "most": MOST,
        "kind": request.GET.get("kind", ""), "cancel_url": reverse("deliveries"),
    }  # fmt: skip
    return render(request, "reintegration/record_session.html", context, status=422 if form.is_bound else 200)


def sessions_of(actor):
    """The sessions of the agency acted for, for those who work on its deliveries."""
    return Session.objects.filter(agency=actor.agency) if delivered_by(actor).exists() else Session.objects.none()


def _earlier(request):
    """The session with whose participants this one begins."""
    asked = request.GET.get("like", "")
    return sessions_of(request.actor).filter(pk=asked).first() if asked.isdigit() and len(asked) < 10 else None


def _begun(earlier):
    return {"topic": earlier.topic, "hours": earlier.hours} if earlier else {}


def _participants(request, earlier):
    """(who can be ticked, whether there are more than a page holds). Whoever was ticked stays, to be told why not."""
    own = delivered_by(request.actor).select_related("measure_kind")
    if request.method == "POST":
        ticked = {int(name.partition("-")[2]) for name in request.POST if _is_tick(name)}
        shown = {int(key) for key in request.POST.getlist("shown") if key.isdigit() and len(key) < 19}
        found = own.filter(pk__in=ticked | shown)
    else:
        found = own.filter(state__in=OPEN_TO_RECORDS, consented=True)
        if earlier:
            found = found.filter(deliveries__session=earlier)
        elif kind := request.GET.get("kind"):
            found = found.filter(measure_kind__code=kind)
    rows = list(found.order_by("short_name", "reference")[: MOST + 1])
    return rows[:MOST], len(rows) > MOST


def _is_tick(name):
    word, _dash, key = name.partition("-")
    return word in ("there", "part") and key.isdigit() and len(key) < 19


def _kinds(request):
    """The kinds of measure to choose the participants by."""
    own = delivered_by(request.actor).filter(state__in=OPEN_TO_RECORDS)
    return MeasureKind.objects.filter(pk__in=own.values("measure_kind"))


def _recorded(request, form):
    if not form.is_valid():
        return None
    said = form.cleaned_data
    session = {name: said[name] for name in ("on", "topic", "hours")}
    try:
        return record(form.told(), session, request.actor, token=said["token"], another=form.another())
    except Refused as refusal:
        form.ask_again(refusal)
    except Unacceptable as unacceptable:
        say_of_file(form, unacceptable)
    return None


@allow("delivery.list")
def session(request, pk):
    """A session with its participants."""
    only_for_providers(request)
    found = get_object_or_404(sessions_of(request.actor).select_related("recorded_by"), pk=pk)
    own = {measure.pk: measure for measure in delivered_by(request.actor).filter(deliveries__session=found)}
    rows = found.deliveries.filter(measure__in=own).order_by("measure__reference")
    told = [
        {"name": name_of(own[row.measure_id]), "reference": own[row.measure_id].reference, "delivery": row}
        for row in rows
    ]
    context = {"session": found, "rows": told}
    return render(request, "reintegration/session.html", context)
