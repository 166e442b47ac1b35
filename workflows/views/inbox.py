"""The approval inbox: what waits for one's eyes, what would change, and the decision."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Min, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.policy import allow, capacities_of
from agencies.proofs.freshness import step_up
from agencies.reading import note_subject
from audit.moment import now
from cases.asylum_door.turning_away import refused as turned_away
from workflows.drafts.keeping import drafts_about
from workflows.perform import Changed, MovedOn, Refused, decide, may_decide
from workflows.rows import Approval, Signature
from workflows.showing.offered import offered
from workflows.showing.proposals import blocked_reason, item, review
from workflows.showing.ticks import Ticks
from workflows.signing_together import OPENED, Ticked, ticked_by
from workflows.views import overtaken

DECISIONS = {
    "approve": Signature.Decision.GRANTED,
    "refuse": Signature.Decision.REFUSED,
    "send_back": Signature.Decision.RETURNED,
}
DONE = {
    "approve": gettext_lazy("Approved."),
    "refuse": gettext_lazy("Refused. The proposer has been told."),
    "send_back": gettext_lazy("Sent back. The proposer has been told."),
}
MOST = 100
DIGITS = 19  # as many as a number of a row can have
TEMPLATE = "workflows/approvals.html"


def waiting(actor, order):
    """Open proposals for this actor, most urgent (earliest running clock) or longest waiting first; own ones last."""
    found = Approval.objects.waiting_for(actor).select_related(
        "procedure__case", "procedure__held_by", "proposed_by", "proposed_for"
    )
    found = found.prefetch_related("signatures")
    running = Q(procedure__clocks__stopped_at=None, procedure__clocks__paused_at=None)
    found = found.annotate(due_at=Min("procedure__clocks__due_at", filter=running))
    by = ["proposed_at"] if order == "oldest" else [F("due_at").asc(nulls_last=True), "proposed_at"]
    return sorted(found.order_by(*by)[:MOST], key=lambda approval: bool(blocked_reason(approval, actor)))


def order_of(request):
    """The order in which somebody reads the list: "urgent" or "oldest"."""
    return "oldest" if sent(request).get("order") == "oldest" else "urgent"


def sent(request):
    return request.POST if request.method == "POST" else request.GET


@allow("approval.list")
def approvals(request, pk=None):
    """The inbox with one request open: the one asked for, else the first that can be decided."""
    found = waiting(request.actor, order_of(request))
    current = next((approval for approval in found if approval.pk == pk), None) if pk else next(iter(found), None)
    if pk and current is None:
        return _gone(request, pk)
    return render(request, TEMPLATE, inbox(request, found, current))


def _weighs_more(request, pk):
    """Whether somebody is about to approve what the floors above say weighs more, such as money over a limit."""
    approval = Approval.objects.waiting_for(request.actor).select_related("procedure").filter(pk=pk).first()
    return bool(approval) and request.POST.get("decision") == "approve" and any(offered("weighs_more", approval))


def _procedure_of(request, pk):
    """What a decision is about that somebody is writing; 404 where they have none to make."""
    return get_object_or_404(Approval.objects.waiting_for(request.actor).select_related("procedure"), pk=pk).procedure


@drafts_about(_procedure_of)
@allow("approval.list")
@step_up(gettext_lazy("You approve more money than one signature is enough for."), when=_weighs_more)
def judge(request, pk):
    """Signs one proposal: approve, refuse or send back."""
    read = Approval.objects.waiting_for(request.actor).select_related("procedure__case", "proposed_by", "proposed_for")
    approval = read.filter(pk=pk).first()
    if approval is None:
        return _gone(request, pk)
    if request.method != "POST" or request.POST.get("decision") not in DECISIONS:
        return redirect("approval", pk)
    try:
        _decide(request, approval)
    except MovedOn as moved_on:
        return overtaken.decided_meanwhile(request, approval, str(moved_on))
    except Refused as refused:
        return _judge_again(request, pk, refused)
    return _done(request)


def _next_one(request):
    """Where the next request is open, in the same order; the browser puts the focus on its title."""
    url = reverse("approvals")
    return f"{url}?order=oldest#review" if order_of(request) == "oldest" else f"{url}#review"


def _judge_again(request, pk, refused):
    """The same request with what was said against the decision; what was typed is kept."""
    changed, found = isinstance(refused, Changed), waiting(request.actor, order_of(request))
    context = inbox(request, found, next((a for a in found if a.pk == pk), None), changed=changed)
    if "decision" in context:
        context["decision"] |= {"errors": str(refused), "reason": request.POST.get("reason", "")}
    return render(request, TEMPLATE, context, status=409 if changed else 422)


def _decide(request, approval):
    if said := turned_away().get("reason"):
        raise Refused(*said)
    seen = request.POST.get("version", "")
    return decide(
        approval, request.actor, DECISIONS[request.POST["decision"]], comment=request.POST.get("reason", ""),
        token=request.POST.get("token") or None, seen=seen if seen.isdigit() else None,
    )  # fmt: skip


def _gone(request, pk):
    """Of a case of theirs: decided by now, or for other eyes. Any other proposal does not exist for them."""
    approval = Approval.objects.filter(pk=pk, procedure__grants__group=request.actor.group_id).first()
    if approval is None:
        raise Http404
    if approval.outcome == Approval.Outcome.OPEN:
        procedure = approval.procedure.as_kind()
        raise PermissionDenied(
            " ".join(may_decide(approval, procedure, request.actor, capacities_of(request.actor, procedure)).reasons)
        )
    if _is_sent_again(request, pk):
        return _done(request)
    said = _("This request is no longer open: %(outcome)s.") % {"outcome": approval.get_outcome_display()}
    return overtaken.decided_meanwhile(request, approval, said)


def _is_sent_again(request, pk):
    """Whether this very form has signed it before: then the first answer is given once more."""
    token = request.POST.get("token")
    signed = Signature.objects.filter(approval=pk, signed_by=request.actor.user)
    return bool(token) and request.POST.get("decision") in DECISIONS and signed.filter(token=token).exists()


def _done(request):
    messages.success(request, DONE[request.POST["decision"]])
    return redirect(_next_one(request))


def ids_ticked(request):
    return {int(pk) for pk in sent(request).getlist("request") if pk.isdecimal() and len(pk) < DIGITS}


def _ticked(request):
    ids = ids_ticked(request)
    return ticked_by(request.actor, ids) if ids else Ticked()


def inbox(request, found, current, ticked=None, changed=False):
    """All that the page of the inbox is told, with one request open or none; whoever gets one to read has opened it."""
    order = order_of(request)
    if current:
        note_subject(OPENED, current.pk)
    ticks = Ticks(found, request.actor, ticked or _ticked(request), order)
    context = {
        "summary": _summary(len(found), sum(not blocked_reason(approval, request.actor) for approval in found)),
        "items": [item(approval, request.actor, approval == current) | ticks.of(approval) for approval in found],
        "bulk": ticks.bar(),
        "order": order,
        "order_words": _("Longest wait first") if order == "oldest" else _("Most urgent first"),
        "other_order": _other_order(order),
        "now": now(),
        "empty": {
            "title": _("Nothing waits for your approval."),
            "text": _("Proposals of your colleagues appear here."),
        },
    }
    if current:
        context |= review(current, request.actor, changed) | {"token": request.POST.get("token") or str(uuid4())}
    return context


def _summary(waits, able):
    words = ngettext("%(n)s request.", "%(n)s requests.", waits) % {"n": waits}
    return f"{words} " + _("You can decide %(n)s of them.") % {"n": able}


def _other_order(order):
    if order == "oldest":
        return {"label": _("Most urgent first"), "url": reverse("approvals")}
    return {"label": _("Longest wait first"), "url": reverse("approvals") + "?order=oldest"}
