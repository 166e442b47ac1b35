"""Checks the log of who read what against its tree and the witnesses' copies of that; puts a month away whose time is over."""

from datetime import date, timedelta

from django.conf import settings
from django.db import connection
from django.db import transaction as db

from audit.ledger import keys
from audit.ledger.access_rows import AccessCheckpoint, AccessMonth
from audit.ledger.checkpointing import origin_now
from audit.ledger.logs import ACCESS
from audit.ledger.notes import NotSigned, verified
from audit.ledger.readings import commitment
from audit.ledger.sequencing import leaf_hashes
from audit.ledger.tree import Edge, root_of
from audit.ledger.witnesses import witnesses
from audit.moment import today

_CHANGED = f"""
SELECT v.id, 'is not as it was recorded' FROM audit_viewing v LEFT JOIN audit_accessrecord r ON r.id = v.record_id
WHERE v.record_id IS NOT NULL AND (r.hash IS DISTINCT FROM ledger_leaf_hash(v.leaf)
  OR position('"commit":"' || {commitment("v")} || '"' IN v.leaf) = 0) LIMIT 20
"""  # noqa: S608 (names of ours)
_WITHOUT_RECORD = """
SELECT v.id, 'has no record' FROM audit_viewing v
WHERE v.record_id IS NULL AND v.id > (SELECT min(id) FROM audit_viewing WHERE record_id IS NOT NULL) LIMIT 20
"""
_GONE = """
SELECT (SELECT count(*) FROM audit_accessrecord r WHERE NOT EXISTS (SELECT FROM audit_viewing v WHERE v.record_id = r.id))
     - (SELECT coalesce(sum(readings), 0) FROM audit_accessmonth)
"""
_OF_MONTH = """
SELECT count(*), count(l.index), coalesce(max(l.index), -1), min(v.record_id), max(v.record_id)
FROM {table} v LEFT JOIN audit_accessleaf l ON l.record_id = v.record_id
"""
_HASHES_OF_MONTH = """
SELECT r.hash FROM {table} v JOIN audit_accessleaf l ON l.record_id = v.record_id
JOIN audit_accessrecord r ON r.id = v.record_id ORDER BY l.index
"""


class NotYet(Exception):
    """Why a month is not put away."""


def access_faults(cursor, tell) -> list[str]:
    """What is wrong with the log, in sentences of a console. `cursor`: of a transaction in which it is UTC."""
    found = []
    for sql in (_CHANGED, _WITHOUT_RECORD):
        tell()
        cursor.execute(sql)
        found += [f"reading {row} {what}" for row, what in cursor.fetchall()]
    cursor.execute(_GONE)
    (gone,) = cursor.fetchone()
    return found + ([f"{gone} readings are gone"] if gone else []) + _tree_faults(tell)


def _tree_faults(tell):
    """Walks over the hashes once, from checkpoint to checkpoint."""
    notes, found = _notes()
    edge, good = Edge(), 0
    for note in sorted(notes, key=lambda one: one.size):
        tell()
        for one in leaf_hashes(edge.size, note.size, ACCESS):
            edge.add(one)
        if edge.size < note.size:
            found.append(f"the records of readings {edge.size} to {note.size - 1} are missing")
        elif edge.root() != note.root:
            found.append(f"among the records of readings {good} to {note.size - 1} something was changed")
        else:
            good = note.size
    return found


def _notes():
    """The checkpoints of this epoch, ours and those of the witnesses that can be read from here; and what is wrong with their form."""
    origin = origin_now(ACCESS.origin(settings.LEDGER_ORIGIN))
    texts = list(AccessCheckpoint.objects.filter(origin=origin).values_list("note", flat=True))
    places = [place for one in witnesses(settings.LEDGER_WITNESSES) for place in one.of(ACCESS.part).files()]
    texts += [place.read_text(encoding="utf-8") for place in places]
    notes, found = set(), []
    for text in texts:
        try:
            notes.add(verified(text, keys.public_of(settings.LEDGER_KEY)))
        except NotSigned as error:
            found.append(f"a checkpoint of readings: {error}")
    return {note for note in notes if note.origin == origin}, found


@db.atomic
def put_away(month: date) -> AccessMonth:
    """Drops the rows of a month, as the owner of the tables: their hashes and the tree stay, and so does what the month came to.

    Raises NotYet where its time is not over, where it is no table of its own, or where no witness holds a checkpoint over all of it.
    """
    if today() < (month + timedelta(days=31)).replace(year=month.year + settings.READ_LOG_YEARS):
        raise NotYet(f"The log is kept for {settings.READ_LOG_YEARS} years.")
    table = f"audit_viewing_{month:%Y_%m}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [table])
        if cursor.fetchone()[0] is None:
            raise NotYet(f"There is no month {month:%Y-%m}.")
        made = _kept(cursor, table, month)
        cursor.execute(f"ALTER TABLE audit_viewing DETACH PARTITION {table}")
        cursor.execute(f"DROP TABLE {table}")
    return made


def _kept(cursor, table, month):
    """What stays of a month."""
    cursor.execute(_OF_MONTH.format(table=table))
    readings, placed, highest, first, last = cursor.fetchone()
    held = (
        AccessCheckpoint.objects.exclude(witnessed=None).order_by("-size").values_list("size", flat=True).first() or 0
    )
    if placed < readings or highest >= held:
        raise NotYet("Not all of it is covered by a checkpoint that a witness holds.")
    cursor.execute(_HASHES_OF_MONTH.format(table=table))
    root = root_of(bytes(one) for (one,) in cursor.fetchall())
    return AccessMonth.objects.create(month=month, readings=readings, first=first or 0, last=last or 0, root=root)
