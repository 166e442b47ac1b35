"""Compares the live rows with the ledger: that each is as it was committed to, that none is without its record, none is gone."""

from django.db import connection
from django.db import transaction as db

from audit.ledger.access import access_faults
from audit.ledger.readings import TABLES
from audit.ledger.sources import declared
from audit.ledger.waiting import alarm
from audit.ledger.writing import KEPT

_AS_COMMITTED = """
SELECT c.source_id, CASE WHEN t.id IS NULL THEN 'is gone' ELSE 'is not as it was recorded' END
FROM audit_commitment c LEFT JOIN {table} t ON t.id = c.source_id
WHERE c.source = %s AND (t.id IS NULL OR c.detail <> sha256(convert_to({detail}, 'UTF8'))) LIMIT 20
"""
_WITHOUT_RECORD = """
SELECT t.id, 'has no record' FROM {table} t
WHERE t.id >= (SELECT min(source_id) FROM audit_commitment WHERE source = %s)
  AND NOT EXISTS (SELECT FROM audit_commitment c WHERE c.source = %s AND c.source_id = t.id)
  AND NOT EXISTS (SELECT FROM audit_forgotten f WHERE f.source = %s AND f.source_id = t.id) LIMIT 20
"""
_STATES = """
SELECT p.id, 'is not where its last step led' FROM workflows_procedure p
CROSS JOIN LATERAL (SELECT target FROM workflows_step s WHERE s.procedure_id = p.id ORDER BY s.id DESC LIMIT 1) last
WHERE p.state <> last.target LIMIT 20
"""
_SALTS = """
SELECT c.record_id, 'is not what its commitment says' FROM audit_commitment c JOIN audit_record r ON r.id = c.record_id
WHERE position('"commit":"' || encode(sha256(c.salt || c.detail), 'hex') || '"' IN r.leaf) = 0 LIMIT 20
"""
# Erasures say in their records how many rows they left without a commitment: more than that, somebody hid.
_FORGOTTEN = """
SELECT 'rows are said to be forgotten', count(*) - (
  SELECT coalesce(sum((leaf::jsonb ->> 'forgot')::int), 0) FROM audit_record WHERE position('"act":"erasure"' IN leaf) > 0)
FROM audit_forgotten
"""
_LOCKS = """
SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A'
  AND (tgname LIKE 'recorded%%' OR tgname = 'bound' OR tgrelid::regclass::text = ANY (%s)
       AND tgname IN ('kept', 'kept_whole', 'links', 'follows', 'derived', 'only_erased'))
"""


def faults() -> list[str]:
    """What is wrong, in sentences of a console: at most some of each kind."""
    return differences() + unwitnessed()


@db.atomic
def differences() -> list[str]:
    """In what live rows differ from what was recorded of them, and which locks are off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        found = [f"{source.name} {row} {what}" for source in declared() for row, what in _of(cursor, source)]
        for sql, thing in ((_STATES, "procedure"), (_SALTS, "record")):
            cursor.execute(sql)
            found += [f"{thing} {row} {what}" for row, what in cursor.fetchall()]
        cursor.execute(_FORGOTTEN)
        found += [f"{more} more {what} than erasures left" for what, more in cursor.fetchall() if more > 0]
        found += access_faults(cursor)
        cursor.execute(_LOCKS, [[*KEPT, *TABLES, "audit_alias", "audit_commitment"]])
        return found + [f"the lock {name} of {table} is off" for table, name in cursor.fetchall()]


def unwitnessed() -> list[str]:
    """What has waited too long for somebody outside to know of it."""
    since = alarm()
    return [f"no witness knows what was recorded since {since:%d.%m.%Y %H:%M}"] if since else []


def _of(cursor, source):
    cursor.execute(_AS_COMMITTED.format(table=source.table, detail=source.detail_of("t")), [source.name])
    yield from cursor.fetchall()
    if source.event == "INSERT":
        cursor.execute(_WITHOUT_RECORD.format(table=source.table), [source.name] * 3)
        yield from cursor.fetchall()
