"""The section “Sent and received” of a case, and the one press that sends a drafted notice of a correction."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.policy import allow
from workflows.correcting import send_notice
from workflows.finding import find
from workflows.refusing import Refused
from workflows.rows import CorrectionNotice
from workflows.showing.communications import communications_shown, corrections_shown
from workflows.showing.frame import Frame


@allow("procedure.view")
def communications(request, reference):
    procedure, capacities = find(request, reference)
    frame = Frame(request, procedure, capacities, "communications")
    context = {"rows": communications_shown(frame), "corrections": corrections_shown(frame)}
    return render(request, "workflows/communications.html", frame.context() | context)


@allow("person.edit")
@require_POST
def send(request, reference, pk):
    procedure, _capacities = find(request, reference, "person.edit")
    notice = get_object_or_404(CorrectionNotice, pk=pk, procedure=procedure.pk, sender=request.actor.agency)
    try:
        send_notice(notice, request.actor)
        messages.success(request, _("The notice is sent."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("communications", reference)
