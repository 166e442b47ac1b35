"""One page of a queue, and the whole of it."""

from django.db.models import Prefetch

from workflows.rows import Clock
from workflows.worklist.ordering import ORDERS
from workflows.worklist.queues import EVERYTHING, in_queue

SIZE = 25


def page(actor, queue, narrowed=EVERYTHING, after=None, size=SIZE, order="due"):
    """The first grants of a queue in an order, by default the earliest running clock first, none last:
    (grants, Place of the next page or None). Each bears its procedure and the running clocks.

    Two queries whatever the number of procedures: the grants with their procedures, then the running clocks; behind a name one more.
    """
    order = ORDERS[order]
    chosen = order.behind(order.once(in_queue(actor, queue, narrowed)), after, actor)
    found = list(told(chosen).order_by(*order.keys)[: size + 1])
    return found[:size], order.place(found[size - 1]) if len(found) > size else None


def told(grants):
    """Grants with all that a row of the list says."""
    clocks = Clock.objects.filter(stopped_at=None).select_related("limit").order_by("due_at")
    running = Prefetch("content_object__clocks", queryset=clocks, to_attr="running")
    return grants.select_related("content_object__held_by", "assigned_to").prefetch_related(running)
