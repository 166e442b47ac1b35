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
    held, waiting = _held(agency, [actor.user.pk for actor in actors]), _waiting(agency)
    return [_load(actor, staff, held, waiting) for actor in actors]


def _load(actor, staff, held, waiting):
    sums = [0, 0, 0]
    if may(actor.capacities, "work.list"):
        parts = only_parts_seen(actor).get("permission__in")
        for permission, *numbers in held.get(actor.user.pk, ()):
            if parts is None or permission in parts:
                sums = [a + b for a, b in zip(sums, numbers, strict=True)]
    closed = staff.closed.get(actor.user.pk, set())
    return Load(actor.user, actor.roles, *sums, _to_sign(actor, waiting, closed), _absence(actor, staff))


def _held(agency, keys):
    """{user: [(permission, held, due within a week, overdue)]}."""
    live = Grant.objects.filter(group=agency.group_id, live=True, assigned_to__in=keys)
    soon, over = Q(sort_at__gt=now(), sort_at__lte=now() + SOON), Q(sort_at__lte=now())
    counted = live.order_by().values_list("assigned_to", "permission")
    counted = counted.annotate(held=Count("pk"), soon=Count("pk", filter=soon), over=Count("pk", filter=over))
    found = {}
    for user, *numbers in counted:
        found.setdefault(user, []).append(numbers)
    return found


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
