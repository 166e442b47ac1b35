"""Sets and releases protection gates, under the lock of the case, so that no step slips through beside it."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import Verdict, capacities_of, may
from agencies.roles import INTERNAL_CASE_ROLES, LEADING, PROTECTION_OFFICER, SUPERVISOR
from audit.moment import now
from cases.filing import touch
from cases.gates import Gate, GateCode, ReleaseGround
from workflows.nearness import can_be_called_off, is_gated
from workflows.notices import post, tell_of_gate
from workflows.refusing import MovedOn, Refused, insist
from workflows.rows import Approval, Grant, Procedure, Step
from workflows.taking import lock, take_on


def codes_for(capacities):
    """The codes that somebody may set. Fear of return is for our own side: told from abroad it would tell of more."""
    inside = any(capacity.case_role in INTERNAL_CASE_ROLES for capacity in capacities)
    return [code for code in GateCode if inside or code != GateCode.FEAR]


@db.atomic
def set_gate(procedure, code, by):
    """Opens a gate on the case. The answer is the same whatever stands there already; one's own is not set twice."""
    procedure = lock(procedure)
    capacities = capacities_of(by, procedure)
    insist(may(capacities, "gate.set"))
    if code not in codes_for(capacities):
        raise Refused(fields={"code": [_("Choose one of the reasons.")]})
    gate, is_new = Gate.objects.get_or_create(
        case=procedure.case,
        code=code,
        set_by=by.user,
        released_at=None,
        defaults={"set_for": by.agency, "set_at": now()},
    )
    if is_new:
        touch(procedure.case)
        tell_of_gate(gate, procedure, _those_told(procedure))
        post(procedure.case)
    return gate


def _those_told(procedure):
    """Who must look at a gate: the protection officers and, where a journey is fixed already, whoever can call it off."""
    appointed = any(
        can_be_called_off(p.declared, p.state_declared) for p in procedure.case.procedures.filter(closed_at=None)
    )
    roles = (PROTECTION_OFFICER, *([SUPERVISOR] if appointed else []))
    return tuple(role.at(part) for role in roles for part in LEADING)


@db.atomic
def release_gate(procedure, gate, by, ground, reason):
    """Releases one gate; with the last one, what waited for it alone goes on."""
    procedure = lock(procedure)
    gate = procedure.case.gates.get(pk=gate.pk)
    if gate.released_at:
        raise MovedOn(_("This gate has been released already."))
    insist(may_release(gate, by, capacities_of(by, procedure)))
    missing = {"ground": ground in ReleaseGround.values, "reason": bool(reason.strip())}
    if not all(missing.values()):
        raise Refused(fields={name: [_("Answer this.")] for name, there in missing.items() if not there})
    gate.release_ground, gate.release_reason = ground, reason
    gate.released_at, gate.released_by, gate.released_for = now(), by.user, by.agency
    gate.save()
    touch(procedure.case)
    _go_on(procedure.case)
    post(procedure.case)
    return gate


def may_release(gate, by, capacities) -> Verdict:
    """A protection officer who neither set the gate nor ever worked on the case."""
    reasons = may(capacities, "gate.release").reasons
    if by and by.user.pk == gate.set_by_id:
        reasons += (_("You set this gate: another protection officer must release it."),)
    elif by and has_worked(by.user, gate.case_id):
        reasons += (_("You have worked on this case: another protection officer must release the gate."),)
    return Verdict(reasons)


def has_worked(user, case):
    """Whether somebody was ever given the case, took a step in it, or proposed one."""
    procedures = Procedure.objects.filter(case=case).values("pk")
    traces = (
        Grant.objects.filter(content_object__in=procedures, assigned_to=user),
        Grant.history.filter(content_object_id__in=procedures, assigned_to_id=user.pk),
        Step.objects.filter(procedure__in=procedures, taken_by=user),
        Approval.objects.filter(procedure__in=procedures, proposed_by=user),
    )
    return any(trace.exists() for trace in traces)


def _go_on(case):
    """Takes on what settled while the gate was open; where another gate is open still, nothing happens."""
    for procedure in case.procedures.filter(closed_at=None).order_by("pk"):
        declared = procedure.declared
        for children in declared.children.values():
            way = children.on_all_settled
            if way and is_gated(declared, way, procedure.state_declared):
                take_on(case, procedure, children.kind)
