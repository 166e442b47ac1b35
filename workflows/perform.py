"""The one door through which a procedure changes state: lock, check, approve, apply, record, turn the clocks."""

from django.core.exceptions import ValidationError
from django.db import transaction as db
from django.db.models import F
from django.utils.translation import gettext as _

from agencies.policy import Verdict, actor_of, capacities_of, may
from agencies.roles import CLOCK, Capacity, Role
from audit.moment import now
from cases.files import Case
from cases.filing import next_reference
from workflows.clocks import turn_clocks
from workflows.letters import make_letter
from workflows.notices import tell_of_decision, tell_of_proposal, tell_of_turn
from workflows.rows import Approval, Procedure, Signature, Step


class Refused(Exception):
    """No, with every reason; `fields` maps a field of the step's form to what is wrong with its answer."""

    def __init__(self, *reasons, fields=None):
        self.reasons, self.fields = reasons, fields or {}
        super().__init__(" ".join([*map(str, reasons), *(str(s) for said in self.fields.values() for s in said)]))


class Changed(Refused):
    """The case is no longer as it was when the form was opened."""


class MovedOn(Changed):
    """And the step that was being prepared is no longer possible: somebody finished it, or took another way."""


def may_perform(capacities, transition, procedure) -> Verdict:
    """Every reason against, so that a page can say them beside the button."""
    if not transition.leaves(procedure.state):
        return Verdict((_("Not possible while the status is “%(state)s”.") % {"state": procedure.state_declared},))
    unmet = tuple(str(need.says) for need in transition.needs if not need(procedure))
    return Verdict(may(capacities, transition.by).reasons + unmet)


@db.atomic
def open_(model, case, by, agencies, parent=None, token=None, **fields):
    """Opens a procedure: `agencies` maps each CaseRole to its Agency. Its opening is its first step."""
    if token and (done := Step.objects.filter(token=token).select_related("procedure").first()):
        return model.objects.get(pk=done.procedure_id)
    workflow = model.workflow
    state = case.requesting_state if case.requested_state == "AZ" else case.requested_state
    procedure = model(case=case, parent_id=parent and parent.pk, opened_at=now(), entered_at=now(), **fields)
    procedure.reference = next_reference(workflow.prefix, state)
    procedure.title = procedure.title or (parent.title if parent else "")
    procedure.held_by = _first_holder(workflow, agencies)
    procedure.save()
    for case_role, agency in agencies.items():
        procedure.bring_in(agency, case_role)
    step = Step.objects.create(
        procedure=procedure, transition=Step.OPENING, target=procedure.state, token=token, **_author(by, _opened_as(by, agencies))
    )
    turn_clocks(procedure)
    tell_of_turn(procedure, step)
    return procedure


@db.atomic
def perform(procedure, name, by, answers=None, comment="", token=None, seen=None):
    """Takes the transition, or proposes it where other pairs of eyes are wanted: a Step or an Approval.

    `by` is an Actor, or None for the clock. `token` makes it happen once however often it is asked. `seen` is the
    version of the case when the form was opened. Raises Refused with the reasons, Changed, or MovedOn.
    """
    procedure = _lock(procedure)
    if done := _done_already(token, procedure, name):
        return done
    transition, answers = procedure.workflow.transitions[name], answers or {}
    capacities = capacities_of(by, procedure)
    _insist_unchanged(procedure, transition, seen)
    _insist(may_perform(capacities, transition, procedure) + _answered(transition, answers))
    _answer(procedure, transition, answers)
    if by and transition.signers(procedure):
        return _propose(procedure, transition, answers, by, comment, token)
    return _take(procedure, transition, answers, by, comment=comment, token=token)


@db.atomic
def decide(approval, by, decision, comment="", token=None, seen=None):
    """Signs what a colleague proposed. The last signature takes the step; the first refusal or sending back ends it."""
    procedure = _lock(approval.procedure)
    approval = Approval.objects.select_related("proposed_by", "proposed_for").get(pk=approval.pk)
    if token and Signature.objects.filter(token=token, approval=approval).exists():
        return None
    transition = procedure.workflow.transitions[approval.transition]
    signed = list(approval.signatures.values_list("signed_by", "signed_as"))
    missing = _insist_open(approval, procedure, transition, by, signed)
    _insist_unchanged(procedure, transition, seen)
    if decision != Signature.Decision.GRANTED and not comment.strip():
        raise Refused(fields={"comment": [_("Say why.")]})
    capacity = next(c for c in missing if c in capacities_of(by, procedure))
    Signature.objects.create(
        approval=approval, proposed_by=approval.proposed_by, signed_by=by.user, signed_for=by.agency,
        signed_as=str(capacity), signed_at=now(), decision=decision, comment=comment, token=token,
    )  # fmt: skip
    if decision == Signature.Decision.GRANTED and len(missing) > 1:
        approval.eyes = _eyes(procedure, [wanted for wanted in missing if wanted != capacity])
        approval.save(update_fields=["eyes"])
        return None
    return _end(approval, procedure, transition, decision)


