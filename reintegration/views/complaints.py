"""Feedback and complaints of one's agency: recording what one was told, the list with its counts, and answering."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.roles import CASE_MANAGEMENT
from audit.dates import day, due_tone, relative_day
from audit.moment import today
from reintegration.feedback.answering import answer
from reintegration.feedback.counting import counted
from reintegration.feedback.forms import AnswerForm, RecordForm
from reintegration.feedback.receiving import receive
from reintegration.feedback.rows import About, Feedback, Kind, Rating
from workflows.refusing import Refused

MOST = 100


def _insist_on_managing(actor):
    if CASE_MANAGEMENT not in actor.agency.case_roles:
        raise PermissionDenied(_("Feedback goes to the agencies that manage return and reintegration."))


@allow("feedback.record")
def record_feedback(request):
    """What a person says to somebody of the agency, or hands in on paper."""
    _insist_on_managing(request.actor)
    form = RecordForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid():
        try:
            said = form.said | {"agency": request.actor.agency}
            kept = receive(said, form.cleaned_data["token"], request.actor, form.cleaned_data["reference"])
            messages.success(request, _("Recorded. Number of the receipt: %(number)s.") % {"number": kept.receipt})
            return redirect("record_feedback")
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "reintegration/record_feedback.html", {"form": form}, status=422 if form.is_bound else 200)


@allow("complaint.list")
def complaints(request):
    """The complaints of one's agency, those to be answered first, and what people said on the whole."""
    _insist_on_managing(request.actor)
    seen = Feedback.objects.visible_to(request.actor)
    rows = seen.select_related("provider").order_by("-received_at", "-pk")
    waiting = list(rows.open_complaints().order_by("due_on", "pk")[:MOST])
    settled = list(rows.filter(kind=Kind.COMPLAINT).exclude(answered_at=None)[:MOST])
    opinions = list(rows.filter(kind=Kind.OPINION).exclude(words="")[:MOST])
    context = {
        "waiting": list(map(_line, waiting)),
        "settled": list(map(_line, settled)),
        "opinions": list(map(_line, opinions)),
        "counts": _counts(counted(seen)),
        "most": MOST,
    }
    return render(request, "reintegration/complaints.html", context)


def _line(one):
    late = one.is_open and one.due_on < today()
    return {
        "receipt": one.receipt,
        "url": reverse("complaint", args=[one.pk]),
        "about": one.get_about_display(),
        "provider": one.provider,
        "received_on": one.received_at,
        "due": _("answer by %(day)s (%(relative)s)") % {"day": day(one.due_on), "relative": relative_day(one.due_on)}
        if one.is_open
        else "",
        "tone": "danger" if late else due_tone(one.due_on) if one.is_open else "plain",
        "words": one.words,
    }


def _counts(lines):
    columns = [{"label": _("About what")}, {"label": _("Question")}]
    columns += [{"label": label, "number": True} for label in (*Rating.labels, _("left out"), _("all"))]
    return {
        "caption": _("How satisfied people are, and how many left a question out"),
        "columns": columns,
        "rows": [{"cells": _cells(line)} for line in lines],
    }


def _cells(line):
    numbers = (*line.given.values(), line.silent, line.asked)
    question = str(Feedback._meta.get_field(line.rating).verbose_name)
    return [
        {"text": str(About(line.about).label)},
        {"text": question},
        *({"text": str(number), "number": True} for number in numbers),
    ]


@allow("complaint.list")
def complaint(request, pk):
    """One complaint or opinion, and its answer."""
    _insist_on_managing(request.actor)
    rows = Feedback.objects.visible_to(request.actor).select_related(
        "provider", "procedure", "recorded_by", "answered_by", "limit"
    )
    one = get_object_or_404(rows, pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer(one, request.actor, form.cleaned_data["answer"])
            messages.success(request, _("The answer is kept."))
            return redirect("complaint", pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"one": one, "facts": _facts(one), "form": form if one.is_open or form.is_bound else None}
    return render(request, "reintegration/complaint.html", context, status=422 if form.is_bound else 200)


def _facts(one):
    rows = [
        (_("What it is"), one.get_kind_display()),
        (_("About what"), one.get_about_display()),
        (_("Which organisation"), one.provider or ""),
        *_ratings(one),
        (_("Whom it is about"), one.get_about_role_display() or ""),
        (_("Received"), f"{day(one.received_at)}, {one.recorded_by or _('from somebody unnamed')}"),
    ]  # fmt: skip
    if one.kind == Kind.COMPLAINT:
        rows.append((_("To be answered by"), f"{day(one.due_on)} ({_('house rule')})"))
    facts = [{"label": label, "value": str(value)} for label, value in rows]
    return facts + _case_fact(one)


def _ratings(one):
    """Each closed question with its answer, or that it was left out."""
    for name in Feedback.RATINGS:
        field = one._meta.get_field(name)
        yield field.verbose_name, one._get_FIELD_display(field) or _("left out")


def _case_fact(one):
    return [{"label": _("Case"), "value": one.procedure.reference, "mono": True}] if one.procedure else []
