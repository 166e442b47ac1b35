"""On what somebody travels: papers of their own that are valid today, and any paper on the day of the transfer."""

from django.utils.translation import gettext

from audit.moment import today

TRAVEL_PAPERS = ("passport", "laissez_passer")


def valid_on_transfer(request, expires_on):
    """A check: the paper on which the person travels, if its last day is known, is valid on the day that is notified."""
    if expires_on and request.transfer_at.date() > expires_on:
        said = gettext("The travel document is valid until %(day)s only.")
        yield "transfer_at", said % {"day": expires_on.strftime("%d.%m.%Y")}


def valid_documents(request):
    """A passport or laissez-passer of the person that is valid today and was not found false."""
    return [
        item
        for item in request.evidence
        if item.evidence.kind in TRAVEL_PAPERS and not item.owner and _is_valid(item.evidence)
    ]


def _is_valid(evidence):
    paper, refuted = evidence.identity_document, evidence.finding in ("false", "contradicted")
    return bool(paper and paper.expires_on and paper.expires_on >= today() and not refuted)
