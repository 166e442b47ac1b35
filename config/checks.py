"""Says in words what is unsafe about the place this runs in, where only the database can tell."""

import os

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string

from agencies.disclosure import group_of

ONE_ROLE = (
    "The application acts as the database role {role}, which owns its tables. Whoever gets hold of that role can switch off "
    "the locks that keep steps, signatures and history from being changed, so the history no longer proves anything."
)
TWO_ROLES = (
    "Let one role own the database and migrate it (DATABASE_OWNER_URL), and let the application act as another role "
    "that owns nothing (DATABASE_URL)."
)
DEMO_ACCOUNTS = "The database holds demo accounts, whose password anybody may know."
ANOTHER_DATABASE = "Begin with an empty database: what is in this one is invented."
KEY_IN_REACH = (
    "This process can read the key {key}, which signs the ledger. Whoever gets hold of it can sign a ledger that they "
    "have rewritten."
)
KEY_APART = "Let another user of the system own the key, and run “ledger checkpoint” as that user alone."
NO_GROUP = "{field} belongs to no field group, so it is not decided who reads it."
GIVE_GROUP = "Give its model `field_group` or `field_groups`; see docs/field-groups.md."
ABOUT_WHOM = "{table} leads to no person and to no case, and nobody said why its rows are about nobody."
HOLDS_WHAT = "{column} can hold anything, and nobody said what it holds."
SAY_ABOUT = "Say it in the room `about` of its floor; see cases/about/declaring.py."
NOBODYS = {"Serial"}  # which numbers were given out says nothing of anybody
_OWNED = """
    SELECT current_user, rolsuper OR EXISTS (
        SELECT FROM pg_class WHERE pg_has_role(relowner, 'MEMBER') AND relnamespace = 'public'::regnamespace
    ) FROM pg_roles WHERE rolname = current_user
"""


@checks.register(checks.Tags.security)
def history_stands_fast(app_configs, **_):
    """The application's role must own nothing. A warning while one tries things out, an error in production."""
    if not settings.DATABASE_URL or settings.ACTS_AS_OWNER:
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(_OWNED)
            role, owns = cursor.fetchone()
    except DatabaseError:
        return []  # a database that does not answer is reported by whoever needs it
    kind = checks.Error if settings.PRODUCTION else checks.Warning
    return [kind(ONE_ROLE.format(role=role), hint=TWO_ROLES, id="config.one_role")] if owns else []


@checks.register(checks.Tags.security)
def key_of_the_ledger_is_apart(app_configs, **_):
    """In production only the process that signs reads the key. Root reads everything, so nothing is said of it."""
    if (
        not settings.PRODUCTION
        or settings.ACTS_AS_LEDGER
        or os.geteuid() == 0
        or not os.access(settings.LEDGER_KEY, os.R_OK)
    ):
        return []
    return [checks.Error(KEY_IN_REACH.format(key=settings.LEDGER_KEY), hint=KEY_APART, id="config.ledger_key")]


@checks.register(checks.Tags.models)
def every_field_has_readers(app_configs, **_):
    """A field of a case or procedure that belongs to no field group would be shown to nobody knows whom."""
    return [
        checks.Error(NO_GROUP.format(field=field), hint=GIVE_GROUP, obj=model, id="config.no_field_group")
        for label in ("cases", "workflows", "reintegration")
        for model in apps.get_app_config(label).get_models()
        if not model.__name__.startswith("Historical") and model.__name__ not in NOBODYS
        for field in model._meta.concrete_fields
        if group_of(model, field.name) is None
    ]


@checks.register(checks.Tags.models)
def every_row_is_about_somebody_or_nobody(app_configs, **_):
    """What the walk of the schema cannot decide would be missing from a person's own data, and would outlive an erasure."""
    return [
        checks.Error(ABOUT_WHOM.format(table=model._meta.label), hint=SAY_ABOUT, obj=model, id="config.about_whom")
        for model in import_string("cases.about.checking.undecided_models")()
    ] + [
        checks.Error(HOLDS_WHAT.format(column=column), hint=SAY_ABOUT, obj=column.model, id="config.holds_what")
        for column in import_string("cases.about.checking.undecided_columns")()
    ]


@checks.register(checks.Tags.security)
def nobody_is_invented(app_configs, **_):
    """A database with demo accounts in it is no place for real people."""
    if not settings.PRODUCTION:
        return []
    try:
        found = get_user_model().objects.filter(is_demo=True).exists()
    except DatabaseError:
        return []
    return [checks.Error(DEMO_ACCOUNTS, hint=ANOTHER_DATABASE, id="config.demo_accounts")] if found else []
