"""Starts, rests and stops the clocks of a procedure. Every date is counted anew from the steps: nothing is added up."""

from django.utils.timezone import localdate
from django.utils.translation import gettext

from audit.moment import now, today
from cases.agreements import NoLimit, due, limit
from cases.counting import Extension, Span, Unit
from workflows.rows import Clock


def turn_clocks(procedure):
    """Brings the clocks of a procedure in line with its state and its steps. Two queries and one write a change."""
    if not procedure.workflow.deadlines or procedure.case.agreement is None:
        return
    steps = list(procedure.steps.order_by("pk"))
    running = {clock.deadline: clock for clock in procedure.clocks.filter(stopped_at=None).select_related("limit")}
    for deadline in procedure.workflow.deadlines.values():
        _turn(procedure, deadline, running.get(deadline.name), steps)


def recount(clock, procedure=None, steps=None):
    """What the clock's due date is, counted from its start event, pauses and extensions: a Due that explains itself."""
    procedure = procedure or clock.procedure
    deadline = procedure.declared.deadlines[clock.deadline]
    steps = list(procedure.steps.order_by("pk")) if steps is None else steps
    return due(
        clock.limit,
        clock.started_at,
        requesting_state=procedure.case.requesting_state,
        requested_state=procedure.case.requested_state,
        pauses=pauses(procedure, deadline, steps),
        extensions=extensions(procedure, deadline, steps, clock.started_at),
    )


def pauses(procedure, deadline, steps):
    """The (from, until) moments in which the clock rested, from the steps; until is None for a rest that lasts."""
    if not (deadline.pauses_in and deadline.may_pause(procedure)):
        return []
    names = {state.name for state in deadline.pauses_in}
    found, since = [], None
    for step in steps:
        if step.target in names and since is None:
            since = step.taken_at
        elif step.target not in names and since is not None:
            found, since = [*found, (since, step.taken_at)], None
    return [*found, (since, None)] if since else found


def extensions(procedure, deadline, steps, since):
    """What prolonged a clock that counts since a moment: one (span, ground, date granted) for each step that extends it."""
    found = []
    for step in steps:
        if step.taken_at >= since and _extends(procedure, deadline, step):
            rule = limit(procedure.case.agreement, deadline.extension, on=localdate(step.taken_at))
            found.append(Extension(Span(rule.value, Unit(rule.unit)), rule.get_extension_ground_display(), step.taken_at))
    return found


def why_not_extended(procedure, transition):
    """Sentences against a transition that prolongs a clock: under this agreement nothing prolongs it."""
    if transition.extends is None or procedure.case.agreement is None:
        return ()
    try:
        limit(procedure.case.agreement, transition.extends.extension, on=today())
    except NoLimit as none:
        return (none.sentence.translated(gettext),)
    return ()


def _extends(procedure, deadline, step):
    transition = procedure.declared.transitions.get(step.transition)
    return bool(transition) and transition.extends is deadline


def _turn(procedure, deadline, clock, steps):
    if not (deadline.runs(procedure) or deadline.pauses(procedure)):
        return _stop(clock)
    clock = clock or _started(procedure, deadline)
    if clock is None:
        return None
    counted = recount(clock, procedure, steps)
    found = {
        "due_on": counted.due_on, "due_at": counted.due_at, "days": counted.days,
        "paused_at": next((since for since, until in pauses(procedure, deadline, steps) if until is None), None),
        "extended": len(extensions(procedure, deadline, steps, clock.started_at)),
    }  # fmt: skip
    if clock.pk is None or any(getattr(clock, name) != value for name, value in found.items()):
        vars(clock).update(found)
        clock.save()
    return clock


def _stop(clock):
    if clock:
        clock.stopped_at = now()
        clock.save(update_fields=["stopped_at"])


def _started(procedure, deadline):
    """A new clock, where the agreement knows the limit and its start event has happened."""
    try:
        rule = limit(procedure.case.agreement, deadline.limit, on=today())
    except NoLimit:
        return None
    start = getattr(procedure, procedure.workflow.moments[rule.start_event], None)
    return start and Clock(procedure=procedure, deadline=deadline.name, limit=rule, started_at=start)

