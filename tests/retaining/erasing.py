"""Proposes, releases and carries out erasures for tests, and looks for words in everything that the database holds."""

import contextlib

from django.db import connection
from django.db import transaction as db

from agencies.roles import DATA_PROTECTION_OFFICER
from audit.actor import acting
from audit.moment import now
from cases.models import Erasure
from cases.retention.erasures import Stage
from cases.retention.scope import of_case, of_person
from tests import a
from workflows.models import Procedure
from workflows.retaining.carrying_out import carry_out

_TABLES = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'pg_%%' ORDER BY 1
"""


def tables_with(*words) -> dict[str, int]:
    """Tables in whose rows any of these words stands, whatever the case of its letters: how many rows."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        for (name,) in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{name}" t WHERE t::text ILIKE ANY (%s)', [[f"%{word}%" for word in words]]
            )
            (rows,) = cursor.fetchone()
            found |= {name: rows} if rows else {}
    return found


def close(*cases):
    """Every procedure of these cases is at an end."""
    Procedure.objects.filter(case__in=cases, closed_at=None).update(closed_at=now())


def released(person=None, case=None, ground="request"):
    """An erasure that two people agreed on."""
    one, other = (a.person(DATA_PROTECTION_OFFICER) for _time in range(2))
    scope = of_person(person) if person else of_case(case)
    with acting(one):
        made = Erasure.objects.create(
            ground=ground, person=person, case=case, persons=list(scope.persons), cases=list(scope.cases),
            shared=list(scope.shared), reason="As the law says.", proposed_by=one.user, proposed_for=one.agency,
        )  # fmt: skip
    with acting(other), db.atomic():
        made.stage, made.decided_by, made.decided_for, made.decided_at = Stage.RELEASED, other.user, other.agency, now()
        made.save()
    return made


def erase(person=None, case=None):
    return carry_out(released(person, case))


@contextlib.contextmanager
def acting_as(role, database=None):
    """This thread acts as another role, or in another database, within this block."""
    usual = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(USER=role, NAME=database or usual["NAME"])
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(usual)
