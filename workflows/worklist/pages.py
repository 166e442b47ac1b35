"""One page of a queue, in an order, from a place on."""

from typing import NamedTuple

from django.db.models import Prefetch

from workflows.rows import Clock
from workflows.worklist.ordering import ORDERS, Place
from workflows.worklist.queues import EVERYTHING, in_queue

SIZE = 25


class How(NamedTuple):
    """In which order a queue is read, from which place on, how many rows a page."""

    order: str = "due"
    after: Place | None = None
    size: int = SIZE


FROM_THE_TOP = How()


def page(actor, queue, narrowed=EVERYTHING, how=FROM_THE_TOP):
    """The first grants of a queue in an order, by default the earliest running clock first, none last:
    (grants, Place of the next page or None). Each bears its procedure and the running clocks.

    Two queries whatever the number of procedures: the grants with their procedures, then the running clocks; behind a name one more.
    """
    order, size = ORDERS[how.order], how.size
    chosen = order.behind(order.once(in_queue(actor, queue, narrowed)), how.after, actor)
    found = list(told(chosen).order_by(*order.keys)[: size + 1])
    return found[:size], order.place(found[size - 1]) if len(found) > size else None


def told(grants):
    """Grants with all that a row of the list says."""
    clocks = Clock.objects.filter(stopped_at=None).select_related("limit").order_by("due_at")
    running = Prefetch("content_object__clocks", queryset=clocks, to_attr="running")
    return grants.select_related("content_object__held_by", "assigned_to").prefetch_related(running)
