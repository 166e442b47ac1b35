"""What must hold of the environment before this may run with real people in it."""

from urllib.parse import urlsplit

from psycopg2 import ProgrammingError
from psycopg2.extensions import parse_dsn

SHORTEST_KEY = 50


def faults(environment) -> list[str]:
    """One sentence for each thing that is unsafe in an environment (a mapping of names to texts); none: it may start."""
    return [sentence for is_wrong, sentence in _RULES if is_wrong(environment)]


def role_of(url) -> str:
    """The database role that an address names; empty where it names none or is no address."""
    try:
        return parse_dsn(url).get("user", "")
    except ProgrammingError:
        return ""


def _has_weak_key(environment):
    key = environment.get("SECRET_KEY", "")
    return len(key) < SHORTEST_KEY or len(set(key)) < 10 or key.startswith("django-insecure")


def _has_short_bundle_key(environment):
    return 0 < len(environment.get("BUNDLE_KEY", "")) < SHORTEST_KEY


def _has_open_hosts(environment):
    hosts = environment.get("ALLOWED_HOSTS", "").split(",")
    return not any(host.strip() for host in hosts) or any(host.strip().startswith("*") for host in hosts)


def _is_without_https(environment):
    return urlsplit(environment.get("PUBLIC_URL", "")).scheme != "https"


def _has_one_role(environment):
    owner = environment.get("DATABASE_OWNER_URL")
    return bool(owner) and role_of(owner) == role_of(environment.get("DATABASE_URL", ""))


def _has_long_sessions(environment):
    limits = (("QAYIDIS_IDLE_MINUTES", "30", 60), ("QAYIDIS_SESSION_HOURS", "12", 24))
    return any(not _is_number(environment.get(name, usual), most) for name, usual, most in limits)


def _is_number(text, most):
    return text.isdecimal() and 1 <= int(text) <= most


_RULES = (
    (_has_weak_key, f"SECRET_KEY must be set to at least {SHORTEST_KEY} random characters."),
    (_has_short_bundle_key, f"BUNDLE_KEY must be at least {SHORTEST_KEY} random characters."),
    (_has_open_hosts, "ALLOWED_HOSTS must name the hosts it is reached by, separated by commas, without an asterisk."),
    (
        lambda environment: not environment.get("DATABASE_URL"),
        "DATABASE_URL must name the database and the application's role.",
    ),
    (
        _has_one_role,
        "DATABASE_OWNER_URL and DATABASE_URL must be two roles: the one that migrates, and the one that owns nothing.",
    ),
    (_is_without_https, "PUBLIC_URL must be the https:// address people use."),
    (
        lambda environment: environment.get("QAYIDIS_DEBUG") == "1",
        "QAYIDIS_DEBUG must not be set: it shows settings to visitors.",
    ),
    (
        lambda environment: environment.get("QAYIDIS_DEMO_EXEMPTION") == "1",
        "QAYIDIS_DEMO_EXEMPTION must not be set: it lets demo accounts in without a second factor.",
    ),
    (
        _has_long_sessions,
        "QAYIDIS_IDLE_MINUTES and QAYIDIS_SESSION_HOURS must be numbers, at most 60 minutes and 24 hours.",
    ),
    (lambda environment: not environment.get("EMAIL_HOST"), "EMAIL_HOST must name the server that sends notices."),
)
