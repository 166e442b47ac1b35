"""What a proposed step would do beside its change of status: letters, clocks that stop and start, what it foretells, who is told."""

from copy import copy

from django.utils.translation import gettext as _

from audit.dates import day
from audit.moment import now
from cases.agreements import NoLimit, due
from workflows.declare import BACK, STAY
from workflows.rows import LETTER_NAMES


def effects_of(approval, procedure):
    """Each as {icon, text}, for one open proposal."""
    transition = approval.transition_declared
    effects = [
        {"icon": "mail", "text": _("Writes the letter “%(kind)s”") % {"kind": LETTER_NAMES[kind]}}
        for kind in transition.makes
    ]
    effects += [{"icon": "clock", "text": text} for text in _clocks(procedure, transition, approval.answers)]
    effects += [{"icon": "users", "text": text} for text in transition.foretells(procedure)]
    return [*effects, {"icon": "bell", "text": _("Tells the proposer and whoever holds the next step")}]


def state_then(procedure, transition):
    return procedure.state_declared if transition.target in (STAY, BACK) else transition.target


def _clocks(procedure, transition, answers):
    after, then = _foreseen(procedure, transition, answers), state_then(procedure, transition)
    if transition.extends:
        yield _("Prolongs the clock “%(label)s”") % {"label": transition.extends}
    for deadline in procedure.workflow.deadlines.values():
        has, will_have = _has(deadline, procedure, procedure.state_declared), _has(deadline, after, then)
        if has and not will_have:
            yield _("Stops the clock “%(label)s”") % {"label": deadline}
        if will_have and not has:
            yield _starts(after, transition, deadline)


def _foreseen(procedure, transition, answers):
    """The procedure as the step would leave it, as far as its clocks depend on that; nothing is written."""
    after = copy(procedure)
    for name, value in answers.items():
        field = procedure._meta.get_field(name)
        vars(after)[field.attname] = field.to_python(value)
    if transition.foresees:
        transition.foresees(after, None)
    return after


def _has(deadline, procedure, state):
    return deadline.when(procedure) and state in (*deadline.runs_in, *deadline.pauses_in)


def _starts(after, transition, deadline):
    try:
        rule = after.rule_for(deadline)
    except NoLimit:
        return _("Starts “%(label)s”, for which the agreement names no limit") % {"label": deadline}
    since = getattr(after, after.workflow.moments[rule.start_event], None) if transition.foresees else now()
    if since is None:
        event = rule.get_start_event_display()
        return _("The clock “%(label)s” starts later, with: %(event)s") % {"label": deadline, "event": event}
    case = after.case
    counted = due(rule, since, requesting_state=case.requesting_state, requested_state=case.requested_state)
    return _("Starts the clock “%(label)s”, until %(day)s") % {"label": deadline, "day": day(counted.due_on)}
