"""The approval inbox: what waits for one's eyes, what would change, and the decision."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Min, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.policy import allow, capacities_of
from audit.moment import now
from cases.asylum_door.turning_away import refused as turned_away
from workflows.perform import Changed, MovedOn, Refused, decide, may_decide
from workflows.rows import Approval, Signature
from workflows.showing.proposals import blocked_reason, item, review

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


@allow("approval.list")
def approvals(request, pk=None):
    """The inbox with one request open: the one asked for, else the first that can be decided."""
    order = request.GET.get("order", "urgent")
    found = waiting(request.actor, order)
    current = next((approval for approval in found if approval.pk == pk), None) if pk else next(iter(found), None)
    if pk and current is None:
        return _gone(request, pk)
    return _page(request, found, current, order)


@allow("approval.list")
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
        messages.error(request, str(moved_on))
        return redirect("approvals")
    except Refused as refused:
        found = waiting(request.actor, "urgent")
        return _page(request, found, next((a for a in found if a.pk == pk), None), refused=refused)
    messages.success(request, DONE[request.POST["decision"]])
    return redirect("approvals")


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
    messages.info(
        request, _("This request is no longer open: %(outcome)s.") % {"outcome": approval.get_outcome_display()}
    )
    return redirect("approvals")


def _page(request, found, current, order="urgent", refused=None):
    changed = isinstance(refused, Changed)
    status = 409 if changed else 422 if refused else 200
    able = sum(not blocked_reason(approval, request.actor) for approval in found)
    context = {
        "summary": _summary(len(found), able),
        "items": [item(approval, request.actor, approval == current) for approval in found],
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
        _say(context, request, refused)
    return render(request, "workflows/approvals.html", context, status=status)


def _say(context, request, refused):
    if refused and "decision" in context:
        context["decision"] |= {"errors": str(refused), "reason": request.POST.get("reason", "")}


def _summary(waits, able):
    words = ngettext("%(n)s request.", "%(n)s requests.", waits) % {"n": waits}
    return f"{words} " + _("You can decide %(n)s of them.") % {"n": able}


def _other_order(order):
    if order == "oldest":
        return {"label": _("Most urgent first"), "url": reverse("approvals")}
    return {"label": _("Longest wait first"), "url": reverse("approvals") + "?order=oldest"}
