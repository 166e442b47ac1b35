"""What must hold of a procedure wherever it is: the invariants of the engine, read from its rows alone."""

from itertools import pairwise

from agencies.roles import OUR_SIDE
from workflows.clocks import recount
from workflows.declare import BACK, STAY
from workflows.models import Approval, Clock, Grant, Step


def hold(procedure):
    """Asserts every invariant of one procedure."""
    steps = list(procedure.steps.order_by("pk"))
    for invariant in (
        steps_form_a_chain,
        closed_when_final,
        clocks_run_where_declared,
        approvals_are_signed,
        history_is_whole,
    ):
        invariant(procedure, steps)
    for grant in Grant.objects.filter(content_object_id=procedure.pk).select_related("group__agency"):
        sort_key_is_copied(grant, procedure)


def steps_form_a_chain(procedure, steps):
    declared = procedure.workflow
    assert (steps[0].transition, steps[0].source, steps[0].target) == (Step.OPENING, "", declared.initial.name)
    assert procedure.state == steps[-1].target
    for before, step in pairwise(steps):
        way = declared.transitions[step.transition]
        assert step.source == before.target and way.leaves(step.source) and before.taken_at <= step.taken_at
        assert step.target == {STAY: step.source, BACK: step.target}.get(way.target, way.target.name)
        assert bool(step.taken_by_id) == (step.taken_as != "clock")
        assert bool(step.approval_id) == bool(step.taken_by_id and way.signers(procedure)), (
            f"{step.transition} without other eyes"
        )


def closed_when_final(procedure, steps):
    assert bool(procedure.closed_at) == procedure.state_declared.final
    assert procedure.entered_at == [step for step in steps if step.source != step.target][-1].taken_at


def clocks_run_where_declared(procedure, steps):
    running = {clock.deadline: clock for clock in Clock.objects.filter(procedure=procedure.pk, stopped_at=None)}
    expected = {
        d.name
        for d in procedure.workflow.deadlines.values()
        if (d.runs(procedure) or d.pauses(procedure)) and started(procedure, d)
    }
    assert set(running) == expected
    for clock in running.values():
        counted = recount(clock, procedure)
        assert (clock.due_on, clock.due_at) == (counted.due_on, counted.due_at), (
            f"{clock.deadline} is not what a recount gives"
        )
        assert bool(clock.paused_at) == clock.deadline_declared.pauses(procedure)
        assert clock.started_at == started(procedure, clock.deadline_declared)
    stopped = Clock.objects.filter(procedure=procedure.pk).exclude(stopped_at=None)
    assert all(clock.paused_at is None or clock.stopped_at >= clock.paused_at for clock in stopped)


def started(procedure, deadline):
    """The moment of the start event, where the agreement knows the limit and the event has happened."""
    rule = procedure.case.agreement.limits.filter(name=deadline.limit).exclude(value=None).first()
    return rule and getattr(procedure, procedure.workflow.moments[rule.start_event])


def approvals_are_signed(procedure, steps):
    approvals = list(procedure.approvals.prefetch_related("signatures"))
    assert sum(approval.outcome == Approval.Outcome.OPEN for approval in approvals) <= 1
    rested_on = {step.approval_id for step in steps if step.approval_id}
    for approval in approvals:
        signatures = list(approval.signatures.all())
        granted = approval.outcome == Approval.Outcome.GRANTED
        assert granted == (approval.pk in rested_on)
        assert all(signature.signed_by_id != approval.proposed_by_id for signature in signatures)
        wanted = {str(capacity) for capacity in procedure.workflow.transitions[approval.transition].signers(procedure)}
        assert not granted or {s.signed_as for s in signatures if s.decision == "granted"} == wanted
        assert approval.outcome != Approval.Outcome.OPEN or not procedure.is_closed


def history_is_whole(procedure, steps):
    rows = list(procedure.history.order_by("history_id"))
    assert len(rows) == len(steps), "one history row a step"
    assert [row.state for row in rows] == [step.target for step in steps]
    live = type(procedure).objects.get(pk=procedure.pk)
    for name in (field.attname for field in rows[-1].tracked_fields):
        assert getattr(rows[-1], name) == getattr(live, name), f"the history does not know {name}"
    assert [row.act for row in rows[1:]] == [step.act for step in steps[1:]]


def sort_key_is_copied(grant, procedure):
    running = Clock.objects.filter(
        procedure=procedure.pk, stopped_at=None, paused_at=None, presses=True
    ).select_related("limit")
    of_side = [c for c in running if grant.case_role in OUR_SIDE or not c.limit.is_house_rule]
    due = min((clock.due_at for clock in of_side), default=None)
    key = (procedure.closed_at is None, procedure.state, due, procedure.held_by_id == grant.group.agency.pk)
    assert (grant.live, grant.state, grant.due_at, grant.turn) == key
