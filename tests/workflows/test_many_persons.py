"""Among many persons the check for duplicates and the search read a few pages by index, and no table whole."""

import pytest

from agencies.roles import CASEWORKER
from bench import crowd
from bench.people import abroad, fill, russian
from bench.plans import plans
from cases.alike import Asked, alike
from cases.partial_dates import PartialDate
from cases.typed import understood
from tests import a, pg
from workflows.searching import results

pytestmark = pytest.mark.django_db(transaction=True)
PERSONS, BUFFERS = 20_000, 3_000
MANY = {
    "cases_person",
    "cases_personname",
    "cases_personkeys",
    "cases_caseperson",
    "cases_identitydocument",
    "cases_case",
}
MANY |= {"workflows_procedure", "workflows_grant"}


def test_people_are_found_by_index_whatever_is_asked():
    officer = a.person(CASEWORKER)
    with pg._cursor(pg.NAME) as cursor:
        crowd.fill(cursor, PERSONS, officer.user.pk)
        known = fill(cursor, PERSONS, keep=8)
    faults = [fault for person in known for fault in _faults(officer, *person)]
    assert known and faults == []


def _faults(officer, pk, name, born, number):
    asked = Asked((russian(name),), PartialDate.read(born), (number,))
    found = {"duplicate check": lambda: alike(asked)}
    for typed in (abroad(name), russian(name), number, f"RA-NL-2020-{pk:07}"):
        found[f"search for {typed}"] = lambda typed=typed: results(officer, understood(typed))
    if pk not in {hit.person for hit in alike(asked)}:
        yield f"{name} is not among who is alike"
    for said, work in found.items():
        read = plans(work)
        whole = set().union(*(plan.read_whole for plan in read)) & MANY
        if whole or max(plan.buffers for plan in read) > BUFFERS:
            yield f"{said}: {[str(plan) for plan in read]}"
