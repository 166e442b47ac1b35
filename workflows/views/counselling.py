"""Counselling sessions of a case, and what the rules of each programme come to."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow, insist, may
from audit.dates import day
from audit.moment import today
from workflows.finding import find
from workflows.procedures.voluntary_return import VoluntaryReturn
from workflows.refusing import Refused
from workflows.returning.forms import SessionForm
from workflows.returning.recording import record_session
from workflows.showing.frame import Frame
from workflows.showing.returning import programmes_shown, sessions_shown


def find_return(request, reference):
    """A voluntary return; of any other kind of procedure there is no such page."""
    procedure, capacities = find(request, reference, "return.view")
    if not isinstance(procedure, VoluntaryReturn):
        raise Http404
    return procedure, capacities


@allow("return.view")
def counselling(request, reference):
    procedure, capacities = find_return(request, reference)
    form = SessionForm(request.POST if request.method == "POST" else None, initial={"on": today(), "language": "az"})
    if request.method == "POST":
        insist(capacities, "return.record")
        if form.is_valid() and recorded(form, lambda: record_session(
            procedure, form.said, form.cleaned_data["token"], by=request.actor
        )):  # fmt: skip
            messages.success(request, _("The session is recorded."))
            return redirect("counselling", reference)
    return rows_page(request, Frame(request, procedure, capacities, "counselling"), form, {
        "title": _("Counselling"),
        "asks": _("Record counselling on %(day)s") % {"day": day(today())},
        "submit": _("Record counselling"),
        "rows": sessions_shown(procedure.case),
        "nothing": _("No session is recorded yet."),
    })  # fmt: skip


@allow("return.view")
def eligibility(request, reference):
    """What every rule comes to, by what is recorded, as the rules stood on the day of the application."""
    procedure, capacities = find_return(request, reference)
    frame = Frame(request, procedure, capacities, "eligibility")
    programmes = programmes_shown(procedure) if procedure.applied_on else []
    page = {"programmes": programmes, "applied_on": procedure.applied_on}
    return render(request, "workflows/eligibility.html", frame.context() | page)


def recorded(form, record):
    """Whether it was recorded; what was refused stands at its field."""
    try:
        record()
    except Refused as refusal:
        for name, sentences in (refusal.fields or {None: refusal.reasons}).items():
            form.add_error(name if name in form.fields else None, list(sentences))
        return False
    return True


def rows_page(request, frame, form, page):
    """A section of rows, with the form for one more for those who may record it."""
    writes = may(frame.capacities, "return.record") and not frame.procedure.is_closed
    context = frame.context() | page | {"form": form if writes else None}
    return render(request, "workflows/recorded.html", context, status=422 if form.is_bound else 200)