@db.atomic
def withdraw_proposal(approval, by):
    """The proposer takes a proposal back before it is decided."""
    procedure = _lock(approval.procedure)
    approval = Approval.objects.get(pk=approval.pk)
    if approval.outcome != Approval.Outcome.OPEN:
        raise MovedOn(_("This proposal has been decided already."))
    if by is None or by.user.pk != approval.proposed_by_id:
        raise Refused(_("Only the person who proposed it can withdraw it."))
    _close(approval, Approval.Outcome.WITHDRAWN)
    _touch(procedure.case)
    return approval


def may_decide(approval, procedure, by, capacities) -> Verdict:
    """Whether this person may sign this proposal, with every reason against."""
    transition = procedure.declared.transitions[approval.transition]
    signed = [(s.signed_by_id, s.signed_as) for s in approval.signatures.all()]
    return _may_sign(approval, transition.signers(procedure), by, capacities, signed)


def _may_sign(approval, signers, by, capacities, signed):
    missing = _missing(signers, signed)
    reasons = may(capacities, missing).reasons if missing else ()
    if by and by.user.pk == approval.proposed_by_id:
        reasons = (_("You cannot decide this request: you prepared it."), *reasons)
    elif by and by.user.pk in {user for user, _as in signed}:
        reasons = (_("You have signed this already; someone else must sign too."), *reasons)
    return Verdict(reasons)


def _insist_open(approval, procedure, transition, by, signed):
    if approval.outcome != Approval.Outcome.OPEN:
        raise MovedOn(_("This proposal has been decided already."))
    signers = transition.signers(procedure)
    _insist(_may_sign(approval, signers, by, capacities_of(by, procedure), signed))
    return _missing(signers, signed)


def _missing(signers, signed):
    done = {signed_as for _user, signed_as in signed}
    return [capacity for capacity in signers if str(capacity) not in done]


def _end(approval, procedure, transition, decision):
    approval.procedure = procedure
    _close(approval, Approval.Outcome(decision))
    tell_of_decision(approval, procedure)
    if decision != Signature.Decision.GRANTED:
        _touch(procedure.case)
        return None
    proposer = actor_of(approval.proposed_by, approval.proposed_for_id)
    capacities = capacities_of(proposer, procedure) if proposer else set()
    _insist(may_perform(capacities, transition, procedure) + _answered(transition, approval.answers))
    _answer(procedure, transition, approval.answers)
    return _take(procedure, transition, approval.answers, proposer, approval=approval, comment=approval.comment)


def _close(approval, outcome):
    approval.outcome, approval.closed_at = outcome, now()
    approval.save(update_fields=["outcome", "closed_at"])


def _lock(procedure):
    """The case is the lock: parent, children and everything else in it wait behind one row, so nothing can deadlock."""
    case = Case.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=procedure.case_id)
    locked = Procedure.kinds[procedure.kind].objects.select_related("held_by").get(pk=procedure.pk)
    locked.case = case
    return locked


def _done_already(token, procedure, name):
    if not token:
        return None
    asked = {"token": token, "procedure": procedure.pk, "transition": name}
    return Step.objects.filter(**asked).first() or Approval.objects.filter(**asked).first()


def _insist_unchanged(procedure, transition, seen):
    if seen is None or int(seen) == procedure.case.version:
        return
    if not transition.leaves(procedure.state):
        raise MovedOn(_("The case has moved on: its status is now “%(state)s”.") % {"state": procedure.state_declared})
    raise Changed(_("This case changed while you were writing. Your text is kept."))


def _insist(verdict):
    if not verdict:
        raise Refused(*verdict.reasons)


def _answered(transition, answers):
    left_out = [ask for ask in transition.asks if answers.get(ask) in (None, "", [], ())]
    if left_out:
        raise Refused(fields={ask: [_("Answer this.")] for ask in left_out})
    strange = set(answers) - set(transition.fields)
    return Verdict(tuple(_("This step does not ask for “%(field)s”.") % {"field": name} for name in sorted(strange)))


