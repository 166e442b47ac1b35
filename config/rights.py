"""What the application's role may do to each table: granted anew after every migration, by what the table is.

It owns nothing. Where a table is only ever added to (trigger `kept`), it may read and add; where triggers alone write
(trigger `derived`), it may read; elsewhere also change; and delete only what keeps no history: sessions, failed sign-ins,
half-typed drafts.
"""

from django.conf import settings
from django.db import connections
from psycopg2.extensions import parse_dsn

MAY_DELETE = (
    "agencies_session",
    "mfa_authenticator",  # a key that was taken away must open nothing, wherever somebody looks
    "axes_accessattempt",
    "axes_accessattemptexpiration",
    "axes_accessfailurelog",
    "axes_accesslog",
    "workflows_draft",
    "workflows_sealeddraft",
    "workflows_savedview",  # somebody's own, as the next two: what they make of their lists
    "workflows_pin",
    "workflows_listcolumns",
    "cases_subjectaccesscopy",  # what was made for somebody who asked for their own data; gone when it was given out
    "reports_touched",  # what is yet to be counted; emptied when it is
)

# What the process that signs the ledger reads and adds to. It writes no record.
LEDGER_ADDS = (
    "audit_leaf", "audit_checkpoint", "audit_witnessed", "audit_halt", "audit_epoch",
    "audit_accessleaf", "audit_accesscheckpoint", "audit_accesswitnessed",
)  # fmt: skip
LEDGER_READS = ("audit_record", "audit_ruleset", "audit_accessrecord", *LEDGER_ADDS)  # of readings the hashes alone

_GRANT = """
DO $$ DECLARE name text; rights text;
BEGIN
  EXECUTE 'GRANT USAGE ON SCHEMA public TO {role}';
  EXECUTE 'GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}';
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    rights := CASE
      WHEN name = 'django_migrations' THEN 'SELECT'
      WHEN EXISTS (SELECT FROM pg_trigger WHERE tgrelid = format('%I', name)::regclass AND tgname = 'derived') THEN 'SELECT'
      WHEN EXISTS (SELECT FROM pg_trigger WHERE tgrelid = format('%I', name)::regclass AND tgname = 'kept') THEN 'SELECT, INSERT'
      WHEN name = ANY ('{{{may_delete}}}'::text[]) THEN 'SELECT, INSERT, UPDATE, DELETE'
      ELSE 'SELECT, INSERT, UPDATE' END;
    EXECUTE format('REVOKE ALL ON %I FROM {role}', name);
    EXECUTE format('GRANT %s ON %I TO {role}', rights, name);
  END LOOP;
END $$;
"""


def grant_rights(sender, using="default", **_):
    """Receiver of Django's own post_migrate. Nothing to do where one role is used for everything."""
    role = application_role()
    connection = connections[using]
    if role and role != connection.settings_dict["USER"]:
        with connection.cursor() as cursor:
            cursor.execute(_GRANT.format(role=connection.ops.quote_name(role), may_delete=",".join(MAY_DELETE)))


def grant_rights_to_ledger(sender, using="default", **_):
    """Receiver of Django's own post_migrate. Nothing to do where the process that signs has no role of its own."""
    role, connection = role_of(settings.DATABASE_LEDGER_URL), connections[using]
    if role in {"", application_role(), connection.settings_dict["USER"]}:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
        if cursor.rowcount:
            cursor.execute(_ledger_grants(connection.ops.quote_name(role)))


def _ledger_grants(role):
    return f"""
        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
        GRANT USAGE ON SCHEMA public TO {role};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
        GRANT SELECT ON {", ".join(LEDGER_READS)} TO {role};
        GRANT INSERT ON {", ".join(LEDGER_ADDS)} TO {role};
        GRANT SELECT (id, email, password, is_active) ON agencies_user TO {role};
        GRANT SELECT (id, user_id, agency_id, role, from_on, until_on, suspended_at) ON agencies_membership TO {role};
        GRANT SELECT (id, ended_on) ON agencies_agency TO {role};
    """


def application_role():
    return role_of(settings.DATABASE_URL)


def role_of(url):
    return parse_dsn(url).get("user", "") if url else ""
