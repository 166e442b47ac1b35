"""Releases that are being drawn, or could not be, as the page of releases shows them."""

from django.db.models import Q

from audit.jobs.rows import OPEN, State
from reports.declared import REPORTS
from reports.exporting.showing import state_of
from reports.releases.rows import Proof

SHOWN = 20


def proofs_of(actor):
    """`proofs`: those of the agency that are on their way, and one's own that came to nothing; `runs`: whether any is on its way."""
    mine = Q(asked_by=actor.user, state__in=(State.FAILED, State.CANCELLED))
    found = Proof.objects.filter(mine | Q(state__in=OPEN), asked_for=actor.agency).select_related("asked_by")
    shown = [_shown(one, actor) for one in found.order_by("-pk")[:SHOWN]]
    return {"proofs": shown, "runs": any(one["proof"].state in OPEN for one in shown)}


def _shown(proof, actor):
    own = proof.asked_by_id == actor.user.pk
    return {
        "proof": proof, "name": REPORTS[proof.report].name if proof.report in REPORTS else proof.report, "state": state_of(proof),
        "percent": proof.percent, "may_cancel": own and proof.state in OPEN, "may_repeat": own and proof.state not in OPEN,
    }  # fmt: skip
