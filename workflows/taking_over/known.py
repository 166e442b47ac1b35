"""Which rows were taken over before: known by the authority, its reference and what they said; what differs is told."""

from cases.packages.comparing import differences, fingerprint
from cases.packages.faults import Fault
from cases.sentences import Sentence as _
from workflows.intake import IN_USE
from workflows.models import ReadmissionRequest
from workflows.rows import Procedure
from workflows.showing.likenesses import agencies_that_lead

NEVER_RECEIVED = ("draft", "discarded")


def digest(row) -> str:
    """All that a row says; the same row gives the same, however the workbook looks."""
    own = {name.lstrip("="): value for name, value in row.own.items()}
    return fingerprint({"application": row.application, **own})


def find_known(rows, actor) -> dict[int, str]:
    """{number of the row: our reference} of rows that change nothing. Objects to those under whose reference something else came."""
    requests = _requests({reference for _agency, reference in (row.key for row in rows) if reference})
    seen = set(
        Procedure.objects.visible_to(actor)
        .filter(pk__in=[r.pk for r in requests.values()])
        .values_list("pk", flat=True)
    )
    known = {}
    for row in rows:
        request = requests.get(row.key)
        if request is None or row.faults:
            continue
        if request.pk in seen and request.case.fingerprint == digest(row):
            known[row.number] = request.reference
        else:
            _object(row, request, request.pk in seen)
    return known


def _requests(references):
    found = ReadmissionRequest.objects.filter(case__their_reference__in=references, parent=None)
    return {
        (request.case.requesting_agency.code, request.case.their_reference): request
        for request in found.select_related("case__requesting_agency").order_by("pk")
    }


def _object(row, request, is_seen):
    """Of a case that somebody may not see no more is told than whom to ask."""
    if not is_seen:
        asked = ", ".join(agencies_that_lead(request)) or "–"
        return row.object_to(
            Fault("/reference", _("Another agency has a case of this reference. Ask {agencies}.", agencies=asked))
        )
    if request.state in NEVER_RECEIVED:
        return row.object_to(IN_USE)
    said = _("{reference} was received under this reference with other content.", reference=request.reference)
    row.object_to(Fault("/reference", said))
    for difference in differences(request.application, row.application):
        row.object_to(difference)
    return None
