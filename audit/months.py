"""The months of the log of who read what: tables of their own, opened ahead, so that a month can be put away as a whole.

Only the owner of the tables may open one; so the application asks a function of the owner's, which can do nothing else.
"""

from datetime import date

from django.db import connection

from audit.moment import now

AHEAD = 3
_OPENING = """
CREATE OR REPLACE FUNCTION open_month_of_viewings(month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE first timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
        next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
        name text := 'audit_viewing_' || to_char(month, 'YYYY_MM');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_viewing'));
  IF to_regclass(name) IS NOT NULL OR EXISTS (SELECT FROM audit_viewing_of_no_month WHERE at >= first AND at < next) THEN
    RETURN;  -- rows of a month that nobody had opened stay where they are
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF audit_viewing FOR VALUES FROM (%L) TO (%L)', name, first, next);
  EXECUTE format('CREATE TRIGGER kept_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION no_change()', name);
  EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER kept, ENABLE ALWAYS TRIGGER kept_whole', name);
  -- and
END $$;
"""


def opening(also=""):
    """SQL of the function that opens a month; `also`: a statement about the new table, whose name stands for its %I."""
    return _OPENING.replace("-- and", f"EXECUTE format('{also}', name);" if also else "")


MONTHS = (
    opening()
    + """
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON audit_viewing_of_no_month FOR EACH STATEMENT EXECUTE FUNCTION no_change();
ALTER TABLE audit_viewing_of_no_month ENABLE ALWAYS TRIGGER kept, ENABLE ALWAYS TRIGGER kept_whole;
"""
)
OPEN = """
SELECT open_month_of_viewings((current_date + n * interval '1 month')::date) FROM generate_series(0, 3) n;
"""


def open_months():
    """Opens this month and the next three. Nothing to do where they are open: it can be called at any time."""
    with connection.cursor() as cursor:
        for ahead in range(AHEAD + 1):
            cursor.execute("SELECT open_month_of_viewings(%s)", [_month(now().date(), ahead)])


def _month(day, ahead):
    month = day.month - 1 + ahead
    return date(day.year + month // 12, month % 12 + 1, 1)
