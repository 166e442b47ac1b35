"""The SQL that keeps history as it was: one trigger for every table that is only ever added to.

Used by the migrations of each floor. The application's role gets SELECT and INSERT alone where it stands (config/rights.py).
"""

NO_CHANGE = """
CREATE OR REPLACE FUNCTION no_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% keeps what happened; it is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""


def keep(*tables):
    """SQL that refuses UPDATE, DELETE and TRUNCATE on tables, also to a session that plays the replica."""
    return "\n".join(_keep(table) for table in tables)


def keep_histories(app):
    """The same for every history table that an app has by now."""
    return f"""
DO $$ DECLARE name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '{app}\\_historical%'
              AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = tablename::regclass AND tgname = 'kept')
  LOOP
    EXECUTE format('CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION no_change()', name);
    EXECUTE format('CREATE TRIGGER kept_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION no_change()', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER kept, ENABLE ALWAYS TRIGGER kept_whole', name);
  END LOOP;
END $$;
"""  # noqa: S608 (the name of an app of ours, never of a user)


def _keep(table):
    return f"""
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION no_change();
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION no_change();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER kept, ENABLE ALWAYS TRIGGER kept_whole;
"""
