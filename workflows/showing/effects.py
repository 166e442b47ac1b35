"""What a step does beside the state: letters, clocks that stop and begin, who is told."""

from django.utils.translation import gettext as _

from audit.dates import day
from audit.moment import now
from cases.agreements import NoLimit, due
from workflows.declare import BACK, STAY
from workflows.rows import LETTER_NAMES


def state_then(procedure, transition):
    """Where a procedure would stand; for the way back to where it was that is not known, and stays as it is."""
    return procedure.state_declared if transition.target in (STAY, BACK) else transition.target


def effects(procedure, transition):
    """For workflows/parts/effects.html."""
    found = [
        {"icon": "mail", "text": _("Writes the letter “%(kind)s”") % {"kind": LETTER_NAMES[kind]}}
        for kind in transition.makes
    ]
    then = state_then(procedure, transition)
    for deadline in procedure.workflow.deadlines.values():
        runs_now, runs_then = procedure.state_declared in deadline.runs_in, then in deadline.runs_in
        if runs_now and not runs_then:
            found.append({"icon": "clock", "text": _("Stops the clock “%(label)s”") % {"label": deadline}})
        if runs_then and not runs_now and deadline.when(procedure):
            found.append({"icon": "clock", "text": _starts(procedure, deadline)})
    return [*found, {"icon": "bell", "text": _("Tells the proposer and whoever holds the next step")}]


def _starts(procedure, deadline):
    try:
        rule = procedure.rule_for(deadline)
    except NoLimit:
        return _("Starts “%(label)s”, for which the agreement names no limit") % {"label": deadline}
    counted = due(
        rule, now(), requesting_state=procedure.case.requesting_state, requested_state=procedure.case.requested_state
    )
    return _("Starts the clock “%(label)s”, until %(day)s") % {"label": deadline, "day": day(counted.due_on)}
