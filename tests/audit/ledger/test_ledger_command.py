"""The commands of the ledger, what stood before it, what is forgotten of it, and two processes that place records at once."""

import contextlib
import importlib
import json
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Event

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.ledger.sequencing import place as place_records
from audit.ledger.signing import sign_until
from audit.models import Alias, Commitment, Leaf, Record
from audit.moment import walking_at
from config import checks
from tests import a, pg
from tests.audit.ledger import forging, judging, ledgers
from tests.reintegration import funding
from tests.reintegration.measuring import People, measure_of, taken, walked
from workflows.perform import decide, perform

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(tmp_path):
    with ledgers.kept_in(tmp_path):
        yield tmp_path


def told(*words):
    out = StringIO()
    call_command("ledger", *words, stdout=out, stderr=out)
    return out.getvalue()


def owner(sql):
    with pg._cursor(pg.NAME) as cursor:  # a superuser, as whom the owner stands in here
        cursor.execute("SET ROLE qayidis_owner")
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def test_from_the_console_it_is_signed_exported_and_verified(place, monkeypatch):
    monkeypatch.setattr(
        "audit.ledger.checking._LOCKS", "SELECT '', '' WHERE %s IS NULL"
    )  # those of the tests are a little looser
    request = ledgers.agreed_request()
    with pytest.raises(CommandError, match="No checkpoint has been signed yet"):
        told("export", str(place / "out"))
    with ledgers.as_ledger():
        assert told("checkpoint").startswith(f"{ledgers.ORIGIN}/1\n{Record.objects.count()}\n")
    assert "records in" in told("export", str(place / "out"))
    with pytest.raises(CommandError, match="is not empty"):
        told("export", str(place / "out"))
    assert "WHOLE" in told("verify", "--pub", str(place / "signer" / "key.pub"))
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE workflows_step SET taken_by_id = NULL WHERE procedure_id = %s AND transition = 'agree'",
            [request.pk],
        )
    with pytest.raises(CommandError, match="is not whole"):
        told("verify")


def test_a_key_is_made_once(place):
    with pytest.raises(CommandError, match="A key is never written over"):
        told("key")


def test_the_loop_signs_until_it_is_stopped_and_says_what_is_wrong(place):
    said, stopped = [], Event()

    class Signer:
        troubles = ["a witness is away"]

        def make(self):
            if len(said) > 1:
                stopped.set()
                raise OSError("no space")

    sign_until(Signer(), 0.01, said.append, stopped)
    assert said == ["a witness is away", "a witness is away", "OSError: no space"]


def test_two_processes_that_place_at_once_leave_no_gap_and_nothing_twice(place):
    for _n in range(3):
        ledgers.agreed_request()

    def again():
        try:
            return place_records()
        finally:
            connection.close()

    with ledgers.as_ledger(), ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(again) for _n in range(8)]:
            done.result()
    places = list(Leaf.objects.order_by("index").values_list("index", flat=True))
    assert places == list(range(Record.objects.count()))


def begin_the_ledger():
    """As if what there is had been there before the ledger was."""
    forging.overwrite([], [])
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute("DELETE FROM audit_alias")
        cursor.execute("SET ROLE qayidis_owner")
        for floor in (
            importlib.import_module("workflows.migrations.0082_ledger"),
            importlib.import_module("reintegration.migrations.0007_ledger"),
        ):
            cursor.execute("BEGIN;" + floor.STANDING + "COMMIT;")


def lawful(place):
    leaves = judging.all_leaves()
    code, said = judging.judged(leaves, place)
    assert code == 0, said
    return [json.loads(leaf) for leaf in leaves]


def test_what_stood_before_the_ledger_goes_on_lawfully(tmp_path):
    officer = a.person(CASEWORKER)
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    proposal = perform(request, "agree", officer)
    begin_the_ledger()
    decide(proposal, a.person(SUPERVISOR), "granted")
    told = lawful(tmp_path / "out")
    assert [record["act"] for record in told][:2] == ["standing", "proposal"]
    assert told[0]["to"] == "under_examination"


def test_money_that_was_agreed_before_the_ledger_is_paid_lawfully(tmp_path):
    with walking_at(a.at(2026, 3, 2, 10)):
        people = People()
        funding.funded()
        case = a.reintegration(people.manager)
        a.consent(case)
        measure = walked(measure_of(case, people.manager), people, "deliver")
        begin_the_ledger()
        for name in ("verify", "pay"):
            measure = taken(measure, people, name)
    told = lawful(tmp_path / "out")
    assert {"agreed", "budget", "money"} <= {record["act"] for record in told}
    assert next(record["amount"] for record in told if record["act"] == "agreed") == 30000


def test_a_case_that_is_forgotten_leaves_the_ledger_whole_and_leads_nowhere(place):
    kept, gone = ledgers.agreed_request(), ledgers.agreed_request()
    before, name = judging.all_leaves(), Alias.objects.get(kind="c", entity=gone.case_id).name
    ledgers.sign()
    ((forgotten,),) = owner(f"SELECT ledger_forget('c', {gone.case_id})")
    assert forgotten == sum(f'"chain":"{name}"' in leaf for leaf in before) > 10
    assert judging.all_leaves() == before
    assert not Commitment.objects.filter(record__chain=name).exists()
    assert (
        not Alias.objects.filter(kind="c", entity=gone.case_id).exists()
        and not Alias.objects.filter(kind="p", entity=gone.pk).exists()
    )
    assert Alias.objects.filter(kind="p", entity=kept.pk).exists()
    assert ledgers.verify(ledgers.exported(place / "out"), *ledgers.outside(place))[0] == 0


@pytest.mark.parametrize("apart", [True, False])
def test_production_refuses_a_key_that_the_web_server_can_read(place, settings, monkeypatch, apart):
    settings.PRODUCTION = True
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("os.access", lambda path, mode: not apart)
    assert [error.id for error in checks.key_of_the_ledger_is_apart(None)] == ([] if apart else ["config.ledger_key"])


def test_a_record_that_becomes_visible_late_still_gets_its_place(place):
    """It was given its key first, and others commit and are placed, and checkpoints signed, before it."""
    a.person(CASEWORKER)
    ledgers.sign()
    with contextlib.closing(psycopg2.connect(pg.url(pg.APPLICATION))) as slow:
        cursor = slow.cursor()
        cursor.execute(
            "UPDATE agencies_membership SET until_on = '2099-01-01' WHERE id = (SELECT max(id) FROM agencies_membership)"
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # whereby its record has its key, and the transaction goes on
        for _n in range(3):
            a.person(CASEWORKER, at="NL-CA")
            ledgers.sign()
        slow.commit()
    made = ledgers.sign()
    assert made.size == Leaf.objects.count() == Record.objects.count()
