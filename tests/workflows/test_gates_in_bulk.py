"""While a protection gate is open, approving several requests together passes it no more than any other entry does."""

import pytest

from agencies.roles import LEAD, SUPERVISOR
from audit.actor import acting
from tests import a
from tests.workflows.behind_gates import Journey
from tests.workflows.test_gates import OURS, SHUT
from tests.workflows.ticking import Signer, requests
from workflows.gating import set_gate
from workflows.nearness import gated
from workflows.procedures.readmission import Readmission
from workflows.rows import Approval, Signature
from workflows.signing_together import approve_together, ticked_by

every_workflow = pytest.mark.parametrize("workflow", OURS, ids=lambda workflow: workflow.__name__)


@every_workflow
def test_nothing_that_a_gate_shuts_is_approved_in_bulk(workflow):
    assert [way.name for way in gated(workflow) if way.in_bulk] == []


@pytest.fixture
def journey(monkeypatch):
    """A step towards the transfer that was proposed before the gate was set; today none needs other eyes."""
    monkeypatch.setattr(Readmission.transitions["request_document"], "approval", (SUPERVISOR.at(LEAD),))
    journey = Journey().agreed()
    journey.try_step("request_document", journey.officers["AZ-SMS"])
    return journey


def proposal(journey):
    return Approval.objects.select_related("procedure__case").get(procedure=journey.request.pk, outcome="open")


def is_as_before(journey):
    return a.again(journey.request).state == "agreed" and proposal(journey).outcome == "open"


@pytest.mark.django_db
def test_a_forged_number_of_a_step_behind_a_gate_is_refused(journey):
    journey.gate()
    signer, approval = Signer(journey.chiefs["AZ-SMS"]), proposal(journey)
    signer.opens(approval)
    for answer in (signer.reviews(approval), signer.approves(approval)):
        assert answer.status_code == 422 and "is decided one by one" in answer.content.decode()
    assert is_as_before(journey)


@pytest.mark.django_db
def test_smuggled_among_others_it_is_refused_and_they_wait(journey):
    journey.gate()
    two = requests(2)
    signer, approval = Signer(journey.chiefs["AZ-SMS"]), proposal(journey)
    signer.opens(*two, approval)
    assert signer.approves(*two, approval).status_code == 422
    assert is_as_before(journey) and not Signature.objects.filter(approval__in=two).exists()


@pytest.mark.django_db
def test_were_it_declared_for_bulk_it_would_be_refused_all_the_same(journey, monkeypatch):
    monkeypatch.setattr(Readmission.transitions["request_document"], "in_bulk", True)
    journey.gate()
    signer, approval = Signer(journey.chiefs["AZ-SMS"]), proposal(journey)
    signer.opens(approval)
    answer = signer.approves(approval)
    assert answer.status_code == 422 and "A protection gate is open on this case" in answer.content.decode()
    assert is_as_before(journey)


@pytest.mark.django_db
def test_a_gate_that_is_set_while_the_page_is_read_shuts_the_door_itself(journey, monkeypatch):
    """Whatever version the form says it has seen."""
    monkeypatch.setattr(Readmission.transitions["request_document"], "in_bulk", True)
    chief, approval = journey.chiefs["AZ-SMS"], proposal(journey)
    Signer(chief).opens(approval)
    ticked = ticked_by(chief, [approval.pk])
    assert not ticked.objections
    before = ticked.open[0].procedure.case.version
    journey.gate()
    for seen, said in ((before, "changed"), (before + 1, SHUT)):
        with acting(chief):
            (outcome,) = approve_together(ticked, chief, "t", {approval.pk: seen})
        assert said in outcome.reason and is_as_before(journey)


@pytest.mark.django_db
def test_more_time_in_a_case_behind_a_gate_is_decided_by_itself():
    chief, officer = a.person(SUPERVISOR), a.person()
    two = requests(2, officer)
    set_gate(two[0].procedure, "not_fit_to_travel", officer)
    signer = Signer(chief)
    signer.opens(*two)
    answer = signer.approves(*two)
    assert answer.status_code == 422 and "A protection gate is open on this case" in answer.content.decode()
    assert not Signature.objects.exists()
