"""Goals of a plan: added while it is being drafted or revised, and recorded as reached."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import Verdict, capacities_of, may
from audit.moment import today
from cases.filing import touch
from reintegration.case_rows import Goal
from workflows.refusing import MovedOn, Refused, insist
from workflows.taking import lock

RECORD = "support.record"
DRAFTED_IN = ("contacted", "assessing", "planning", "reviewing")
NOW_ONLY = ("reviewing", "active", "suspended")


def may_add_goal(procedure, capacities):
    """Whether the plan can be written on: it is a draft, and nobody is deciding on it."""
    reasons = may(capacities, RECORD).reasons
    if procedure.state not in DRAFTED_IN:
        reasons += (_("The plan is agreed: revise it to change its goals."),)
    elif procedure.is_proposed:
        reasons += (_("The plan waits for approval. Withdraw the proposal to change its goals."),)
    return Verdict(reasons)


@db.atomic
def add_goal(procedure, by, dimension, text):
    """A goal in the person's words. The same goal said twice is one. Raises Refused."""
    procedure = lock(procedure)
    insist(may_add_goal(procedure, capacities_of(by, procedure)))
    if not text.strip():
        raise Refused(fields={"text": [_("Write the goal in the person’s words.")]})
    said = {
        "procedure_id": procedure.pk,
        "revision": procedure.plan_revision,
        "dimension": dimension,
        "text": text.strip(),
    }
    goal, is_new = Goal.objects.get_or_create(**said)
    if is_new:
        touch(procedure.case)
    return goal


@db.atomic
def drop_goal(procedure, goal, by):
    """Takes a goal out of a plan that is still a draft. It stays in the record."""
    procedure = lock(procedure)
    insist(may_add_goal(procedure, capacities_of(by, procedure)))
    goal = procedure.goals.select_for_update().filter(pk=goal.pk, revision=procedure.plan_revision).first()
    if goal is None or goal.dropped_on:
        return goal
    goal.dropped_on = today()
    goal.save()
    touch(procedure.case)
    return goal


@db.atomic
def reach_goal(procedure, goal, by, on):
    """Records that a goal of the plan in force was reached on a day."""
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), RECORD))
    goal = procedure.goals.select_for_update().get(pk=goal.pk)
    if procedure.state not in NOW_ONLY or goal.revision != procedure.plan_revision or goal.dropped_on:
        raise MovedOn(_("This goal is not one of the plan in force."))
    if goal.reached_on:
        return goal
    if on > today():
        raise Refused(fields={"reached_on": [_("This day has not come yet.")]})
    goal.reached_on = on
    goal.save()
    touch(procedure.case)
    return goal
