"""The work list: what do I do now?"""

from django.http import Http404
from django.shortcuts import redirect, render

from agencies.policy import allow, may
from workflows.drafts.presence import writing
from workflows.filtering import WorkFilter
from workflows.listing.listed import Listed
from workflows.rows import Procedure, grants_open_to
from workflows.showing.offered import offered
from workflows.worklist import QUEUES, only_parts_seen

TEMPLATE = "workflows/work.html"


@allow("account.view")
def work(request):
    """Where each kind of person begins: supervisors with what waits for their eyes, caseworkers with their cases."""
    capacities = request.actor.capacities
    for elsewhere in offered("start", request.actor):
        return redirect(elsewhere)
    if may(capacities, "approval.list"):
        return redirect("approvals")
    return redirect("queue", "mine") if may(capacities, "work.list") else redirect("account")


@allow("work.list")
def queue(request, name):
    if name not in QUEUES:
        raise Http404
    filters = WorkFilter(request.GET or None, actor=request.actor)
    return render(request, TEMPLATE, Listed(request, QUEUES[name], filters).context())


@allow("work.list")
def new_in_queue(request, name):
    """How many procedures came into this list since a moment: a fragment that is asked for now and then, and shows none of them."""
    if name not in QUEUES:
        raise Http404
    request.session.rests = True
    filters = WorkFilter(request.GET or None, actor=request.actor)
    context = Listed(request, QUEUES[name], filters).news()
    return render(request, "workflows/parts/stale.html", context)


@allow("work.list")
def writing_here(request, reference):
    """Which colleagues are writing in a case: a fragment that is asked for now and then, and shows nothing of the case."""
    actor = request.actor
    opened = Procedure.objects.filter(case__in=actor.in_emergency) if actor.in_emergency else Procedure.objects.none()
    if not (
        grants_open_to(actor).filter(content_object__reference=reference, **only_parts_seen(actor)).exists()
        or opened.filter(reference=reference).exists()
    ):
        raise Http404
    request.session.rests = True
    return render(request, "workflows/parts/writing_here.html", {"names": writing(actor, reference)})
