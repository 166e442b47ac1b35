"""How many queries the door needs: fixed, whatever the number of rows. Savepoints and transactions are not counted."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from cases.filing import write_note
from tests import a
from workflows.perform import decide, perform

pytestmark = pytest.mark.django_db
STEP, DECISION = 20, 25


class Counted:
    """The statements of a block."""

    def __init__(self, captured):
        self.captured = captured

    @property
    def statements(self):
        return [q["sql"] for q in self.captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT"))]

    def __int__(self):
        return len(self.statements)


@contextmanager
def counting():
    with CaptureQueriesContext(connection) as captured:
        yield Counted(captured)


@pytest.fixture
def desk():
    return {"lead": a.person(CASEWORKER), "chief": a.person(SUPERVISOR)}

import os
def show(n, c):
    if os.environ.get("SHOW"):
        print("==", n, int(c))
        if n in os.environ["SHOW"].split(","):
            for s in c.statements: print("   ", s[:170])

def test_measure(desk):
    officer, chief = desk["lead"], desk["chief"]
    german = a.person(CASEWORKER, at="NL-CA")
    mia, mia_chief = a.person(CASEWORKER, at="AZ-MIA"), a.person(SUPERVISOR, at="AZ-MIA")
    consul, consul_chief = a.person(CASEWORKER, at="AZ-MFA"), a.person(SUPERVISOR, at="AZ-MFA")
    border = a.person(CASEWORKER, at="AZ-SBS")
    with acting(german), counting() as c:
        r = a.draft(german)
    show("draft", c)
    def go(p, name, by, **answers):
        with acting(by), counting() as c:
            made = perform(p, name, by, answers)
        show(name, c)
        return made
    def sign(ap, by):
        with acting(by), counting() as c:
            decide(ap, by, "granted")
        show("decide "+ap.transition, c)
    go(r, "submit", german); go(r, "acknowledge", officer); go(r,"take_up", officer)
    r.case.evidence.update(finding="accepted")
    go(r,"ask",officer,question="W?"); go(r,"answer",german,answer_given="x")
    go(r,"order_interview",officer); go(r,"record_interview",a.person(CASEWORKER, at="AZ-MFA"),interview_on=a.now().date(),interview_result="confirmed")
    go(r,"verify",officer,asked_agencies=["AZ-MIA"])
    v=r.children.get().verification
    go(v,"accept",mia); sign(go(v,"answer",mia,finding="confirmed"), mia_chief)
    sign(go(r,"agree",officer), chief)
    go(r,"request_document",officer)
    t=r.children.get(kind="traveldocument").traveldocument
    go(t,"prepare",consul)
    from datetime import timedelta
    sign(go(t,"issue",consul,certificate_number="1",issued_on=a.now().date(),expires_on=a.now().date()+timedelta(days=150)), consul_chief)
    go(r,"notify_transfer",german,transfer_at=a.now()+timedelta(days=20),crossing_point="H",transport="air",carrier="J")
    go(r,"postpone",german,postponement_reason="x")
    go(r,"notify_transfer",german,transfer_at=a.now()+timedelta(days=20),crossing_point="H",transport="air",carrier="J")
    go(r,"receive",border,arrived_at=a.now(),identity_on_arrival="yes")
    go(r,"hand_over",officer,reintegration_consent="given"); go(r,"close",chief)
