"""Tells of limits that come near their end or are over: on each clock the newest rung of its ladder, once."""

from datetime import timedelta

from django.db import transaction as db
from django.db.models import Q

from agencies.exclusions import not_excluded
from agencies.models import Membership
from agencies.policy import people_who_may
from agencies.roles import LEADING, OUR_SIDE, SUPERVISOR
from audit.actor import acting
from audit.moment import now
from workflows.notices import grants_of_holder, holders, post, tell
from workflows.notifying.kinds import CLOCK, ESCALATION
from workflows.notifying.ladder import Days, Tells, days_to, newest
from workflows.rows import Clock, Notice, Procedure

AT_A_TIME = 500
OLD_NEWS = timedelta(days=30)


def warn() -> int:
    """Of how many clocks somebody was told. A worker that was away tells of each clock's newest rung alone."""
    days, moment = Days(), now()
    return sum(_warn_of(clocks, days, moment) for clocks in _running(moment))


def _running(moment):
    """All clocks that run, some at a time; but for those that have been over for so long that it is no news."""
    running = Clock.objects.filter(stopped_at=None, paused_at=None, due_at__gt=moment - OLD_NEWS)
    running, last = running.select_related("procedure__case", "limit"), 0
    while clocks := list(running.filter(pk__gt=last).order_by("pk")[:AT_A_TIME]):
        last = clocks[-1].pk
        yield clocks


def _warn_of(clocks, days, moment):
    reached = [(clock, rung) for clock in clocks if (rung := newest(clock, days, moment))]
    keys = {_told_as(clock, rung) for clock, rung in reached}
    told = set(Notice.objects.filter(kind__in=(CLOCK, ESCALATION), key__in=keys).values_list("key", flat=True))
    new = [pair for pair in reached if _told_as(*pair) not in told]
    for clock, rung in new:
        with db.atomic(), acting(None):
            _tell(clock, rung)
    return len(new)


def _kind(clock, rung):
    """What a law wants cannot be switched off; a rule of the house can."""
    return ESCALATION if rung.escalates and not clock.limit.is_house_rule else CLOCK


def _told_as(clock, rung):
    return f"{_kind(clock, rung)}:{clock.pk}-{rung.name}"


def _tell(clock, rung):
    kinds = Procedure.kinds[clock.procedure.kind].objects
    procedure = kinds.select_related("case", "held_by").get(pk=clock.procedure_id)
    about = {"deadline": clock.deadline, "due_on": clock.due_on, "left": days_to(clock)}
    if rung.share:
        about["share"] = rung.share
    for why, people in _people(clock, procedure, rung):
        tell(procedure, _kind(clock, rung), people, f"{clock.pk}-{rung.name}", why=why, **about)
    post(procedure.case)


def _people(clock, procedure, rung):
    """(why, memberships). A rule of the house is nobody's business but the house's; whoever leads the case sees all of it coming."""
    at_home = any(grant.case_role in OUR_SIDE for grant in grants_of_holder(procedure))
    if at_home or not clock.limit.is_house_rule:
        yield "holder", holders(procedure)
        if rung.escalates:
            yield _above(procedure, rung)
    leading = people_who_may(tuple(SUPERVISOR.at(part) for part in LEADING), procedure)
    yield "lead", _heads(leading) if rung.tells == Tells.HEADS else leading


def _above(procedure, rung):
    """Who supervises the unit of those who hold the step; and one rung later who heads their agency."""
    supervisors = not_excluded(
        Membership.objects.in_force().filter(agency=procedure.held_by_id, role=SUPERVISOR), procedure.case_id
    )
    if rung.tells == Tells.HEADS:
        return "head", _heads(supervisors)
    units = {membership.unit_id for membership in holders(procedure) if membership.unit_id}
    of_unit = supervisors.filter(Q(unit__in=units) | Q(unit=None)) if units else supervisors
    return "supervisor", of_unit


def _heads(supervisors):
    """Those who supervise the whole agency and no unit of it; where there are none, all of its supervisors."""
    return supervisors.filter(unit=None) if supervisors.filter(unit=None).exists() else supervisors