def _answer(procedure, transition, answers):
    """Sets the answers on the procedure and lets the model and the declaration say what is wrong with them."""
    for name, value in answers.items():
        model_field = procedure._meta.get_field(name)
        setattr(procedure, model_field.attname, getattr(value, "pk", value) if model_field.is_relation else value)
    said = {}
    try:
        procedure.clean_fields(exclude={f.name for f in procedure._meta.fields} - set(answers))
    except ValidationError as error:
        said = error.message_dict
    for check in transition.checks:
        for name, sentence in check(procedure):
            said.setdefault(name, []).append(str(sentence))
    if said:
        raise Refused(fields=said)


def _propose(procedure, transition, answers, by, comment, token):
    if procedure.approvals.filter(outcome=Approval.Outcome.OPEN).exists():
        raise Refused(_("A proposal is already waiting for approval. Withdraw it first."))
    approval = Approval.objects.create(
        procedure_id=procedure.pk, transition=transition.name, answers=_plain(answers), comment=comment, token=token,
        proposed_by=by.user, proposed_for=by.agency, proposed_as=_worn(by, procedure, transition), proposed_at=now(),
        eyes=_eyes(procedure, transition.signers(procedure)),
    )  # fmt: skip
    _touch(procedure.case)
    tell_of_proposal(approval, procedure, transition)
    return approval


def _eyes(procedure, signers):
    """Who can sign, as the inbox looks for them: the group of an agency and the role there."""
    pairs = {(grant.group_id, c.role) for c in signers for grant in procedure.granted if grant.case_role == c.case_role}
    return sorted(f"{group_id}:{role}" for group_id, role in pairs)


def _take(procedure, transition, answers, by, approval=None, comment="", token=None):
    source = procedure.state
    getattr(procedure, transition.name)()
    if procedure.state != source:
        procedure.entered_at = now()
    if procedure.is_closed:
        procedure.closed_at = now()
    transition.then(procedure, by)
    procedure.held_by = procedure.holder()
    procedure.save()
    step = Step.objects.create(
        procedure_id=procedure.pk, transition=transition.name, source=source, target=procedure.state,
        approval=approval, answers=_plain(answers), comment=comment, token=token,
        **_author(by, _worn(by, procedure, transition)),
    )  # fmt: skip
    _after(procedure, transition, step, by)
    transition.afterwards(procedure, by)
    return step


def _after(procedure, transition, step, by):
    turn_clocks(procedure)
    if step.source != step.target:
        _lapse(procedure, step.approval)
    for kind in transition.makes:
        make_letter(procedure, step, kind, by)
    _touch(procedure.case)
    tell_of_turn(procedure, step)
    _tell_parent(procedure)


def _lapse(procedure, granted):
    for approval in procedure.approvals.filter(outcome=Approval.Outcome.OPEN).exclude(pk=granted and granted.pk):
        _close(approval, Approval.Outcome.LAPSED)
        tell_of_decision(approval, procedure)


def _touch(case):
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1)


def _tell_parent(procedure):
    """The last child to settle takes its parent on, where the parent's workflow says so."""
    if not procedure.parent_id:
        return
    parent = Procedure.objects.get(pk=procedure.parent_id)
    for children in parent.declared.children.values():
        way = children.on_all_settled
        if children.kind == procedure.kind and way and way.leaves(parent.state) and _all_settled(parent, children):
            _take_on(parent, way)


def _all_settled(parent, children):
    of_kind = parent.children.filter(kind=children.kind)
    return not of_kind.filter(closed_at=None).exclude(state__in=children.settles_in).exists()


def _take_on(parent, way):
    parent = Procedure.kinds[parent.kind].objects.get(pk=parent.pk)
    if all(need(parent) for need in way.needs):
        perform(parent, way.name, by=None)


def _worn(by, procedure, transition):
    """The capacity in which somebody acts here: the first of those allowed that they hold."""
    held = capacities_of(by, procedure)
    return str(next((capacity for capacity in transition.by if capacity in held), ""))


def _first_holder(workflow, agencies):
    wanted = workflow.initial.held_by
    wanted = wanted if isinstance(wanted, tuple) else (wanted,)
    return next((agencies[role] for role in wanted if role in agencies), next(iter(agencies.values())))


def _opened_as(by, agencies):
    """The capacity in which somebody opens: their working role at their agency's part in the new procedure."""
    if by is None:
        return str(CLOCK)
    role = next(role for role in (Role.INTAKE, Role.CASEWORKER, *sorted(by.roles)) if role in by.roles)
    part = next((case_role for case_role, agency in agencies.items() if agency.pk == by.agency.pk), None)
    return str(Capacity(role, part))


def _author(by, worn):
    return {"taken_at": now(), "taken_by": by and by.user, "taken_for": by and by.agency, "taken_as": worn}


def _plain(answers):
    return {name: getattr(value, "pk", value) for name, value in answers.items()}
