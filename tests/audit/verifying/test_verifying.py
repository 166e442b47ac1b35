"""The ledger verified from a page: asked for there, made by the worker, shown with what came of it, taken as a file."""

import io
import json
import signal
import subprocess
import sys
import time
import zipfile
from datetime import timedelta

import pytest

from agencies.roles import AUDITOR, CASEWORKER, DATA_PROTECTION_OFFICER
from audit.jobs import claiming
from audit.jobs.rows import State
from audit.ledger.rows import Record
from audit.models import Verification, Viewing
from audit.verifying import judging, packing, running
from audit.verifying.rows import Outcome
from tests import a, pg
from tests.audit.ledger import forging, ledgers
from tests.pages.square import signed_in
from tests.reports.working import worker_that_stands_still

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(tmp_path, settings, monkeypatch):
    settings.VERIFICATIONS_ROOT = tmp_path / "verifications"
    monkeypatch.setattr(
        "audit.ledger.checking._LOCKS", "SELECT '', '' WHERE %s IS NULL"
    )  # those of the tests are a little looser
    with ledgers.kept_in(tmp_path):
        yield tmp_path


@pytest.fixture
def auditor():
    return a.person(AUDITOR, name="Zaur Abbasov")


def page(client):
    return client.get("/ledger/").content.decode().partition("<main")[2]


def verified(auditor):
    client = signed_in(auditor)
    client.post("/ledger/verify/")
    assert running.verify_one()
    return client, Verification.objects.latest("pk")


def test_a_whole_ledger_is_said_to_be_whole_with_how_much_was_checked(place, auditor):
    ledgers.agreed_request()
    ledgers.sign()
    client, found = verified(auditor)
    assert (found.state, found.outcome, found.records) == (State.READY, Outcome.WHOLE, found.total)
    assert found.findings[-1] == "WHOLE" and found.outside == 1 and found.live == []
    shown = page(client)
    assert f"{found.records} records from" in shown and "no gap, no change" in shown
    assert "It was held against 1 copy of a witness." in shown


def test_a_ledger_that_an_insider_rewrote_is_shown_as_broken(place, auditor):
    """Every hash worked out anew: only the copy of the witness shows it."""
    ledgers.agreed_request()
    ledgers.sign()
    records = [json.loads(leaf) for leaf in forging.leaves()]
    hashes = [forging.digest(leaf).hex() for leaf in forging.leaves()]
    step = next(one for one in records if one["act"] == "step" and one.get("to"))
    step["ts"] = "2020" + step["ts"][4:]
    forged = [forging.canonical(one) for one in forging.rechained(records, hashes)]
    forging.overwrite(forged, forging.checkpoints())
    client, found = verified(auditor)
    assert found.outcome == Outcome.BROKEN and any(line.startswith("FAULT") for line in found.findings)
    shown = page(client)
    assert "The history does not hold" in shown and "Nothing is repaired" in shown and "no change" not in shown


def test_one_record_that_was_changed_is_named_with_its_place(place, auditor):
    ledgers.agreed_request()
    ledgers.sign()
    leaves = forging.leaves()
    leaves[7] = leaves[7].replace('"v":2', '"v":2 ')
    forging.overwrite(leaves, forging.checkpoints(), evading=True)
    client, _found = verified(auditor)
    assert "Record 7 is not as it must be." in page(client)


def test_a_broken_link_is_said_to_be_one_and_not_more_than_it_shows(place, auditor):
    ledgers.agreed_request()
    ledgers.sign()
    leaves = forging.leaves()
    leaves[5] = leaves[5].replace('"ts":"2', '"ts":"1')
    forging.overwrite(leaves, forging.checkpoints(), evading=True)
    shown = page(verified(auditor)[0])
    assert "it, or the record before it in its chain, is not what it was" in shown
    assert "something was changed among records 0 to" in shown


def test_a_live_row_that_was_changed_past_the_pages_is_shown(place, auditor):
    request = ledgers.agreed_request()
    ledgers.sign()
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE workflows_step SET taken_by_id = NULL WHERE procedure_id = %s AND transition = 'agree'",
            [request.pk],
        )
    client, found = verified(auditor)
    assert found.outcome == Outcome.BROKEN and found.findings[-1] == "WHOLE"
    shown = page(client)
    assert "is not what was recorded of it" in shown and "is not as it was recorded" in shown


def test_what_came_of_it_is_itself_a_record_and_never_changed(place, auditor):
    ledgers.agreed_request()
    ledgers.sign()
    _client, found = verified(auditor)
    told = json.loads(Record.objects.latest("pk").leaf)
    assert (told["act"], told["outcome"], told["size"]) == ("verification", "whole", found.records)
    with pytest.raises(Exception, match="never changed"):
        Verification.objects.filter(pk=found.pk).update(outcome=Outcome.BROKEN)
    ledgers.sign()
    assert verified(auditor)[1].outcome == Outcome.WHOLE  # with the record of the first in it


