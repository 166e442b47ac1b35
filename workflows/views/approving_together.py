"""Approving several requests together: one page that lists each change, then what became of each."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from workflows.showing.ticks import kept, problems
from workflows.showing.together import came_of, summary, together
from workflows.signing_together import approve_together as approve
from workflows.signing_together import ticked_by
from workflows.views.inbox import TEMPLATE, ids_ticked, inbox, order_of, sent, waiting


@allow("approval.list")
def approve_together(request):
    """Shows what would change in each of the ticked, and approves them when that is sent; else says what stands against it."""
    ticked = ticked_by(request.actor, ids_ticked(request))
    if ticked.objections:
        return _tick_again(request, ticked)
    if request.method == "POST":
        return _approved(request, ticked)
    if not ticked.open:
        messages.info(request, _("The ticked requests are no longer open."))
        return redirect("approvals")
    return render(request, "workflows/approve_together.html", _to_confirm(request, ticked))


def _tick_again(request, ticked):
    """The list as it was ticked, with no request open: what has not been opened must not seem so."""
    found, order = waiting(request.actor, order_of(request)), order_of(request)
    context = inbox(request, found, None, ticked) | {"problems": problems(ticked, kept(ticked, order))}
    return render(request, TEMPLATE, context, status=422)


def _to_confirm(request, ticked):
    return {
        "step": ticked.open[0].transition_declared,
        "lines": together(ticked, request.actor),
        "ended": [approval.procedure.reference for approval in ticked.ended],
        "token": str(uuid4()),
        "back_url": reverse("approvals") + kept(ticked, order_of(request)),
    }


def _approved(request, ticked):
    outcomes = approve(ticked, request.actor, request.POST.get("token", ""), _versions(request))
    context = {"summary": summary(outcomes), "lines": came_of(outcomes, request.actor)}
    return render(request, "workflows/approved_together.html", context)


def _versions(request):
    """The version of each case that was shown; of what was not shown none, and that is no longer as it was."""
    seen = {pk: sent(request).get(f"version_{pk}", "") for pk in ids_ticked(request)}
    return {pk: int(version) for pk, version in seen.items() if version.isdecimal()}
