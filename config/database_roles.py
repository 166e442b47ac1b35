"""The five roles of our own PostgreSQL, and the database that the second of them owns."""

import contextlib

import psycopg2

SUPERUSER = "qayidis_super"  # makes the roles and the database; nothing else ever acts as it
OWNER = "qayidis_owner"  # owns the database and migrates it
APPLICATION = "qayidis_app"  # what pages, worker and commands act as: owns nothing, may only what a migration granted
LEDGER = "qayidis_ledger"  # what the process acts as that signs the ledger: it may place records in the tree, and write no record
ERASER = "qayidis_eraser"  # owns the functions that erase, and nobody signs in as it
DATABASE = "qayidis"
ADDRESSES = {
    "DATABASE_URL": APPLICATION,
    "DATABASE_OWNER_URL": OWNER,
    "DATABASE_LEDGER_URL": LEDGER,
}  # as whom each one acts

_PRESENT = "SELECT rolname FROM pg_roles UNION SELECT datname FROM pg_database"
_EXTENSIONS = ("pg_trgm", "btree_gist")


def prepare(url):
    """Makes what is missing; `url(role, database)` gives the addresses. Changes nothing where all is there."""
    with _cursor(url(SUPERUSER, "postgres")) as cursor:
        cursor.execute(_PRESENT)
        present = {name for (name,) in cursor.fetchall()}
        for role in sorted({OWNER, APPLICATION, LEDGER} - present):
            cursor.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
        if ERASER not in present:
            cursor.execute(f"CREATE ROLE {ERASER} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
        cursor.execute(f"GRANT {ERASER} TO {OWNER}")  # so that it can give the functions to it
        if DATABASE not in present:
            cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    furnish(url(SUPERUSER, DATABASE))


def furnish(url):
    """The extensions, which only a superuser may create, and a schema in which only the owner creates."""
    with _cursor(url) as cursor:
        for extension in _EXTENSIONS:
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        cursor.execute(f"ALTER SCHEMA public OWNER TO {OWNER}")
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        cursor.execute(f"GRANT CREATE ON SCHEMA public TO {ERASER}")  # else its functions could not be restored


@contextlib.contextmanager
def _cursor(url):
    with contextlib.closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        yield connection.cursor()
