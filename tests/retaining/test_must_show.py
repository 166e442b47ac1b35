"""A person with three cases in two agencies is erased: no word of theirs is anywhere, the ledger is whole, figures stay; and after the
restore of an older backup they are erased again before anybody signs in."""

import contextlib
import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db import transaction as db
from django.test import Client, override_settings

from agencies.roles import ADMINISTRATOR, CASEWORKER, SUPERVISOR
from audit.ledger.checking import faults
from audit.ledger.checkpointing import Halted
from audit.ledger.epochs import Operator, begin
from audit.moment import now
from cases.models import Erasure, Person
from config.database_roles import OWNER, furnish
from config.postgres import programs
from reintegration.models import LedgerEntry
from reintegration.opening import Homecoming, open_reintegration
from reports.facts.refreshing import refresh
from reports.facts.rows import Fact
from reports.models import Release
from tests import a, pg
from tests.audit.ledger import ledgers
from tests.pages.planting_measures import PlantedMeasure
from tests.pages.square import signed_in
from tests.reports.releasing import frozen
from tests.retaining.erasing import acting_as, close, erase, tables_with
from workflows.letters import open_letter
from workflows.models import Procedure, ReadmissionRequest
from workflows.retaining.replaying import replay

pytestmark = pytest.mark.django_db(transaction=True)
SURNAME, GIVEN, PLACE, NUMBER = "Qanadlızadə", "Elvinşah", "Laçınqayası", "6Q7XK2W"
SPELLINGS = (SURNAME, GIVEN, "Qanadlizade", "Ganadlizade", "Ганадлызаде", f"{GIVEN} {SURNAME}", NUMBER, NUMBER.lower())


class OfThePerson(PlantedMeasure):
    """Support of somebody who came back by a readmission: measures, payments, papers; in another agency."""

    person = None

    def supported(self):
        by = self.officers[self.home]
        came = Homecoming("NL", "readmitted", now() - timedelta(days=2))
        case = open_reintegration(by, by.agency, {self.person: "subject"}, came)
        a.consent(case, by=by)
        return case


@pytest.fixture
def place(tmp_path):
    with ledgers.kept_in(tmp_path):
        yield tmp_path


def application():
    name = {
        "kind": "main",
        "script": "latin",
        "surname": SURNAME,
        "given_names": GIVEN,
        "patronymic": "Rauf oğlu",
        "source": "document",
    }
    person = {"names": [name], "birth": {"date": "1988-02-18", "place": PLACE, "country": "AZ"}, "sex": "M", "personal_number": NUMBER,
              "nationalities": [{"state": "AZ", "basis": "claimed"}]}  # fmt: skip
    return {"person": person, "observations": f"{GIVEN} came with a friend."}


@pytest.fixture
def three_cases():
    """A readmission, support with money after it, and the support of the wife, in whose case the person is the husband."""
    request = a.returned(**application())
    for letter in request.letters.all():
        with contextlib.suppress(Exception):
            open_letter(letter, "en")
    person = request.case.members.get(relation="subject").person
    OfThePerson.person = person
    with db.atomic():
        planted = OfThePerson()
    wife = a.reintegration(members={a.returnee("Vəliyeva", "Solmaz"): "subject", person: "spouse"})
    cases = [request.case_id, planted.support.case_id, wife.case_id]
    close(*cases)
    return person, cases


def dumped(place, *options):
    argv = [
        programs() / "pg_dump",
        pg.url(OWNER, connection.settings_dict["NAME"]),
        "--exclude-schema=aside",
        "-f",
        str(place),
        *options,
    ]
    subprocess.run(argv, check=True)
    return place


def counted():
    """Everything that figures are counted from."""
    refresh()
    return sorted(map(str, Fact.objects.exclude(replaced_at__isnull=False).values_list()))


def holds(path, *words):
    """Files below a path in which any of these words stands, however it is written."""
    forms = [form for word in words for form in (word.encode(), word.encode("utf-16-le"), ascii_escaped(word))]
    return [
        file
        for file in sorted(Path(path).rglob("*"))
        if file.is_file() and any(one in file.read_bytes() for one in forms)
    ]


def ascii_escaped(word):
    return word.encode("ascii", "backslashreplace")


def on_the_disk_of_the_database(*words):
    """Files of tables and indexes in which a word still stands, once they were written anew. (Its log keeps it for longer.)"""
    name = connection.settings_dict["NAME"]
    with acting_as(OWNER), override_settings(ACTS_AS_OWNER=True):
        call_command("erase", "--compact")
    with pg._cursor(name) as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT oid FROM pg_database WHERE datname = %s", [name])
        (number,) = cursor.fetchone()
    return holds(Path(os.environ[pg.ADDRESS]) / "data" / "base" / str(number), *words)


