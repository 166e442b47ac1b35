"""A crowd of procedures by bulk, for tests and benchmarks of lists: rows as the work list reads them, walked by nobody.

As a superuser who fires no trigger and writes no history: never for a database that anybody works in.
Every procedure is led by AZ-SMS; 30 % concern the Dutch authority, 3 % the Swiss, one in ten thousand the Norwegian.
"""

from time import sleep

_CROWD = """
SET session_replication_role = replica;
CREATE TEMPORARY TABLE crowd AS
SELECT n, (SELECT max(id) FROM cases_case) + n AS case_id, random() AS luck, NULL::text AS other, n % 10 < 8 AS live,
       now() + (random() * 60 - 10) * interval '1 day' AS due_at FROM generate_series(1, {count}) n;
UPDATE crowd SET case_id = coalesce(case_id, n),
  other = CASE WHEN n % 10000 = 0 THEN 'NO' WHEN n % 100 < 3 THEN 'CH' WHEN n % 10 < 6 AND n % 10 > 2 THEN 'NL' ELSE 'DE' END;
INSERT INTO cases_case (id, requesting_state, requested_state, agreement_id, requesting_agency_id, requested_agency_id, their_reference,
                        channel, version, fingerprint, opened_at) OVERRIDING SYSTEM VALUE
SELECT case_id, other, 'AZ', (SELECT id FROM cases_agreement WHERE code = 'EUAZ'), a.id, lead.id, 'C-' || n, 'exchange', 1, '', now()
FROM crowd JOIN agencies_agency a ON a.code = other || '-CA', agencies_agency lead WHERE lead.code = 'AZ-SMS';
INSERT INTO workflows_procedure (id, kind, reference, title, flags, case_id, from_state, to_state, state, entered_at, held_by_id, opened_at,
                                 closed_at)
  OVERRIDING SYSTEM VALUE
SELECT case_id, 'readmissionrequest', 'RA-' || other || '-2020-' || lpad(n::text, 7, '0'), 'Person, Number ' || n, '[]', case_id,
       other, 'AZ', CASE WHEN live THEN 'under_examination' ELSE 'closed' END, now(), lead.id, now(), CASE WHEN NOT live THEN now() END
FROM crowd, agencies_agency lead WHERE lead.code = 'AZ-SMS';
INSERT INTO workflows_grant (permission_id, group_id, content_object_id, assigned_to_id, live, turn, state, due_at,
                             received_at, waits_since, sort_name, parts)
SELECT p.id, lead.group_id, case_id, CASE WHEN n % 50 = 0 THEN {officer} END, live, n % 3 > 0,
       CASE WHEN live THEN 'under_examination' ELSE 'closed' END, CASE WHEN live THEN due_at END,
       now() - luck * interval '9 days', now(), md5(n::text), ARRAY[p.id]
FROM crowd, agencies_agency lead, auth_permission p WHERE lead.code = 'AZ-SMS' AND p.codename = 'play_lead';
INSERT INTO workflows_grant (permission_id, group_id, content_object_id, live, turn, state, due_at,
                             received_at, waits_since, sort_name, parts)
SELECT p.id, a.group_id, case_id, live, n % 3 = 0, CASE WHEN live THEN 'under_examination' ELSE 'closed' END,
       CASE WHEN live THEN due_at END, now() - luck * interval '9 days', now(), md5(n::text), ARRAY[p.id]
FROM crowd JOIN agencies_agency a ON a.code = other || '-CA', auth_permission p WHERE p.codename = 'play_requesting';
INSERT INTO workflows_clock (procedure_id, deadline, limit_id, started_at, due_on, due_at, days, rests, extended, presses)
SELECT case_id, 'reply', (SELECT l.id FROM cases_timelimit l JOIN cases_agreement a ON a.id = l.agreement_id
                          WHERE a.code = 'EUAZ' AND l.name = 'reply'), now(), due_at::date, due_at, 15, 0, 0, true
FROM crowd WHERE live;
SELECT setval(pg_get_serial_sequence(name, 'id'), (SELECT max(case_id) FROM crowd))
FROM unnest(ARRAY['cases_case', 'workflows_procedure']) name;
DROP TABLE crowd;
SET session_replication_role = origin;
"""


def fill(cursor, count, officer):
    """Makes `count` procedures, every fiftieth assigned to the user of this key. `cursor` is a superuser's.

    Committed for good: of what is committed asynchronously, as tests do, VACUUM cannot say yet that everybody may see it.
    """
    cursor.execute("SET synchronous_commit = on")
    cursor.execute(_CROWD.format(count=int(count), officer=int(officer)))
    for table in ("cases_case", "workflows_procedure", "workflows_grant", "workflows_clock"):
        _settle(cursor, table)


def _settle(cursor, table):
    """What PostgreSQL does by itself after a while; a process that still looks at the table can hold it up.

    With the indexes: for a few pages of dead rows VACUUM spares itself that, and these pages are then never visible to everybody.
    """
    for _attempt in range(240):  # a minute
        cursor.execute(f"VACUUM (ANALYZE, INDEX_CLEANUP ON) {table}")
        cursor.execute("SELECT relallvisible >= relpages * 0.99 FROM pg_class WHERE oid = %s::regclass", [table])
        if cursor.fetchone()[0]:
            return
        sleep(0.25)
    cursor.execute(_HOLDERS)
    raise TimeoutError(f"{table} is still being looked at by {cursor.fetchall()}.")


_HOLDERS = """
SELECT datname, application_name, state, backend_xmin, backend_xid, now() - xact_start, left(query, 200) FROM pg_stat_activity
WHERE (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL) AND pid <> pg_backend_pid()
"""
