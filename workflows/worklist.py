"""What waits, for whom, by when: the queues of the work list, each one range of an index on the grants."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from agencies.policy import case_roles_at_which, may
from agencies.roles import GRANTED, PROVIDER
from audit.moment import now
from workflows.rows import Clock, Grant, grants_open_to, permissions

SIZE = 25
MOST = 100  # counts say "99+" beyond
SOON = timedelta(days=7)
EVERYTHING = Q()


@dataclass(frozen=True)
class Queue:
    """A queue: its name, its title, and what it holds of the live grants of an agency."""

    name: str
    title: str
    holds: object  # (actor) → Q

    def __call__(self, actor):
        return self.holds(actor)


QUEUES = {
    queue.name: queue
    for queue in (
        Queue("mine", _("My cases"), lambda actor: Q(assigned_to=actor.user)),
        Queue("deputy", _("As deputy"), lambda actor: Q(assigned_to__in=actor.stands_in_for)),
        Queue("agency", _("My agency"), lambda actor: Q(turn=True)),
        Queue("soon", _("Due in 7 days"), lambda actor: Q(sort_at__gt=now(), sort_at__lte=now() + SOON)),
        Queue("overdue", _("Overdue"), lambda actor: Q(sort_at__lte=now())),
        Queue("waiting", _("Awaiting others"), lambda actor: Q(turn=False)),
        Queue("drafts", _("Drafts"), lambda actor: Q(state="draft")),
    )
}


def queues_of(actor):
    """Those that are shown to somebody: what waits for a colleague who is away to whoever stands in for one."""
    return [queue for queue in QUEUES.values() if queue.name != "deputy" or actor.stands_in_for]


def grants_of(actor):
    """Every live grant of the agency acted for; none for a role that looks at no cases. The list's one scope."""
    if actor is None or not may(actor.capacities, "work.list"):
        return Grant.objects.none()
    return grants_open_to(actor).filter(live=True, **only_parts_seen(actor))


def only_parts_seen(actor):
    """What narrows grants to the case roles at which somebody looks at procedures: nothing where they may look at all.

    Said only where it leaves something out, so that the counts are read from the index alone.
    """
    seen = set(case_roles_at_which(actor, "procedure.view"))
    hidden = set(GRANTED) - seen - ({PROVIDER} - set(actor.agency.case_roles))  # bring_in gives the part to no other
    return {"permission__in": [permissions()[part].pk for part in seen]} if hidden else {}


@dataclass(frozen=True)
class Place:
    """Where a page of the list begins: behind this moment and procedure."""

    sort_at: datetime
    procedure_id: int

    @classmethod
    def of(cls, text):
        """From "2026-03-18T00:00:00+04:00~417"; None for anything else."""
        moment, _tilde, procedure = (text or "").partition("~")
        try:
            return cls(datetime.fromisoformat(moment).astimezone(UTC), int(procedure))
        except (ValueError, OverflowError):
            return None

    def __str__(self):
        return f"{self.sort_at.isoformat()}~{self.procedure_id}"


def page(actor, queue, narrowed=EVERYTHING, after=None, size=SIZE):
    """The most urgent grants of a queue, earliest running clock first, none last: (grants, Place of the next page or None).

    Two queries whatever the number of procedures: the grants with their procedures, then the running clocks.
    """
    chosen = grants_of(actor).filter(QUEUES[queue](actor), narrowed)
    rows = _behind(chosen, after).order_by("sort_at", "content_object_id")
    clocks = Clock.objects.filter(stopped_at=None).select_related("limit").order_by("due_at")
    running = Prefetch("content_object__clocks", queryset=clocks, to_attr="running")
    found = list(rows.select_related("content_object__held_by", "assigned_to").prefetch_related(running)[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return _once(found[:size]), last and Place(last.sort_at, last.content_object_id)


def _behind(grants, after):
    """From one place of the index on: the first condition finds it, the second leaves out what was shown."""
    if after is None:
        return grants
    same_moment = Q(sort_at=after.sort_at, content_object_id__gt=after.procedure_id)
    return grants.filter(Q(sort_at__gte=after.sort_at), same_moment | Q(sort_at__gt=after.sort_at))


def _once(grants):
    """An agency that plays two parts in a procedure has two grants, side by side in the list: one row."""
    return list({grant.content_object_id: grant for grant in reversed(grants)}.values())[::-1]


_COUNT = "(SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT %(most)s) counted)"
_PARTS, ONLY = "{parts}", "permission_id = ANY(%(permission__in)s) AND "
_OPEN = "NOT EXISTS (SELECT FROM workflows_procedure p WHERE p.id = {procedure} AND p.case_id = ANY(%(excluded)s)) AND "
_PROCEDURES = {"{open}": "content_object_id", "{open_approval}": "procedure_id"}
_LIVE = "group_id = %(group)s AND live AND {open}" + _PARTS
_COUNTS = {
    "mine": _COUNT.format(table="workflows_grant", where=_LIVE + "assigned_to_id = %(user)s"),
    "deputy": _COUNT.format(table="workflows_grant", where=_LIVE + "assigned_to_id = ANY(%(away)s)"),
    "agency": _COUNT.format(table="workflows_grant", where=_LIVE + "turn"),
    "soon": _COUNT.format(table="workflows_grant", where=_LIVE + "sort_at > %(now)s AND sort_at <= %(soon)s"),
    "overdue": _COUNT.format(table="workflows_grant", where=_LIVE + "sort_at <= %(now)s"),
    "waiting": _COUNT.format(table="workflows_grant", where=_LIVE + "NOT turn"),
    "drafts": _COUNT.format(table="workflows_grant", where=_LIVE + "state = 'draft'"),
    "approvals": _COUNT.format(
        table="workflows_approval",
        where="{open_approval}outcome = 'open' AND eyes && %(eyes)s::varchar[] AND proposed_by_id <> %(user)s",
    ),
    "unread": _COUNT.format(
        table="workflows_notice", where="person_id = %(user)s AND agency_id = %(agency)s AND read_at IS NULL"
    ),
}


def counts(actor):
    """How much waits in each queue, each capped at 100, in one query: {queue: int}."""
    parts = only_parts_seen(actor)
    facts = {
        **parts, "group": actor.group_id, "agency": actor.agency.pk, "user": actor.user.pk, "now": now(), "soon": now() + SOON,
        "most": MOST, "excluded": list(actor.excluded), "away": list(actor.stands_in_for),
        "eyes": [f"{actor.group_id}:{role}" for role in actor.roles],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_narrowed("SELECT " + ", ".join(_COUNTS.values()), parts, actor.excluded), facts)
        return dict(zip(_COUNTS, cursor.fetchone(), strict=True))


def _narrowed(sql, parts, excluded):
    """Said only where it leaves something out, so that the counts are otherwise read from the index alone."""
    closed = {name: _OPEN.format(procedure=of) if excluded else "" for name, of in _PROCEDURES.items()}
    for name, condition in {_PARTS: ONLY if parts else "", **closed}.items():
        sql = sql.replace(name, condition)
    return sql
