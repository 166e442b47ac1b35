"""A PostgreSQL for one run of the tests: migrated once, then copied for each process that tests.

`python -m tests.pg` keeps a migrated one up for many runs, and prints how to tell them of it.
"""

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2

from config.database_roles import APPLICATION, LEDGER, OWNER, SUPERUSER
from config.postgres import Cluster

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "QAYIDIS_TEST_CLUSTER"  # processes of one run find the server that the first of them started by this
TEMPLATE = "qayidis"  # the cluster's own database, once it is migrated
NAME = f"test_{os.getpid()}"

_COPIES = []


def url(role, database=NAME) -> str:
    return f"postgresql://{role}@/{database}?host={os.environ[ADDRESS]}"


def provide() -> str:
    """Starts the server once a run; gives the address at which this process tests, as the application's role."""
    if ADDRESS not in os.environ:
        place = Path(tempfile.mkdtemp(prefix="qayidis-test-", dir="/var/tmp" if Path("/var/tmp").is_dir() else None))
        place.chmod(0o755)
        cluster = Cluster(place / "postgres", lasting=False)
        atexit.register(_clear, cluster, place)
        os.environ[ADDRESS] = str(cluster.start().socket)
    return url(APPLICATION)


def _clear(cluster, place):
    cluster.stop()
    shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def copied_template():
    """Within this block this process has its own database: a copy of the migrated one, its rows put aside for `restore`."""
    with _cursor("postgres") as cursor:
        _migrate_once(cursor)
        cursor.execute(f"CREATE DATABASE {NAME} TEMPLATE {TEMPLATE} OWNER {OWNER}")
    _COPIES.append(NAME)
    yield
    while _COPIES:
        drop_database(_COPIES[-1])


def new_database(name, template=TEMPLATE):
    """Of this process: as the migrations left it, or a copy of another to which nobody is connected. Gives its whole name."""
    whole = f"{NAME}_{name}"
    with _cursor("postgres") as cursor:
        cursor.execute(f"CREATE DATABASE {whole} TEMPLATE {template} OWNER {OWNER}")
    _COPIES.append(whole)
    return whole


def drop_database(name):
    with _cursor("postgres") as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    _COPIES.remove(name)


def is_copied():
    """Whether this process has its database: tests without one never ask for it."""
    return bool(_COPIES)


def _migrate_once(cursor):
    cursor.execute("SELECT pg_advisory_lock(1)")  # the others wait until the first has migrated
    cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [TEMPLATE])
    if cursor.fetchone() == (None,):
        _migrate()
        cursor.execute(f"COMMENT ON DATABASE {TEMPLATE} IS 'migrated'")


def _migrate():
    environment = {**os.environ, "DATABASE_URL": url(APPLICATION, TEMPLATE), "DATABASE_OWNER_URL": url(OWNER, TEMPLATE)}
    environment |= {
        "DATABASE_LEDGER_URL": url(LEDGER, TEMPLATE),
        "QAYIDIS_NO_BOOTSTRAP": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    argv = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    done = subprocess.run(argv, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The migrations failed:\n{done.stdout}{done.stderr}")
    with _cursor(TEMPLATE) as cursor:
        cursor.execute(_PUT_ASIDE)


def restore():
    """Brings every table back to what the migrations put there. As a superuser who fires no trigger: the locks of the
    append-only tables stay as they are for everybody else."""
    with _cursor(NAME) as cursor:
        cursor.execute(_RESTORE)


def tidy():
    """Writes anew the tables in which far more room is taken than the rows of the migrations need.

    The server does not vacuum by itself (config/postgres.py): what tests took back would be read over by every search after them.
    """
    with _cursor(NAME) as cursor:
        cursor.execute("SET lock_timeout = '2s'")
        cursor.execute(_SPREAD_OUT)
        for (name,) in cursor.fetchall():
            with contextlib.suppress(
                psycopg2.errors.LockNotAvailable
            ):  # a thread of a test still holds it: after the next file
                cursor.execute(f'VACUUM FULL public."{name}"')


def end_what_was_left(cursor, own):
    """Ends sessions on this database that still hold a transaction, as a thread of an earlier test can leave one behind.

    `own`: the process at the other end of the test's own connection.
    """
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL "
        "AND pid NOT IN (pg_backend_pid(), %s)",
        [own],
    )


@contextlib.contextmanager
def _cursor(database):
    with contextlib.closing(psycopg2.connect(url(SUPERUSER, database))) as connection:
        connection.autocommit = True
        yield connection.cursor()


_FINGERPRINT = "SELECT count(*), coalesce(sum(xmin::text::bigint), 0) FROM public.%I"  # any change alters it
_PUT_ASIDE = f"""
    CREATE SCHEMA aside;
    CREATE TABLE aside.fingerprints (name text PRIMARY KEY, columns text, held bigint, writers numeric);
    DO $$ DECLARE name text; columns text; held bigint; writers numeric; BEGIN
        FOR name, columns IN
            SELECT relname, string_agg(quote_ident(attname), ', ') FILTER (WHERE attgenerated = '')
            FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' GROUP BY relname
        LOOP
            EXECUTE format('{_FINGERPRINT}', name) INTO held, writers;
            INSERT INTO aside.fingerprints VALUES (name, columns, held, writers);
            EXECUTE format('CREATE TABLE aside.%I AS SELECT %s FROM public.%1$I', name, columns);
        END LOOP;
        FOR columns, name IN SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE tgenabled = 'A' LOOP
            EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', columns, name);  -- no longer ALWAYS, so that `restore` can pass
        END LOOP;
    END $$;
"""
_RESTORE = f"""
    SET session_replication_role = replica;
    DO $$ DECLARE known record; held_now bigint; writers_now numeric; BEGIN
        FOR known IN SELECT * FROM aside.fingerprints LOOP
            EXECUTE format('{_FINGERPRINT}', known.name) INTO held_now, writers_now;
            CONTINUE WHEN (held_now, writers_now) = (known.held, known.writers);
            EXECUTE format('DELETE FROM public.%I', known.name);
            CONTINUE WHEN known.held = 0;
            EXECUTE format(
                'INSERT INTO public.%I (%s) OVERRIDING SYSTEM VALUE SELECT * FROM aside.%1$I', known.name, known.columns
            );
            EXECUTE format('{_FINGERPRINT}', known.name) INTO held_now, writers_now;
            UPDATE aside.fingerprints SET writers = writers_now WHERE name = known.name;
        END LOOP;
    END $$;
"""
_SPREAD_OUT = """
    SELECT now.relname FROM pg_class now JOIN pg_class before ON before.relname = now.relname
    WHERE now.relnamespace = 'public'::regnamespace AND before.relnamespace = 'aside'::regnamespace AND now.relkind = 'r'
      AND pg_relation_size(now.oid) > 400000 + 4 * pg_relation_size(before.oid)
"""

if __name__ == "__main__":
    provide()
    with _cursor("postgres") as keeping:
        _migrate_once(keeping)
    print(
        f"export {ADDRESS}={os.environ[ADDRESS]}\nUntil Ctrl-C. Migrations made from now on are not in it.", flush=True
    )
    with contextlib.suppress(KeyboardInterrupt):
        signal.pause()
