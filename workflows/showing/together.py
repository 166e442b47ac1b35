"""Proposals that are approved together: what would change in each, and what became of each."""

from django.urls import reverse
from django.utils.translation import ngettext

from agencies.policy import capacities_of
from workflows.showing.proposals import changes, name_for


def together(ticked, actor):
    """One line for each of the ticked (workflows/approve_together.html)."""
    return [_line(approval, actor) for approval in ticked.open]


def _line(approval, actor):
    procedure = approval.procedure.as_kind()
    procedure.case = approval.procedure.case
    return _request(approval, actor) | {
        "id": approval.pk,
        "version": procedure.case.version,
        "asked_by": approval.proposed_by,
        "asked_at": approval.proposed_at,
        "changes": changes(approval, procedure, capacities_of(actor, approval.procedure)),
    }


def _request(approval, actor):
    return {
        "reference": approval.procedure.reference,
        "url": reverse("procedure", args=[approval.procedure.reference]),
        "person_name": name_for(approval, actor),
    }


def came_of(outcomes, actor):
    """One line for each that was sent (workflows/approved_together.html)."""
    return [_request(outcome.approval, actor) | _result(outcome) for outcome in outcomes]


def _result(outcome):
    again_url = reverse("approval", args=[outcome.approval.pk]) if outcome.is_open else ""
    return {"reason": outcome.reason, "again_url": again_url}


def summary(outcomes):
    """How many were approved, and how many not."""
    failed = sum(bool(outcome.reason) for outcome in outcomes)
    done = len(outcomes) - failed
    words = ngettext("%(n)s request is approved.", "%(n)s requests are approved.", done) % {"n": done}
    if failed:
        words += " " + ngettext("%(n)s request is not.", "%(n)s requests are not.", failed) % {"n": failed}
    return words
