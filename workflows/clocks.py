"""Starts, rests and stops the clocks of a procedure. Every date is counted anew from the steps: nothing is added up."""

from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate
from django.utils.translation import gettext

from audit.models import record
from audit.moment import now, today
from cases.agreements import NoLimit, due, limit
from cases.counting import Extension, Span, Unit
from workflows.rows import Clock, Step

CHANGING = ("due_on", "due_at", "days", "rests", "paused_at", "extended", "stopped_at")


def turn_clocks(procedure, transition=None):
    """Brings the clocks of a procedure in line with its state and its steps, and keeps them at hand as `turned`.

    `transition` is the one just taken; None where none was.
    """
    if not procedure.workflow.deadlines or procedure.case.agreement is None:
        return
    running = {clock.deadline: clock for clock in procedure.running_clocks}
    for clock in running.values():
        clock.limit.agreement = procedure.case.agreement  # it is known already: no query a clock
    steps = steps_of(procedure)
    turned = [
        _turn(procedure, deadline, running.get(deadline.name), steps, transition)
        for deadline in procedure.workflow.deadlines.values()
    ]
    _write([clock for clock, differs in turned if differs])
    procedure.turned = {clock.deadline: clock for clock, _differs in turned if clock}
    procedure.running_clocks = [clock for clock in procedure.turned.values() if clock.stopped_at is None]


def steps_of(procedure):
    """The steps in their order, read when somebody looks at the first of them."""
    return SimpleLazyObject(lambda: list(procedure.steps.order_by("pk")))


def recount(clock, procedure=None, steps=None):
    """What the clock's due date is, counted from its start event, pauses and extensions: a Due that explains itself."""
    procedure = procedure or clock.procedure
    deadline = procedure.declared.deadlines[clock.deadline]
    steps = steps_of(procedure) if steps is None else steps
    return due(
        clock.limit,
        clock.started_at,
        requesting_state=procedure.case.requesting_state,
        requested_state=procedure.case.requested_state,
        pauses=pauses(procedure, deadline, steps),
        extensions=extensions(procedure, deadline, steps, clock.started_at),
    )


def prolonged(procedure, transition):
    """The clock that a transition would prolong, and its Due if that were done now; None where it prolongs none."""
    clock = transition.extends and procedure.running_clock(transition.extends.name)
    if not clock or why_not_extended(procedure, transition):
        return None
    clock.limit.agreement = procedure.case.agreement
    step = Step(transition=transition.name, target=procedure.state, taken_at=now())
    return clock, recount(clock, procedure, [*steps_of(procedure), step])


def due_from(case, name, start):
    """When a limit of a case's agreement would be due, counted from a moment. Raises NoLimit where the agreement has none."""
    rule = limit(case.agreement, name, on=today())
    return due(rule, start, requesting_state=case.requesting_state, requested_state=case.requested_state)


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
    if not deadline.extension:
        return []
    found = []
    for step in steps:
        if step.taken_at >= since and _extends(procedure, deadline, step):
            rule = limit(procedure.case.agreement, deadline.extension, on=localdate(step.taken_at))
            found.append(
                Extension(Span(rule.value, Unit(rule.unit)), rule.get_extension_ground_display(), step.taken_at)
            )
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


def _turn(procedure, deadline, clock, steps, transition):
    """The clock of a deadline (None: there is none) as it must be from now on, and whether that differs from what it was."""
    if not (deadline.runs(procedure) or deadline.pauses(procedure)):
        return (clock, _change(clock, stopped_at=now())) if clock else (None, False)
    clock = clock or _started(procedure, deadline)
    if clock is None:
        return None, False
    steps = steps if _was_moved(procedure, deadline, clock, transition) else []
    counted, rested = recount(clock, procedure, steps), pauses(procedure, deadline, steps)
    differs = _change(
        clock, due_on=counted.due_on, due_at=counted.due_at, days=counted.days, rests=len(rested),
        paused_at=next((since for since, until in rested if until is None), None),
        extended=len(extensions(procedure, deadline, steps, clock.started_at)),
    )  # fmt: skip
    return clock, differs


def _was_moved(procedure, deadline, clock, transition):
    """Whether a step may have made this clock rest or run longer: the steps are read for that alone."""
    is_older = clock.pk is None and clock.started_at < procedure.entered_at
    extends = transition is not None and transition.extends is deadline
    return is_older or extends or clock.rests or clock.extended or deadline.pauses(procedure)


def _change(clock, **values):
    differs = clock.pk is None or any(getattr(clock, name) != value for name, value in values.items())
    vars(clock).update(values)
    return differs


def _write(clocks):
    """Writes clocks that began or changed, with their history: three statements at most, however many clocks there are."""
    begun, known = [clock for clock in clocks if clock.pk is None], [clock for clock in clocks if clock.pk]
    Clock.objects.bulk_create(begun)
    Clock.objects.bulk_update(known, CHANGING)
    record(created=begun, changed=known)


def _started(procedure, deadline):
    """A new clock, where the agreement knows the limit and its start event has happened."""
    try:
        rule = procedure.rule_for(deadline)
    except NoLimit:
        return None
    rule.agreement = procedure.case.agreement
    start = getattr(procedure, procedure.workflow.moments[rule.start_event], None)
    presses = deadline.presses_in != ()
    return start and Clock(procedure=procedure, deadline=deadline.name, limit=rule, started_at=start, presses=presses)
