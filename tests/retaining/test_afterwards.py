"""After an erasure: exports in which somebody could be are gone, and facts are never made again of what is not there any more."""

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import connection, transaction

from agencies.roles import SUPERVISOR
from audit.jobs.rows import State
from audit.moment import now
from cases.models import Person
from reports.addresses import said_of
from reports.counting import asked
from reports.exporting import asking, keeping, running
from reports.exporting.expiring import expire_those_with_persons
from reports.exporting.rows import Export
from reports.facts.refreshing import refresh
from reports.facts.rows import Fact, Touched
from tests import a
from tests.reports.many_facts import FIRST, LAST, many_facts
from tests.retaining.erasing import close, erase, released, tables_with

pytestmark = pytest.mark.django_db(transaction=True)


def standing():
    refresh()
    return sorted(map(str, Fact.objects.filter(replaced_at=None).values_list()))


def test_every_file_with_persons_goes_and_others_stay(settings, tmp_path):
    settings.EXPORTS_ROOT = tmp_path / "exports"
    chief = a.person(SUPERVISOR)
    many_facts(chief, 5)
    said = said_of(asked("persons", FIRST, LAST))
    for level, purpose in (("none", ""), ("pseudonymous", "To write to them")):
        asking.ask(asking.Request("rows", said, "csv", level, purpose), chief)
        assert running.run_one()
    plain, signs = Export.objects.order_by("pk")
    assert keeping.path(signs.run).exists()
    assert expire_those_with_persons() == 1
    signs.refresh_from_db()
    assert (signs.state, keeping.path(signs.run).exists(), keeping.path(plain.run).exists()) == (
        State.EXPIRED,
        False,
        True,
    )


def test_facts_of_the_erased_are_kept_however_often_their_case_is_touched():
    request = a.arrived(
        spouse={"names": [{"kind": "main", "script": "latin", "surname": "Quliyeva", "given_names": "Solmaz"}]}
    )
    close(request.case_id)
    before = standing()
    assert before
    spouse = request.case.members.get(relation="spouse").person_id
    assert erase(person=spouse).stopped == ""
    Touched.objects.create(case_id=request.case_id)
    assert standing() == before
    assert erase(case=request.case_id).stopped == ""
    Touched.objects.create(case_id=request.case_id)
    assert standing() == before
    assert tables_with("Solmaz") == {}
    assert not Person.objects.exclude(born="").exists()


def test_from_the_console(capsys):
    request = a.readmission()
    close(request.case_id)
    type(request).objects.filter(pk=request.pk).update(closed_at=now().replace(year=2020))
    call_command("erase", "--dry-run")
    said = capsys.readouterr().out
    assert f"{request.reference}: refused" in said
    assert "cases.PersonName 1" in said
    made = released(case=request.case_id)
    call_command("erase", "--released")
    assert f"E-{made.pk}: finished" in capsys.readouterr().out


def warned():
    return [found for found in checks.run_checks(databases=["default"]) if found.id == "config.no_eraser"]


def test_of_a_database_in_which_nothing_was_made_yet_nothing_is_said(monkeypatch):
    monkeypatch.setattr("config.erasing.checking.ERASER", "somebody else")
    assert warned()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path TO pg_catalog")  # as if nothing had been made
        assert not warned()


def test_the_check_says_so_where_nothing_can_be_erased():
    assert not warned()
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('erase(bigint)')")
        assert cursor.fetchone()[0] == "erase(bigint)"
