"""Proposals that are approved together: which may be, each through the door by itself, one that fails leaving the others done."""

import pytest
from django.db import DatabaseError

from agencies.roles import CASEWORKER, LEAD, LEGAL_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.models import Viewing
from tests import a
from tests.pages.planting import extension_is_known
from tests.workflows.ticking import asked_for_more_time, asked_to_accept, ids, requests
from workflows import signing_together
from workflows.check import faults
from workflows.declare import State, Workflow
from workflows.models import Procedure
from workflows.nearness import Nearness
from workflows.perform import Refused, withdraw_proposal
from workflows.rows import Approval, Signature, Step
from workflows.signing_together import approve_together, ticked_by


def opened(actor, *approvals):
    for approval in approvals:
        Viewing.objects.create(
            user=actor.user, agency=actor.agency, how="view", subject="approval", subject_id=approval.pk,
            cases=[approval.procedure.case_id],
        )  # fmt: skip


def together(actor, approvals, token="t"):
    ticked = ticked_by(actor, ids(approvals))
    with acting(actor):
        return approve_together(ticked, actor, token, {a.pk: a.procedure.case.version for a in ticked.open})


def test_what_is_approved_together_is_this():
    """By name, so that whoever adds to it is seen here."""
    found = {
        f"{kind}.{way.name}"
        for kind, model in Procedure.kinds.items()
        for way in model.workflow.transitions.values()
        if way.in_bulk
    }
    assert found == {"readmissionrequest.extend_reply", "thirdcountryrequest.extend_reply"}


def declared(**how):
    class Bold(Workflow):
        begun = State("Begun", initial=True, next_step="Go")
        near = State("Near", next_step="End", nearness=Nearness.READY)
        done = State("Done", final=True)
        go = begun.to(near, label="Go", by=CASEWORKER.at(LEAD), approval=SUPERVISOR.at(LEAD), **how.get("go", {}))
        end = near.to(done, label="End", by=CASEWORKER.at(LEAD), approval=SUPERVISOR.at(LEAD), **how.get("end", {}))
        wait = begun.stay(label="Wait", by=CASEWORKER.at(LEAD), in_bulk=True, **how.get("wait", {}))

    return list(faults(Bold))


ONE, TWO = {"approval": SUPERVISOR.at(LEAD)}, {"approval": (SUPERVISOR.at(LEAD), LEGAL_OFFICER.at(LEAD))}


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"wait": ONE}, []),
        ({"wait": {}}, ["wait may be approved in bulk, and is not for one signature"]),
        ({"wait": TWO}, ["wait may be approved in bulk, and is not for one signature"]),
        ({"wait": {"approval": lambda procedure: ()}}, ["wait may be approved in bulk, and is not for one signature"]),
        ({"wait": ONE | {"duty": "pay"}}, ["wait may be approved in bulk, and is a duty that is kept apart from others"]),
        ({"wait": ONE, "end": {"in_bulk": True}}, ["end may be approved in bulk, and changes the state"]),
        (
            {"wait": ONE, "go": {"in_bulk": True}},
            ["go may be approved in bulk, and a protection gate shuts it", "go may be approved in bulk, and changes the state"],
        ),
    ],
)  # fmt: skip
def test_a_workflow_is_sound_only_if_what_is_approved_together_weighs_little(how, said):
    assert declared(**how) == said


@pytest.mark.django_db
def test_each_is_approved_with_a_record_of_its_own(officer, chief):
    three = requests(3, officer)
    opened(chief, *three)
    assert [outcome.reason for outcome in together(chief, three)] == ["", "", ""]
    for approval in three:
        signature, step = Signature.objects.get(approval=approval), Step.objects.get(approval=approval)
        assert (signature.signed_by, step.taken_by) == (chief.user, officer.user)
        assert [row.outcome for row in approval.history.order_by("history_id")] == ["open", "granted"]
        assert approval.procedure.clocks.get(deadline="reply").extended == 1
        assert approval.procedure.letters.filter(kind="reply_extended").count() == 1


