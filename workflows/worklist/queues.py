"""What waits, for whom, by when: the queues of the work list, each declared once. Its list and its count are drawn from that."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.policy import case_roles_at_which, may
from agencies.roles import GRANTED, PROVIDER
from audit.moment import now
from workflows.rows import Grant, grants_open_to, permissions

SOON = timedelta(days=7)
EVERYTHING = Q()
FLAG_GROUPS = {"child": FieldGroup.PARTICULARS, "health": FieldGroup.CARE}  # what each flag of a procedure tells of


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


def in_queue(actor, queue, narrowed=EVERYTHING):
    """The grants of a queue, by its name: what is listed, and what is counted."""
    return grants_of(actor).filter(QUEUES[queue](actor), narrowed)


def in_each_queue(actor):
    """The grants of every queue: {its name: what `in_queue` gives}, with the scope worked out once. Every page counts them."""
    grants = grants_of(actor)
    return {name: grants.filter(queue(actor)) for name, queue in QUEUES.items()}


def only_parts_seen(actor):
    """What narrows grants to the case roles at which somebody looks at procedures: nothing where they may look at all.

    Said only where it leaves something out, so that the counts are read from the index alone.
    """
    seen = set(case_roles_at_which(actor, "procedure.view"))
    hidden = set(GRANTED) - seen - ({PROVIDER} - set(actor.agency.case_roles))  # bring_in gives the part to no other
    return {"permission__in": [permissions()[part].pk for part in seen]} if hidden else {}
