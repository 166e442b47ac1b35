"""The one door through which a procedure changes state: lock, check, approve, apply, record, turn the clocks."""

from django.db import transaction as db
from django.db.models import Value
from django.utils.translation import gettext as _

from agencies.policy import Verdict, actor_of, capacities_of, may
from audit.ledger.waiting import why_stopped
from audit.moment import now
from cases.filing import touch
from workflows.in_place import signer_away, worker_away
from workflows.notices import post, tell_of_decision, tell_of_proposal
from workflows.objecting import APPROVE, answered, apart, may_perform, not_overtaken
from workflows.opening import open_
from workflows.refusing import Changed, MovedOn, Refused, Slip, insist
from workflows.rows import Approval, Signature, Step
from workflows.taking import (
    answer,
    close,
    insist_unchanged,
    is_as_read,
    lock,
    plain,
    take,
    worn,
)

__all__ = [
    "Changed",
    "MovedOn",
    "Refused",
    "apart",
    "decide",
    "may_decide",
    "may_perform",
    "open_",
    "perform",
    "withdraw_proposal",
]


@db.atomic
def perform(procedure, name, by, answers=None, **slip):
    """Takes the transition, or proposes it where other pairs of eyes are wanted: a Step or an Approval.

    `by` is an Actor, or None for the clock. `slip` (comment, token, seen) is workflows.refusing.Slip: the token makes it
    happen once however often it is asked, `seen` is the version of the case when the form was opened.
    Raises Refused with the reasons, Changed, or MovedOn.
    """
    slip, procedure, answers = Slip(**slip), lock(procedure), answers or {}
    if done := _done_already(slip.token, procedure, name):
        return done
    transition = procedure.workflow.transitions[name]
    insist_unchanged(procedure, transition, slip.seen, by)
    insist(may_perform(capacities_of(by, procedure), transition, procedure) + answered(transition, answers))
    insist(apart(by, transition, procedure))
    insist(not_overtaken(procedure) if by else Verdict())
    answer(procedure, transition, answers)
    if by and transition.signers(procedure):
        return _propose(procedure, transition, answers, by, slip)
    return take(procedure, transition, answers, by, comment=slip.comment, token=slip.token)


@db.atomic
def decide(approval, by, decision, comment="", **slip):
    """Signs what a colleague proposed. The last signature takes the step; the first refusal or sending back ends it.

    `slip` as in `perform`. Gives the Step, or None where no step was taken (yet).
    """
    slip, procedure = Slip(comment, **slip), lock(approval.procedure)
    if not is_as_read(approval.procedure, procedure.case):
        approval = Approval.objects.select_related("proposed_by", "proposed_for").get(pk=approval.pk)
    signatures = list(approval.signatures.all())
    if slip.token and any(signature.token == slip.token for signature in signatures):
        return None
    transition = procedure.workflow.transitions[approval.transition]
    missing = _insist_may_sign(approval, procedure, transition, by, signatures)
    insist_unchanged(procedure, transition, slip.seen, by)
    if decision != Signature.Decision.GRANTED and not slip.comment.strip():
        raise Refused(fields={"comment": [_("Say why.")]})
    capacity = next(c for c in missing if c in capacities_of(by, procedure))
    away = signer_away(by, capacity, approval, signatures)
    _sign(approval, by, slip, signed_as=str(capacity), decision=decision, signed_in_place_of_id=away)
    if decision == Signature.Decision.GRANTED and len(missing) > 1:
        approval.eyes = _eyes(procedure, [wanted for wanted in missing if wanted != capacity])
        approval.save(update_fields=["eyes"])
        return None
    return _end(approval, procedure, transition, decision)


@db.atomic
def withdraw_proposal(approval, by):
    """The proposer takes a proposal back before it is decided."""
    procedure = lock(approval.procedure)
    approval = Approval.objects.get(pk=approval.pk)
    if approval.outcome != Approval.Outcome.OPEN:
        raise MovedOn(_("This proposal has been decided already."))
    if by is None or by.user.pk != approval.proposed_by_id:
        raise Refused(_("Only the person who proposed it can withdraw it."))
    close(approval, Approval.Outcome.WITHDRAWN)
    touch(procedure.case)
    return approval


