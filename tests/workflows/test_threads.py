"""Many hands at once: whatever is clicked, signed or wound at the same moment happens exactly once, and nothing waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from agencies.roles import CASEWORKER, IDENTITY, LEAD, REQUESTING, SUPERVISOR
from audit.actor import acting
from audit.moment import walking_at
from tests import a
from workflows.expiry import run_clocks
from workflows.models import Approval, Notice, ReadmissionRequest, Signature, Step, Verification
from workflows.perform import Changed, MovedOn, Refused, decide, open_, perform

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 20


def at_once(*deeds):
    """Runs each deed in a thread and connection of its own, all from the same moment: what each gave or raised."""
    barrier = Barrier(len(deeds))

    def run(deed):
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            return deed()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [done.result(timeout=60) for done in [pool.submit(run, deed) for deed in deeds]]


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture
def request_(officer):
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    return request


def of_kind(results, kind):
    return [result for result in results if type(result) is kind]


def test_twenty_supervisors_approve_at_once_and_one_step_is_taken(request_, officer):
    chiefs = [a.person(SUPERVISOR) for _n in range(MANY)]
    approval = perform(request_, "agree", officer)
    results = at_once(*[lambda chief=chief: decide(approval, chief, "granted") for chief in chiefs])
    assert (len(of_kind(results, Step)), len(of_kind(results, MovedOn))) == (1, MANY - 1)
    assert Signature.objects.count() == Step.objects.filter(transition="agree").count() == 1
    assert a.again(request_).state == "agreed"


def test_twenty_clicks_of_one_signature_sign_once(request_, officer):
    chief = a.person(SUPERVISOR)
    approval = perform(request_, "agree", officer)
    results = at_once(*[lambda: decide(approval, chief, "granted", token="one click") for _n in range(MANY)])
    assert (len(of_kind(results, Step)), results.count(None)) == (1, MANY - 1)
    assert Signature.objects.count() == 1


def test_twenty_clicks_with_one_token_are_one_step(request_, officer):
    results = at_once(
        *[lambda: perform(request_, "ask", officer, {"question": "Where?"}, token="t") for _n in range(MANY)]
    )
    assert {result.pk for result in results} == {Step.objects.get(transition="ask").pk}


def test_twenty_clicks_without_a_token_are_one_step_too(request_, officer):
    results = at_once(*[lambda: perform(request_, "ask", officer, {"question": "Where?"}) for _n in range(MANY)])
    assert (len(of_kind(results, Step)), len(of_kind(results, Refused))) == (1, MANY - 1)


def test_twenty_proposals_at_once_are_one(request_, officer):
    results = at_once(*[lambda: perform(request_, "agree", officer) for _n in range(MANY)])
    assert (len(of_kind(results, Approval)), Approval.objects.count()) == (1, 1)


def test_twenty_clicks_with_one_token_open_one_procedure(officer):
    german = a.person(CASEWORKER, at="DE-CA")
    case = a.case(other="DE")
    parts = {REQUESTING: german.agency, LEAD: officer.agency}
    results = at_once(*[lambda: open_(ReadmissionRequest, case, german, parts, token="t") for _n in range(MANY)])
    assert {result.pk for result in results} == {ReadmissionRequest.objects.get().pk}


def test_of_two_people_with_the_same_form_open_one_wins_and_the_other_is_told(request_, officer):
    colleague, seen = a.person(CASEWORKER), a.again(request_).case.version
    results = at_once(
        lambda: perform(request_, "ask", officer, {"question": "Where?"}, seen=seen),
        lambda: perform(request_, "order_interview", colleague, {}, seen=seen),
    )
    assert (len(of_kind(results, Step)), len(of_kind(results, MovedOn))) == (1, 1)


def test_whoever_wrote_while_something_small_changed_is_told_so(request_, officer):
    german, seen = a.person(CASEWORKER, at="NL-CA"), a.again(request_).case.version
    perform(request_, "agree", officer)
    with pytest.raises(Changed) as told:
        perform(request_, "withdraw", german, {"withdrawal_reason": "A mistake."}, seen=seen)
    assert type(told.value) is Changed


def test_a_step_and_a_decision_at_once_do_not_both_count(request_, officer):
    chief, other = a.person(SUPERVISOR), a.person(SUPERVISOR)
    approval = perform(request_, "agree", officer)
    results = at_once(
        lambda: decide(approval, chief, "granted"),
        lambda: perform(request_, "suspend", other, {"suspension_reason": "court"}),
    )
    assert len(of_kind(results, Step)) == 1
    approval.refresh_from_db()
    assert approval.outcome == ("granted" if a.again(request_).state == "agreed" else "lapsed")


def test_parent_and_children_are_acted_on_at_once_without_deadlock(request_, officer):
    chief = a.person(SUPERVISOR)
    request = a.step(request_, "verify", officer, asked_agencies=["AZ-MIA", "AZ-SSS"])
    checks = [check.verification for check in request.children.order_by("pk")]
    people = [a.person(CASEWORKER, at=code) for code in ("AZ-MIA", "AZ-SSS")]
    deeds = [lambda c=check, w=who: perform(c, "accept", w) for check, who in zip(checks, people, strict=True)] * 4
    results = at_once(*deeds, lambda: perform(request, "suspend", chief, {"suspension_reason": "court"}))
    assert (len(of_kind(results, Step)), len(of_kind(results, Refused))) == (3, 6)
    assert a.again(request).state == "suspended"


def test_a_child_is_opened_beside_a_step_that_opens_others_without_deadlock(request_, officer):
    """Both need the case and the next number, in opposite order."""
    parts = {LEAD: officer.agency, IDENTITY: a.agency("AZ-MIA")}
    deeds = [lambda: open_(Verification, request_.case, officer, parts, asked_at=a.now()) for _n in range(6)]
    at_once(*deeds, lambda: perform(request_, "verify", officer, {"asked_agencies": ["AZ-MIA", "AZ-SSS"]}))
    assert Verification.objects.count() == 8


def test_the_last_two_children_settle_at_once_and_take_the_parent_on_once(request_, officer):
    request = a.step(request_, "verify", officer, asked_agencies=["AZ-MIA", "AZ-SSS"])
    checks = [check.verification for check in request.children.order_by("pk")]
    results = at_once(*[lambda c=check: perform(c, "withdraw", officer) for check in checks])
    assert len(of_kind(results, Step)) == 2
    assert Step.objects.filter(procedure=request, transition="verified").count() == 1


def test_cases_are_numbered_without_gap_or_double_when_opened_at_once(officer):
    cases = [a.case(other="DE") for _n in range(8)]
    made = at_once(*[lambda c=case: open_(ReadmissionRequest, c, officer, {LEAD: officer.agency}) for case in cases])
    assert sorted(procedure.reference[-5:] for procedure in made) == [f"{n:05d}" for n in range(1, 9)]


def test_two_processes_that_run_the_clocks_at_once_take_one_step():
    with walking_at(a.at(2026, 3, 2, 10, 14)):
        request = a.readmission()

    def wind():
        with walking_at(a.at(2026, 3, 18)), acting(None):
            return run_clocks()

    at_once(*[wind] * 6)
    assert Step.objects.filter(procedure=request, transition="deem_agreed").count() == 1
    assert a.again(request).state == "deemed_agreed"


def test_two_processes_that_warn_at_once_tell_each_person_once():
    chief = a.person(SUPERVISOR)
    with walking_at(a.at(2026, 3, 2, 10, 14)):
        a.readmission()

    def wind():
        with walking_at(a.at(2026, 3, 12)), acting(None):
            return run_clocks()

    at_once(*[wind] * 6)
    told = Notice.objects.filter(person=chief.user, kind="clock")
    assert told.exists() and told.count() == told.values("key").distinct().count()