@contextlib.contextmanager
def restored(backup):
    """A database of its own with what a backup holds."""
    name = f"restored_{os.getpid()}"
    with pg._cursor("postgres") as cursor:
        cursor.execute(f"CREATE DATABASE {name} OWNER {OWNER}")
    furnish(pg.url(pg.SUPERUSER, name))
    argv = [programs() / "pg_restore", "--no-comments", "--exit-on-error", "--dbname", pg.url(OWNER, name), str(backup)]
    subprocess.run(argv, check=True)
    try:
        yield name
    finally:
        connection.close()
        with pg._cursor("postgres") as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def assert_nowhere(words, place, tmp_path, caplog):
    """In no table, dump, file, list, log, export of the ledger or page of the database; and the ledger is whole."""
    assert tables_with(*words) == {}
    text = dumped(tmp_path / "after.sql").read_text()
    assert [word for word in words if word in text + caplog.text] == []
    ledgers.sign()
    out = ledgers.exported(tmp_path / "out")
    assert [holds(where, *words) for where in (settings.FILES_ROOT, settings.ERASURES_LIST.parent, out)] == [[], [], []]
    code, said = ledgers.verify(out, *ledgers.outside(place))
    assert code == 0, said
    assert [fault for fault in faults() if not fault.startswith("the lock")] == []
    assert on_the_disk_of_the_database(*words) == []


def assert_not_found(officer):
    for spelling in SPELLINGS:
        assert f"match for “{spelling}”" in officer.get("/search/", {"q": spelling}).content.decode()


def assert_erased_again(name, words, facts, operators, place):
    """In an older database: nobody gets in, then it is erased again, then the doors open."""
    for url in ("/sign-in/", "/", "/search/?q=x"):
        answer = Client().get(url)
        assert (answer.status_code, "restored" in answer.content.decode()) == (503, True)
    with pytest.raises(Halted):
        ledgers.sign()  # its witness knows of more than the older database holds
    with acting_as(OWNER, name), pytest.raises(CommandError, match="the ledger is halted"):
        call_command("erase", "--replay")
    assert Client().get("/sign-in/").status_code == 503
    with ledgers.as_ledger():
        begin("The backup of last night was restored.", *operators)
    with acting_as(OWNER, name):
        assert (replay(), replay()) == (1, 0)
    assert [fault for fault in faults() if not fault.startswith("the lock")] == []
    assert Client().get("/sign-in/").status_code == 200
    assert tables_with(*words) == {}
    assert Erasure.objects.get(again=True).stage == "finished"
    assert counted() == facts
    ledgers.sign()
    code, said = ledgers.verify(ledgers.exported(place / "again"), *ledgers.outside(place), "--epoch", 2)
    assert code == 0, said


def test_an_erased_person_is_nowhere_and_comes_back_by_no_backup(three_cases, place, tmp_path, caplog):
    person, cases = three_cases
    words = (SURNAME, GIVEN, PLACE, NUMBER)
    ledgers.sign()
    operators = [Operator(a.person(ADMINISTRATOR).user.email, a.PASSWORD) for _time in range(2)]
    one, other = a.person(SUPERVISOR), a.person(SUPERVISOR)
    frozen(one, by_another=other)
    kept = [counted(), list(LedgerEntry.objects.values()), list(Release.objects.values())]
    assert tables_with(*words)
    assert all(kept)
    finder = signed_in(a.person(CASEWORKER))
    assert "match for" not in finder.get("/search/", {"q": SURNAME}).content.decode()
    backup = dumped(tmp_path / "older.dump", "--format=custom")

    done = erase(person=person.pk)

    assert (done.stage, done.stopped, sorted(done.cases), done.shared) == ("finished", "", cases[:2], cases[2:])
    assert_nowhere(words, place, tmp_path, caplog)
    assert [counted(), list(LedgerEntry.objects.values()), list(Release.objects.values())] == kept
    officer = signed_in(a.person(SUPERVISOR, at="AZ-MLSP"))
    assert_not_found(officer)
    assert_not_found(finder)
    stays = Procedure.objects.get(case=cases[2], parent=None)
    assert officer.get(f"/procedures/{stays.reference}/").status_code == 200
    assert not ReadmissionRequest.objects.filter(case=cases[0]).exists()
    with restored(backup) as name, acting_as(connection.settings_dict["USER"], name):
        assert Person.objects.get(pk=person.pk).born == "1988-02-18"
        assert_erased_again(name, words, kept[0], operators, place)