def may_decide(approval, procedure, by, capacities) -> Verdict:
    """Whether this person may sign this proposal, with every reason against."""
    transition = procedure.declared.transitions[approval.transition]
    verdict = _may_sign(approval, transition.signers(procedure), by, capacities, approval.signatures.all())
    return verdict + apart(by, transition, procedure, APPROVE)


def _may_sign(approval, signers, by, capacities, signatures):
    missing = _missing(signers, signatures)
    reasons = may(capacities, missing).reasons if missing else ()
    if by and by.user.pk == approval.proposed_by_id:
        reasons = (_("You cannot decide this request: you prepared it."), *reasons)
    elif by and by.user.pk in {signature.signed_by_id for signature in signatures}:
        reasons = (_("You have signed this already; someone else must sign too."), *reasons)
    return Verdict(reasons + why_stopped())


def _insist_may_sign(approval, procedure, transition, by, signatures):
    """The capacities that must still sign, if this person may be one of them."""
    if approval.outcome != Approval.Outcome.OPEN:
        raise MovedOn(_("This proposal has been decided already."))
    insist(_may_sign(approval, transition.signers(procedure), by, capacities_of(by, procedure), signatures))
    insist(apart(by, transition, procedure, APPROVE))
    return _missing(transition.signers(procedure), signatures)


def _sign(approval, by, slip, **how):
    Signature.objects.create(
        approval=approval, proposed_by=approval.proposed_by, signed_by=by.user, signed_for=by.agency, signed_at=now(),
        comment=slip.comment, token=slip.token, **how,
    )  # fmt: skip


def _missing(signers, signatures):
    done = {signature.signed_as for signature in signatures}
    return [capacity for capacity in signers if str(capacity) not in done]


def _end(approval, procedure, transition, decision):
    approval.procedure = procedure
    close(approval, Approval.Outcome(decision))
    tell_of_decision(approval, procedure)
    if decision != Signature.Decision.GRANTED:
        post(procedure.case)
        touch(procedure.case)
        return None
    proposer = actor_of(approval.proposed_by, approval.proposed_for_id)
    capacities = capacities_of(proposer, procedure) if proposer else set()
    insist(
        may_perform(capacities, transition, procedure)
        + apart(proposer, transition, procedure)
        + answered(transition, approval.answers)
        + not_overtaken(procedure)
    )
    answer(procedure, transition, approval.answers)
    return take(procedure, transition, approval.answers, proposer, approval=approval, comment=approval.comment)


def _done_already(token, procedure, name):
    if not token:
        return None
    asked = {"token": token, "procedure": procedure.pk, "transition": name}
    steps, proposals = (
        made.objects.filter(**asked).values_list("pk", Value(made.__name__)) for made in (Step, Approval)
    )
    for pk, made in steps.union(proposals):
        return (Step if made == Step.__name__ else Approval).objects.get(pk=pk)
    return None


def _propose(procedure, transition, answers, by, slip):
    if procedure.is_proposed:
        raise Refused(_("A proposal is already waiting for approval. Withdraw it first."))
    approval = Approval.objects.create(
        procedure_id=procedure.pk, transition=transition.name, answers=plain(answers), comment=slip.comment, token=slip.token,
        proposed_by=by.user, proposed_for=by.agency, proposed_as=worn(by, procedure, transition), proposed_at=now(),
        eyes=_eyes(procedure, transition.signers(procedure)), proposed_in_place_of_id=worker_away(by, procedure),
    )  # fmt: skip
    touch(procedure.case)
    tell_of_proposal(approval, procedure, transition)
    post(procedure.case)
    return approval


def _eyes(procedure, signers):
    """Who can sign, as the inbox looks for them: the group of an agency and the role there."""
    pairs = {(grant.group_id, c.role) for c in signers for grant in procedure.granted if grant.case_role == c.case_role}
    return sorted(f"{group_id}:{role}" for group_id, role in pairs)