@pytest.mark.django_db
def test_one_that_was_changed_since_it_was_shown_fails_by_itself(officer, chief):
    three = requests(3, officer)
    opened(chief, *three)
    ticked = ticked_by(chief, ids(three))
    seen = {a.pk: a.procedure.case.version for a in ticked.open} | {three[1].pk: 1}
    first, second, third = approve_together(ticked, chief, "t", seen)
    assert (first.reason, third.reason) == ("", "") and "changed" in second.reason
    assert list(Approval.objects.order_by("pk").values_list("outcome", flat=True)) == ["granted", "open", "granted"]


@pytest.mark.django_db
def test_what_was_not_shown_is_not_approved(officer, chief):
    (one,) = requests(1, officer)
    opened(chief, one)
    (outcome,) = approve_together(ticked_by(chief, [one.pk]), chief, "t", {})
    assert "changed" in outcome.reason and not Signature.objects.exists()


@pytest.mark.django_db
def test_one_that_the_database_refuses_fails_by_itself(officer, chief, monkeypatch):
    three, true = requests(3, officer), signing_together.decide
    opened(chief, *three)

    def decide(approval, *rest, **slip):
        true(approval, *rest, **slip)
        if approval.pk == three[1].pk:
            raise DatabaseError("no")

    monkeypatch.setattr(signing_together, "decide", decide)
    assert [bool(outcome.reason) for outcome in together(chief, three)] == [False, True, False]


@pytest.mark.django_db
def test_a_second_press_finds_what_the_first_has_done(officer, chief):
    two = requests(2, officer)
    opened(chief, *two)
    first, second = together(chief, two), together(chief, two)
    assert [outcome.reason for outcome in first + second] == ["", "", "", ""]
    assert Signature.objects.count() == Step.objects.filter(transition="extend_reply").count() == 2


@pytest.mark.django_db
def test_of_what_was_withdrawn_meanwhile_it_is_said(officer, chief):
    two = requests(2, officer)
    opened(chief, *two)
    withdraw_proposal(two[0], officer)
    outcomes = {outcome.approval.pk: outcome.reason for outcome in together(chief, two)}
    assert outcomes == {two[0].pk: "This request is no longer open: Withdrawn.", two[1].pk: ""}


def refused(chief, approvals, match):
    """Nothing is approved, and that is why."""
    with pytest.raises(Refused, match=match):
        together(chief, approvals)
    assert not Signature.objects.exists()


@pytest.mark.django_db
def test_what_was_not_opened_is_not_approved_with_others(officer, chief):
    two = requests(2, officer)
    opened(chief, two[0])
    opened(a.person(SUPERVISOR), two[1])
    refused(chief, two, "You have not opened this request yet")


@pytest.mark.django_db
def test_an_acceptance_is_decided_one_by_one(officer, chief):
    mixed = [*requests(1, officer), asked_to_accept(officer)]
    opened(chief, *mixed)
    refused(chief, mixed, "“Propose acceptance” is decided one by one")


@pytest.mark.django_db
def test_the_same_step_under_two_agreements_is_not_the_same(officer, chief):
    extension_is_known()
    mixed = [asked_for_more_time(officer), asked_for_more_time(officer, "EUAZ", "NL")]
    opened(chief, *mixed)
    refused(chief, mixed, "not all the same step under the same agreement")


@pytest.mark.django_db
def test_nobody_approves_what_they_proposed(chief):
    both = a.person(CASEWORKER, SUPERVISOR)
    own = requests(1, both)
    opened(both, *own)
    refused(both, own, "you prepared it")


@pytest.mark.django_db
def test_too_many_are_refused(officer, chief, monkeypatch):
    monkeypatch.setattr(signing_together, "MOST", 2)
    three = requests(3, officer)
    opened(chief, *three)
    refused(chief, three, "3 requests are ticked: approve at most 2 together")


@pytest.mark.django_db
def test_of_what_is_not_for_ones_eyes_nothing_is_said(officer):
    stranger, two = a.person(SUPERVISOR, at="AZ-MIA"), requests(2, officer)
    assert ticked_by(stranger, ids(two)) == ticked_by(stranger, [10**17])
    refused(stranger, two, "Tick at least one request")
