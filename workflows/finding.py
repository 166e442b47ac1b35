"""Finds a procedure for somebody: 404 for strangers, 403 with the reason for those concerned without the capacity."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from agencies.policy import capacities_of, insist
from audit.models import Viewing
from workflows.rows import Procedure

_WITH = (
    "case__agreement",
    "case__requesting_agency",
    "case__requested_agency",
    "case__circumstances",
    "held_by",
    "parent",
)


def find(request, reference, action="procedure.view"):
    """The procedure with the record of its kind, and the capacities of whoever asks. Two queries."""
    prefix = reference.partition("-")[0]
    kind = next((model for model in Procedure.kinds.values() if model.workflow.prefix == prefix), None)
    if kind is None:
        raise Http404
    procedure = get_object_or_404(kind.objects.with_gate().select_related(*_WITH), reference=reference)
    capacities = capacities_of(request.actor, procedure)
    insist(capacities, action)
    return procedure, capacities


def note_viewing(request, procedure, subject="case", subject_id=None):
    """Writes down who looked at what: before the page is shown, in the same transaction as the reading."""
    Viewing.objects.create(
        user=request.actor.user, agency=request.actor.agency,
        subject=subject, subject_id=subject_id or procedure.pk, case_id=procedure.case_id,
    )  # fmt: skip
