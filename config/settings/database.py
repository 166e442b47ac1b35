"""PostgreSQL: one database, and the role in which this process acts."""

from psycopg2.extensions import parse_dsn

from config.settings.place import (
    ACTS_AS_LEDGER,
    ACTS_AS_OWNER,
    DATABASE_LEDGER_URL,
    DATABASE_OWNER_URL,
    DATABASE_URL,
    PROGRAM,
)

# A case is read along with nine or ten rows that it points to. To weigh every order of so many joins takes the planner longer than to read
# them; the row we ask for stands first: docs/decisions/0064-joins-as-they-are-written.md
_PLANNING = "-c join_collapse_limit=6"


def database(url):
    """An address as libpq understands it, as Django wants it."""
    named = parse_dsn(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": named.pop("dbname", ""),
        "USER": named.pop("user", ""),
        "PASSWORD": named.pop("password", ""),
        "HOST": named.pop("host", ""),
        "PORT": named.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": PROGRAM, "options": _PLANNING} | named,
    }


_ACTS_AS = DATABASE_OWNER_URL if ACTS_AS_OWNER else DATABASE_LEDGER_URL if ACTS_AS_LEDGER else DATABASE_URL
DATABASES = {"default": database(_ACTS_AS)} if DATABASE_URL else {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
