"""Finds a procedure for somebody: 404 for strangers, 403 with the reason for those concerned without the capacity."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from agencies.policy import capacities_of, insist
from agencies.reading import note_subject
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
    """The procedure with the record of its kind, and the capacities of whoever asks. Two queries. What the page shows is about it."""
    prefix = reference.partition("-")[0]
    kind = next((model for model in Procedure.kinds.values() if model.workflow.prefix == prefix), None)
    if kind is None:
        raise Http404
    concerned = kind.objects.concerning(request.actor).with_gate().select_related(*_WITH)
    procedure = get_object_or_404(concerned, reference=reference)
    capacities = capacities_of(request.actor, procedure)
    insist(capacities, action)
    note_subject("case", procedure.pk)
    return procedure, capacities
