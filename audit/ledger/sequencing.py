"""Gives every record its place in the tree: one process at a time, without a gap, in the order in which they were written."""

from django.db import connection
from django.db import transaction as db

from audit.ledger.rows import Checkpoint, Leaf

LOCK = 0x1ED6E2  # of PostgreSQL's advisory locks: whoever places, signs or begins an epoch holds it to the end of the transaction
BATCH = 20_000

_PLACE = """
INSERT INTO audit_leaf (index, record_id)
SELECT (SELECT coalesce(max(index) + 1, 0) FROM audit_leaf) + row_number() OVER (ORDER BY id) - 1, id FROM (
  SELECT r.id FROM audit_record r WHERE r.id > %s AND NOT EXISTS (SELECT FROM audit_leaf l WHERE l.record_id = r.id) ORDER BY r.id LIMIT %s
) waiting ORDER BY id
"""
_OLDEST = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"  # every transaction before this one has ended
_OWN = "SELECT pg_current_xact_id()::text::bigint"
_HASHES = "SELECT r.hash FROM audit_leaf l JOIN audit_record r ON r.id = l.record_id WHERE l.index >= %s AND l.index < %s ORDER BY l.index"


def alone():
    """Waits until nobody else places or signs; holds that to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@db.atomic(durable=True)
def place() -> dict:
    """Places what is committed and has no place yet. Gives what the next checkpoint has to know: settled, seen, seen_by.

    A record may become visible after one with a higher key. So nothing is taken for settled until every transaction has
    ended that ran when the key was given out: those are the ones before our own, which is begun after that. (What a snapshot
    names as its upper end will not do: transactions that run may lie above it.)
    """
    alone()
    horizon = _horizon()
    before, settled = _settled(horizon["oldest"])
    with connection.cursor() as cursor:
        cursor.execute(_PLACE, [before, BATCH])
        while cursor.rowcount == BATCH:
            cursor.execute(_PLACE, [before, BATCH])
    return {"settled": settled, "seen": horizon["seen"], "seen_by": horizon["next"]}


def size() -> int:
    """How many leaves the tree has."""
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def leaf_hashes(begin, end):
    """The leaf hashes of places from `begin` to before `end`, as they are read: memory does not grow with them."""
    for first in range(begin, end, BATCH):
        with connection.cursor() as cursor:
            cursor.execute(_HASHES, [first, min(first + BATCH, end)])
            for (found,) in cursor.fetchall():
                yield bytes(found)


def _horizon():
    with connection.cursor() as cursor:
        found = []
        for asked in (_OLDEST, "SELECT last_value FROM audit_record_id_seq", _OWN):  # in this order
            cursor.execute(asked)
            found += cursor.fetchone()
    return dict(zip(("oldest", "seen", "next"), found, strict=True))


def _settled(oldest):
    """Up to which key all was placed before, and up to which it is once this run has placed what it sees."""
    last = Checkpoint.objects.order_by("-pk").values("settled", "seen", "seen_by").first()
    if last is None:
        return 0, 0
    return last["settled"], last["seen"] if oldest >= last["seen_by"] else last["settled"]
