"""Thirty-two hands write at once, and one process places and signs meanwhile: no fork, no gap, one record an act."""

import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.conf import settings
from django.db import connection

from agencies.roles import CASEWORKER
from audit.ledger.checking import differences
from audit.models import Commitment, Leaf, Record
from tests import a, pg
from tests.audit.ledger import ledgers
from workflows.models import Approval, Grant, Step
from workflows.perform import Refused, perform, withdraw_proposal

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, CASES = 32, 5
SECONDS = 60 if os.environ.get("QAYIDIS_FULL") == "1" else 3

FORKS = """
SELECT r.chain, r.seq FROM audit_record r LEFT JOIN audit_record b ON b.chain = r.chain AND b.seq = r.seq - 1
WHERE r.prev <> coalesce(encode(b.hash, 'hex'), '') OR r.seq > 1 AND b.id IS NULL OR r.hash <> sha256('\\x00'::bytea || convert_to(r.leaf, 'UTF8'))
"""
OUT_OF_ORDER = """
SELECT r.chain FROM audit_leaf l JOIN audit_record r ON r.id = l.record_id
JOIN audit_record b ON b.chain = r.chain AND b.seq = r.seq - 1 JOIN audit_leaf k ON k.record_id = b.id WHERE k.index > l.index
"""


@pytest.fixture
def signing_beside(tmp_path):
    """The process that signs, as it runs in an installation."""
    with ledgers.kept_in(tmp_path):
        environment = {
            **os.environ, "QAYIDIS_NO_BOOTSTRAP": "1", "DJANGO_SETTINGS_MODULE": "config.settings", "QAYIDIS_VAR": str(tmp_path),
            "DATABASE_URL": pg.url(pg.APPLICATION), "DATABASE_LEDGER_URL": pg.url(pg.LEDGER), "LEDGER_ORIGIN": settings.LEDGER_ORIGIN,
            "LEDGER_KEY": str(settings.LEDGER_KEY), "LEDGER_WITNESSES": settings.LEDGER_WITNESSES,
        }  # fmt: skip
        argv = [sys.executable, "manage.py", "ledger", "checkpoint", "--every", "0.2"]
        process = subprocess.Popen(argv, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.PIPE, text=True)
        yield tmp_path
        process.terminate()
        assert process.communicate(timeout=20)[1] == ""


def cases(officer):
    made = [a.step(a.readmission(person=ledgers.somebody()), "acknowledge", officer) for _n in range(CASES)]
    made = [a.step(one, "take_up", officer) for one in made]
    for one in made:
        one.case.evidence.update(finding="accepted")
    return made


def write(requests, officer, seed, until):
    """Proposes and takes back, or takes the case over; gives what was done."""
    chance, done = Random(seed), Counter()
    try:
        while time.monotonic() < until:
            request = chance.choice(requests)
            try:
                done[_one_act(a.again(request), officer, chance)] += 1
            except Refused:
                done["refused"] += 1
    finally:
        connection.close()
    return done


def _one_act(request, officer, chance):
    if chance.random() < 0.3:
        request.give_to(officer.user, officer.group_id)
        return "assigned"
    withdraw_proposal(perform(request, "agree", officer), officer)
    return "proposed"


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def of_act(act, **more):
    said = [f'"act":"{act}"', *(f'"{name}":"{value}"' for name, value in more.items())]
    found = Record.objects.all()
    for part in said:
        found = found.filter(leaf__contains=part)
    return found.count()


def test_no_fork_no_gap_and_one_record_an_act(signing_beside):
    requests, officers = cases(a.person(CASEWORKER)), a.persons(*[(CASEWORKER, "AZ-SMS")] * WRITERS)
    until = time.monotonic() + SECONDS
    with ThreadPoolExecutor(WRITERS) as pool:
        working = [pool.submit(write, requests, officer, n, until) for n, officer in enumerate(officers)]
        done = sum((one.result() for one in working), Counter())
    assert done["proposed"] > SECONDS and done["assigned"] > SECONDS, done
    assert rows(FORKS) == []
    assert [said for said in differences() if "is off" not in said] == []  # the tests' locks are a little looser
    assert of_act("step") == Step.objects.count()
    assert of_act("proposal") == Approval.objects.count() == done["proposed"]
    assert of_act("proposal_ended") == Approval.objects.exclude(outcome="open").count()
    assert of_act("grant", phase="given") == Grant.objects.count()
    assert Record.objects.count() == Commitment.objects.count()
    made = ledgers.sign()
    assert rows(OUT_OF_ORDER) == []
    assert made.size == Leaf.objects.count() == Record.objects.count()
    code, said = ledgers.verify(ledgers.exported(signing_beside / "out"), *ledgers.outside(signing_beside))
    assert code == 0, said
    print(dict(done), made.size, "records")
