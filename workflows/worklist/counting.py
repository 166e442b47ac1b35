"""How much waits: counted in one query, from the same rows that are listed."""

from django.core.exceptions import EmptyResultSet
from django.db import connection

from agencies.roles import GRANTED
from workflows.rows import Approval, Notice
from workflows.worklist.queues import in_each_queue

MOST = 100  # counts say "99+" beyond
# An agency has at most one grant of each part in a procedure. So among this many grants there are a hundred procedures, or these are
# all: the number is right up to a hundred, and no more is read.
_ENOUGH = MOST * len(GRANTED)
_NUMBER = "(SELECT least(count(DISTINCT counted.what), %s) FROM ({}) counted(what))"
_VALUE = "({})"


def procedures(grants):
    """The procedures of these grants, as something to count."""
    return grants.order_by().values_list("content_object_id")[:_ENOUGH]


def counted(lists, values=None):
    """{name: number of each list, each capped at 100; name: the one value of each query} in one query."""
    asked = [(_NUMBER, [MOST], one) for one in lists.values()]
    asked += [(_VALUE, [], one) for one in (values or {}).values()]
    parts, facts = [], []
    for shape, before, queryset in asked:
        sql, params = _sql(queryset)
        parts.append(shape.format(sql))
        facts += [*before, *params]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", facts)
        return dict(zip((*lists, *(values or {})), cursor.fetchone(), strict=True))


def _sql(queryset):
    """The SQL of a queryset with its parameters; of one that Django knows to be empty, one that finds nothing."""
    try:
        return queryset.query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL::integer WHERE false", ()


def lists_of(actor):
    """Everything that the navigation counts: {name: what to count}."""
    queues = {name: procedures(grants) for name, grants in in_each_queue(actor).items()}
    waiting = Approval.objects.waiting_for(actor).exclude(proposed_by=actor.user)
    unread = Notice.objects.filter(person=actor.user, agency=actor.agency, read_at=None)
    return queues | {"approvals": waiting.values_list("pk")[:MOST], "unread": unread.values_list("pk")[:MOST]}


def counts(actor):
    """How much waits in each queue, each capped at 100, in one query: {queue: int}."""
    return counted(lists_of(actor))
