"""Gives every record its place in the tree: one process at a time, without a gap, in the order in which they were written."""

from django.db import connection
from django.db import transaction as db

from audit.ledger.logs import ACTS

BATCH = 20_000

_PLACE = """
INSERT INTO {log.leaves} (index, record_id)
SELECT (SELECT coalesce(max(index) + 1, 0) FROM {log.leaves}) + row_number() OVER (ORDER BY id) - 1, id FROM (
  SELECT r.id FROM {log.records} r WHERE r.id > %s AND NOT EXISTS (SELECT FROM {log.leaves} l WHERE l.record_id = r.id)
  ORDER BY r.id LIMIT %s
) waiting ORDER BY id
"""
_OLDEST = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"  # every transaction before this one has ended
_SEEN = "SELECT last_value FROM {log.records}_id_seq"
_OWN = "SELECT pg_current_xact_id()::text::bigint"
_HASHES = """
SELECT r.hash FROM {log.leaves} l JOIN {log.records} r ON r.id = l.record_id WHERE l.index >= %s AND l.index < %s ORDER BY l.index
"""


def alone(log=ACTS):
    """Waits until nobody else places, signs or begins an epoch; holds that to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [log.lock])


@db.atomic(durable=True)
def place(log=ACTS) -> dict:
    """Places what is committed and has no place yet. Gives what the next checkpoint has to know: settled, seen, seen_by.

    A record may become visible after one with a higher key. So nothing is taken for settled until every transaction has
    ended that ran when the key was given out: those are the ones before our own, which is begun after that. (What a snapshot
    names as its upper end will not do: transactions that run may lie above it.)
    """
    alone(log)
    horizon = _horizon(log)
    before, settled = _settled(horizon["oldest"], log)
    placing = _PLACE.format(log=log)
    with connection.cursor() as cursor:
        cursor.execute(placing, [before, BATCH])
        while cursor.rowcount == BATCH:
            cursor.execute(placing, [before, BATCH])
    return {"settled": settled, "seen": horizon["seen"], "seen_by": horizon["next"]}


def size(log=ACTS) -> int:
    """How many leaves the tree has."""
    last = log.leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def leaf_hashes(begin, end, log=ACTS):
    """The leaf hashes of places from `begin` to before `end`, as they are read: memory does not grow with them."""
    for first in range(begin, end, BATCH):
        with connection.cursor() as cursor:
            cursor.execute(_HASHES.format(log=log), [first, min(first + BATCH, end)])
            for (found,) in cursor.fetchall():
                yield bytes(found)


def _horizon(log):
    with connection.cursor() as cursor:
        found = []
        for asked in (_OLDEST, _SEEN.format(log=log), _OWN):  # in this order
            cursor.execute(asked)
            found += cursor.fetchone()
    return dict(zip(("oldest", "seen", "next"), found, strict=True))


def _settled(oldest, log):
    """Up to which key all was placed before, and up to which it is once this run has placed what it sees."""
    last = log.checkpoint.objects.order_by("-pk").values("settled", "seen", "seen_by").first()
    if last is None:
        return 0, 0
    return last["settled"], last["seen"] if oldest >= last["seen_by"] else last["settled"]
