"""The page on which those who check verify the ledger, ask for it, and take it with them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db import transaction as db
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agencies.policy import allow, may
from agencies.reading import note_look_up
from agencies.roles import LEAD
from audit.verifying import packing
from audit.verifying.rows import Verification
from audit.verifying.showing import page_of


@require_safe
@allow("ledger.verify")
def verifications(request):
    context = page_of(request.actor) | {"may_take": _may_take(request.actor)}
    return render(request, "audit/verifications.html", context)


@allow("ledger.verify")
@require_POST
def verify_ledger(request):
    """One at a time of an agency: a second click finds the first."""
    try:
        with db.atomic():
            Verification.objects.create(asked_by=request.actor.user, asked_for=request.actor.agency)
    except IntegrityError:
        messages.info(request, _("It is being verified already."))
    else:
        messages.success(request, _("It is being verified. You may leave this page."))
    return redirect("verifications")


@require_safe
@allow("ledger.export")
def ledger_file(request, pk):
    """The export that was verified, with the program. That somebody took it is written down before the first byte leaves."""
    if not _may_take(request.actor):
        raise PermissionDenied(_("Only the agency that leads the cases gives the whole ledger out."))
    verification = get_object_or_404(Verification.objects.exclude(outcome=""), pk=pk)
    if not packing.is_there(verification):
        raise Http404
    note_look_up("verification", verification.pk, "download")
    name = f"ledger-{verification.ended_at:%Y%m%d-%H%M}-{verification.records}.zip"
    file = packing.path(verification.run).open("rb")
    answer = FileResponse(file, content_type="application/zip", as_attachment=True, filename=name)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _may_take(actor):
    return bool(may(actor.capacities, "ledger.export")) and LEAD in actor.agency.case_roles
