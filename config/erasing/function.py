"""The functions that erase, and the role that owns them: made anew after every migration, so that no new table is forgotten."""

import logging

from django.db import DatabaseError, connections

from cases.models import Case, Erasure
from config.database_roles import ERASER
from config.erasing.drawing import (
    children_first,
    counting,
    covered_models,
    covering,
    deleting,
    emptying,
    finding,
    going,
    ids,
)
from config.erasing.statements import AGAIN, ERASE, GUARDS, KEEPING, REHEARSED, RIGHTS
from config.erasing.staying import SHELLS
from config.rights import application_role
from workflows.retaining.replaying import replay

log = logging.getLogger(__name__)


def draw_erasing(sender, using="default", **_):
    """Receiver of Django's own post_migrate. Nothing to do where there is no role for it: then nothing can be erased.

    Whoever starts or upgrades this after a restore erases again at once what the list outside names.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s AND pg_has_role(oid, 'MEMBER')", [ERASER])
        if cursor.rowcount and _is_complete(cursor):
            cursor.execute(drawn(connection.settings_dict["USER"], application_role()))
            _replay()


def _replay():
    """Where it is refused, as by a ledger that is halted, the doors stay shut, and this says why."""
    try:
        replay()
    except DatabaseError as refused:
        log.warning("Erasures could not be carried out again, so nobody is let in: %s", refused)


def _is_complete(cursor):
    """Whether the tables are there: while one migrates to an earlier state they may not be."""
    cursor.execute(
        "SELECT to_regclass('cases_erasure') IS NOT NULL AND to_regprocedure('ledger_forget_case(bigint, boolean)') IS NOT NULL"
    )
    return cursor.fetchone()[0]


def drawn(owner, application):
    """All of it, as SQL. Deterministic: the same schema gives the same text."""
    tables = [model._meta.db_table for model in going()]
    changed = sorted(
        {
            *tables,
            *(model._meta.db_table for model in SHELLS),
            "workflows_bundle",
            "cases_erasure",
            "cases_historicalerasure",
        }
    )
    role = {"role": ERASER, "owner": owner, "application": application or owner}
    return (
        _function()
        + AGAIN
        + GUARDS.format(tables=",".join(sorted({*changed, *_triggered()})), role=ERASER)
        + RIGHTS.format(tables=", ".join(tables), emptied=", ".join(changed), **role)
    )


def _triggered():
    return (Case._meta.db_table, Erasure._meta.db_table)


def _function():
    models = going()
    named = {model._meta.label: ids(model) for model in models}
    parts = {
        "variables": " ".join(f"{ids(model)} bigint[];" for model in models),
        "keeping": KEEPING,
        "finding": "\n  ".join(map(finding, models)),
        "deleting": "\n  ".join(map(deleting, children_first(models))),
        "emptying": "\n  ".join(map(emptying, SHELLS)),
        "covering": "\n  ".join(filter(None, map(covering, covered_models()))),
        "counting": "\n  ".join(map(counting, models)),
        "documents": named["cases.Document"],
        "old_documents": named["cases.HistoricalDocument"],
        "carried": named["workflows.Carried"],
    }
    return ERASE.format(**parts) + REHEARSED.format(**parts)
