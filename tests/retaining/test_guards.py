"""The locks of histories and logs let the function that erases through, and nobody else: not the application, not the owner."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.db import transaction as db
from psycopg2.errors import RestrictViolation

from agencies.roles import DATA_PROTECTION_OFFICER
from audit.ledger.checking import differences
from cases import storing
from cases.about.walking import reached
from cases.models import Erasure
from cases.retention.remembering import add_what_is_not_listed, missing, remember, remembered
from config.database_roles import OWNER
from config.erasing.function import drawn
from config.erasing.staying import STAYS
from tests import a, pg
from tests.audit.ledger import ledgers
from tests.retaining.erasing import acting_as, close, released
from workflows.models import Procedure
from workflows.retaining import deciding
from workflows.retaining.carrying_out import next_one
from workflows.retaining.replaying import replay

HISTORIES = (
    "cases_historicalperson",
    "workflows_step",
    "workflows_letter",
    "reintegration_ledgerentry",
    "cases_correction",
)
STANDS_STILL = """
import sys, time
import django
django.setup()
from cases import storing

ours = storing.destroy

def destroy(digest):
    ours(digest)
    print("middle", flush=True)
    time.sleep(120)

storing.destroy = destroy
from django.core.management import call_command
call_command("erase", "--released")
"""
transactional = pytest.mark.django_db(transaction=True)


@pytest.mark.django_db
@pytest.mark.parametrize("table", HISTORIES)
def test_the_application_cannot_delete_from_a_log_nor_call_the_function_unreleased(table):
    with pytest.raises(DatabaseError, match="permission denied"), db.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
    for call in ("erase(1)", "erase_again('{}'::jsonb)", "ledger_forget_case(1, true)"):
        with pytest.raises(DatabaseError), db.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {call}")


@transactional
def test_the_owner_without_the_function_is_refused_as_before():
    request = a.readmission()
    for what in ("DELETE FROM workflows_step", "UPDATE workflows_step SET comment = 'x'", "DELETE FROM cases_historicalperson",
                 "TRUNCATE cases_historicalperson CASCADE", "UPDATE cases_historicalcase SET their_reference = 'x'"):  # fmt: skip
        with pg._cursor(pg.NAME) as cursor:
            cursor.execute("SET ROLE qayidis_owner")
            with pytest.raises(RestrictViolation):
                cursor.execute(what)
    with pytest.raises(DatabaseError, match="permission denied"), db.atomic(), connection.cursor() as cursor:
        cursor.execute("SET ROLE qayidis_eraser")
    assert request.steps.exists()


@pytest.mark.django_db
def test_an_erasure_that_nobody_released_is_not_carried_out():
    request = a.readmission()
    close(request.case_id)
    connection.check_constraints()
    made = released(case=request.case_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase(%s)", [made.pk])
        for again in (made.pk, 999_999):
            with pytest.raises(DatabaseError), db.atomic():
                cursor.execute("SELECT erase(%s)", [again])


@pytest.mark.django_db
def test_the_function_is_drawn_from_the_walk_and_is_the_one_in_the_database():
    text = drawn("qayidis_owner", "qayidis_app")
    assert text == drawn("qayidis_owner", "qayidis_app")
    for model in reached():
        assert (f'DELETE FROM "{model._meta.db_table}"' in text) == (model._meta.label not in STAYS), model
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc, proowner::regrole::text FROM pg_proc WHERE proname = 'erase'")
        source, owner = cursor.fetchone()
    assert source in text
    assert owner == "qayidis_eraser"


@transactional
def test_a_worker_that_is_killed_among_the_files_is_followed_by_one_that_finishes():
    request = a.readmission()
    by = a.person()
    with db.atomic():
        a.signed_plan(request, by)
    kept = storing.put(b"%PDF-1.4 another")
    request.case.documents.create(title="Another", media_type="application/pdf", size=1, sha256=kept)
    files = list(request.case.documents.values_list("sha256", flat=True))
    close(request.case_id)
    made = released(case=request.case_id)
    with _started() as worker:
        try:
            assert worker.stdout.readline() == "middle\n"
        finally:
            os.kill(worker.pid, signal.SIGKILL)
    made.refresh_from_db()
    assert (made.stage, sorted(made.files)) == ("erased", sorted(files))
    assert not Procedure.objects.filter(pk=request.pk).exists()
    assert next_one(lambda: True)
    made.refresh_from_db()
    assert (made.stage, made.files, made.destroyed) == ("finished", [], len(files))
    assert not any(storing.path(digest).exists() for digest in files)
    assert remembered()[str(made.key)]["state"] == "done"


@transactional
def test_a_line_that_a_crash_kept_from_the_list_is_added():
    request = a.readmission()
    close(request.case_id)
    made = released(case=request.case_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase(%s)", [made.pk])
    assert remembered() == {}
    assert add_what_is_not_listed() == 1
    assert remembered()[str(made.key)]["cases"] == [request.case_id]
    assert Erasure.objects.get().stage == "erased"


@transactional
@pytest.mark.parametrize("stage", ["proposed", "released"])
def test_what_an_older_database_had_only_proposed_or_released_is_erased_again_too(stage, tmp_path):
    request = a.readmission()
    close(request.case_id)
    one, other = (a.person(DATA_PROTECTION_OFFICER) for _time in range(2))
    made = deciding.propose(one, deciding.Why("request", "Asked."), case=request.case_id)
    if stage == "released":
        deciding.release(made, other)
    remember(made, "done")  # as it will be, once the worker has done it
    with acting_as(OWNER):
        assert (replay(), replay()) == (1, 0)
    assert not Procedure.objects.filter(pk=request.pk).exists()
    assert sorted(Erasure.objects.values_list("stage", flat=True)) == (
        ["finished"] if stage == "released" else ["finished", "withdrawn"]
    )
    assert missing() == []
    assert [fault for fault in differences() if not fault.startswith("the lock")] == []
    with ledgers.kept_in(tmp_path):
        ledgers.sign()
        code, said = ledgers.verify(ledgers.exported(tmp_path / "out"), *ledgers.outside(tmp_path))
    assert code == 0, said


def _started():
    told = connection.settings_dict
    environment = os.environ | {
        "DATABASE_URL": f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ERASURES_LIST": str(settings.ERASURES_LIST),
        "FILES_ROOT": str(Path(settings.FILES_ROOT)),
    }
    argv = [sys.executable, "-c", STANDS_STILL]
    return subprocess.Popen(
        argv, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