def test_without_a_checkpoint_it_says_so(place, auditor):
    client, found = verified(auditor)
    assert found.state == State.FAILED and "Nothing has been signed yet" in page(client)


def test_a_second_click_finds_the_first(place, auditor):
    client = signed_in(auditor)
    client.post("/ledger/verify/")
    assert "verified already" in client.post("/ledger/verify/", follow=True).content.decode()
    assert Verification.objects.count() == 1 and "Look again" in page(client)


def test_the_file_is_verified_on_a_computer_that_knows_nothing_of_us(place, auditor, tmp_path):
    ledgers.agreed_request()
    ledgers.sign()
    client, found = verified(auditor)
    answer = client.get(f"/ledger/{found.pk}/file/")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as pack:
        pack.extractall(tmp_path / "elsewhere")
    there = tmp_path / "elsewhere"
    assert {"README.en.txt", "README.az.txt", "verify_ledger.py", "result.txt"} <= {one.name for one in there.iterdir()}
    copy = next((there / "witnesses").iterdir())
    argv = [
        sys.executable,
        "-I",
        "verify_ledger.py",
        "ledger",
        "--checkpoint",
        copy,
        "--pub",
        tmp_path / "signer" / "key.pub",
    ]
    done = subprocess.run(argv, cwd=there, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.endswith("WHOLE\n")
    row = Viewing.objects.get(user=auditor.user, address="ledger_file")
    assert (row.how, row.subject, row.subject_id, row.cases) == ("download", "verification", found.pk, [])


def test_only_the_auditor_of_the_leading_agency_takes_the_file(place, auditor):
    ledgers.agreed_request()
    ledgers.sign()
    _client, found = verified(auditor)
    others = (a.person(AUDITOR, at="NL-CA"), a.person(DATA_PROTECTION_OFFICER), a.person(CASEWORKER))
    assert [signed_in(other).get(f"/ledger/{found.pk}/file/").status_code for other in others] == [403] * 3
    assert "Zaur Abbasov" not in page(signed_in(others[0])) and "Zaur Abbasov" in page(signed_in(others[1]))
    assert "Download" not in page(signed_in(others[1]))


@pytest.mark.parametrize("n", [0, 1, 100, 101, 400, 401, 5000, 525_600])
def test_of_very_many_copies_the_latest_and_some_older_ones_are_taken(n):
    taken = judging.thinned(list(range(n)))
    assert len(taken) <= judging.LATEST + judging.MOST and taken[-judging.LATEST :] == list(range(n))[-judging.LATEST :]
    assert taken == sorted(set(taken)) and (n == 0 or taken[0] == 0)


def test_a_worker_gives_signs_of_life_while_one_statement_takes_long(place, auditor, monkeypatch):
    signed_in(auditor).post("/ledger/verify/")
    monkeypatch.setattr(claiming, "EVERY", 0.05)
    job = claiming.claim(Verification)
    with claiming.Beat(job, lambda: True) as beat:
        before = Verification.objects.get().heartbeat
        with beat.through(5, 9):
            time.sleep(0.3)
        found = Verification.objects.get()
        assert found.heartbeat > before and (found.done, found.total) == (5, 9)
        Verification.objects.update(run=None)
        with pytest.raises(claiming.Stopped), beat.through(5, 9):
            time.sleep(0.3)


def test_after_seven_days_the_file_is_gone_and_what_came_of_it_stays(place, auditor, monkeypatch):
    ledgers.agreed_request()
    ledgers.sign()
    client, found = verified(auditor)
    monkeypatch.setattr(packing, "KEPT", timedelta(0))
    assert packing.sweep() == 1 and client.get(f"/ledger/{found.pk}/file/").status_code == 404
    assert "no gap, no change" in page(client)


def test_what_a_killed_worker_began_another_finishes(place, auditor, monkeypatch):
    ledgers.agreed_request()
    ledgers.sign()
    signed_in(auditor).post("/ledger/verify/")
    worker = worker_that_stands_still(after=1, of="proof")
    assert worker.stdout.readline() == "middle\n", worker.stderr.read()
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    assert not running.verify_one()  # it may still be alive
    monkeypatch.setattr(claiming, "STALE", timedelta(0))
    assert running.verify_one() and not running.verify_one()
    found = Verification.objects.get()
    assert (found.outcome, found.attempts) == (Outcome.WHOLE, 2)
    assert [file.stem for file in packing.folder().iterdir()] == [found.run.hex]
