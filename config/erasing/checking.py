"""Says in words where nothing can be erased, or where erasures would be forgotten after a restore."""

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from config.database_roles import ERASER

NO_ROLE = "Nobody can be erased here: the function that erases is missing, or does not belong to the role {role}."
MAKE_ROLE = "Make the role as docs/how-to/erase.md says, then run “migrate”."
_OWNER = """SELECT to_regclass('django_migrations') IS NULL,
(SELECT proowner::regrole::text FROM pg_proc WHERE oid = to_regprocedure('erase(bigint)'))"""


@checks.register(checks.Tags.database)
def erasing_is_set_up(app_configs, databases=None, **_):
    """A warning: everything else works without it. Of a database in which nothing was made yet nothing is said."""
    if not databases or not settings.DATABASE_URL:
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(_OWNER)
            is_new, owner = cursor.fetchone()
    except DatabaseError:
        return []
    if is_new or owner == ERASER:
        return []
    return [checks.Warning(NO_ROLE.format(role=ERASER), hint=MAKE_ROLE, id="config.no_eraser")]
