"""The open pages of feedback: saying something without a name, and reading the answer by the number of the receipt."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from agencies.policy import PUBLIC, allow
from audit.dates import day
from cases.asylum_door.gate import inside
from reintegration.feedback.forms import FeedbackForm, ReceiptForm
from reintegration.feedback.receiving import TooMany, count_visit, found_by_receipt, receive, receiving_agencies
from reintegration.feedback.rows import Kind
from workflows.refusing import Refused


@allow(PUBLIC)
@inside
def feedback(request, code=""):
    """From the leaflet, whose code names the agency and never the person, or without any. Nothing is asked that says who it is."""
    agency = get_object_or_404(receiving_agencies(), code=code.upper()) if code else None
    form = FeedbackForm(request.POST if request.method == "POST" else None, agency=agency)
    if form.is_valid():
        try:
            count_visit(request)
            kept = receive(form.said, form.cleaned_data["token"])
            return render(request, "reintegration/feedback_received.html", {"kept": kept, "facts": _receipt(kept)})
        except TooMany:
            return render(request, "system/429.html", status=429)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "reintegration/feedback.html", {"form": form}, status=422 if form.is_bound else 200)


def _receipt(kept):
    facts = [{"label": _("Number of the receipt"), "value": kept.receipt, "mono": True}]
    if kept.kind == Kind.COMPLAINT:
        facts.append({"label": _("To be answered by"), "value": day(kept.due_on)})
    return facts


@allow(PUBLIC)
def feedback_answer(request):
    """Where a complaint stands, for whoever holds the number of its receipt."""
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    kept = None
    if form.is_valid():
        try:
            count_visit(request)
        except TooMany:
            return render(request, "system/429.html", status=429)
        kept = found_by_receipt(form.cleaned_data["receipt"])
        if kept is None:
            form.add_error("receipt", _("There is nothing of this number. Look at the signs again."))
    context = {"form": form, "kept": kept, "facts": _standing(kept) if kept else []}
    return render(request, "reintegration/feedback_answer.html", context, status=422 if form.errors else 200)


def _standing(kept):
    facts = [{"label": _("Received"), "value": day(kept.received_at)}]
    if kept.kind == Kind.COMPLAINT:
        facts.append({"label": _("To be answered by"), "value": day(kept.due_on)})
        facts.append({"label": _("Answered"), "value": day(kept.answered_at) or _("not yet")})
    return facts
