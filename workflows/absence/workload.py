"""Who of an agency holds how much, as their own queues count it. A fixed number of queries, however many people and cases."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from agencies.policy import Actor, may
from agencies.roles import HUMAN, Role
from audit.moment import now
from workflows.absence.staff import WORKING, Staff
from workflows.rows import Approval, Grant
from workflows.worklist import SOON, only_parts_seen


@dataclass(frozen=True)
class Load:
    """One colleague: how many cases they hold, how many of these are due within a week or overdue, how many proposals wait."""

    user: object
    roles: frozenset
    held: int
    soon: int
    overdue: int
    approvals: int
    absence: object = None


def team(agency, staff=None) -> list[Load]:
    """Everybody who works there today, in the order of their names."""
    staff = staff or Staff.of(agency)
    today = staff.on(timezone.localdate())
    actors = [
        Actor(user, agency, frozenset(Role(role) for role in today.roles[key]))
        for key, user in staff.people.items()
        if today.roles.get(key, set()) & WORKING
    ]
    held, waiting = _held(agency, actors), _waiting(agency)
    return [_load(actor, staff, held.get(actor.user.pk, (0, 0, 0)), waiting) for actor in actors]


def _load(actor, staff, held, waiting):
    closed = staff.closed.get(actor.user.pk, set())
    return Load(actor.user, actor.roles, *held, _to_sign(actor, waiting, closed), _absence(actor, staff))


def _held(agency, actors):
    """{user: (held, due within a week, overdue)}, in procedures: of one in which the agency plays two parts somebody holds both grants.

    A query for those who look at every part, one for all whose roles look at some.
    """
    parts = {
        actor.user.pk: only_parts_seen(actor).get("permission__in")
        for actor in actors
        if may(actor.capacities, "work.list")
    }
    whole, some = ([key for key, seen in parts.items() if (seen is None) is of_all] for of_all in (True, False))
    own = Q(pk__in=[])
    for key in some:
        own |= Q(assigned_to=key, permission__in=parts[key])
    return {
        user: numbers
        for one in (Q(assigned_to__in=whole), own)
        for user, *numbers in _counted(Grant.objects.filter(one, group=agency.group_id, live=True))
    }


def _counted(grants):
    soon, over = Q(sort_at__gt=now(), sort_at__lte=now() + SOON), Q(sort_at__lte=now())
    numbers = {"held": None, "soon": soon, "over": over}
    counted = {name: Count("content_object", distinct=True, filter=only) for name, only in numbers.items()}
    return grants.order_by().values_list("assigned_to").annotate(**counted)


def _waiting(agency):
    """(eyes, who proposed it, case) of each open proposal that this agency must sign."""
    own = [f"{agency.group_id}:{role}" for role in HUMAN]
    found = Approval.objects.filter(outcome="open", eyes__overlap=own)
    return [(set(eyes), by, case) for eyes, by, case in found.values_list("eyes", "proposed_by", "procedure__case")]


def _to_sign(actor, waiting, closed):
    own = {f"{actor.group_id}:{role}" for role in actor.roles}
    if not may(actor.capacities, "approval.list"):
        return 0
    return sum(bool(eyes & own) and by != actor.user.pk and case not in closed for eyes, by, case in waiting)


def _absence(actor, staff):
    today = timezone.localdate()
    return next((a for a in staff.absences if a.user_id == actor.user.pk and a.from_on <= today <= a.until_on), None)
