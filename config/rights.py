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
    "reports_touched",  # what is yet to be counted; emptied when it is
)

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


def application_role():
    return parse_dsn(settings.DATABASE_URL).get("user", "") if settings.DATABASE_URL else ""
