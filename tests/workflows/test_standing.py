"""Why nationality counts as proved, assumed or rebutted, in words on the screens where the reply is proposed and decided."""

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import walking_at
from cases.documents import Evidence
from tests import a
from tests.pages.square import signed_in
from workflows.models import Approval
from workflows.perform import Refused, perform
from workflows.procedures.nationality import Standing, standing

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10, 14)
LONG_EXPIRED = {"kind": "passport", "number": "C00000009", "expires_on": "2019-01-31"}
COPY = {"kind": "photocopy"}


@pytest.fixture(autouse=True)
def _monday():
    with walking_at(MONDAY):
        yield


def examined(officer, finding="accepted", agreement="EUAZ", other="NL", reason="", **said):
    request = a.step(a.step(a.readmission(agreement, other, **said), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding=finding, reason=reason)
    return a.again(request)


def checked(request, officer, finding):
    request = a.step(request, "verify", officer, asked_agencies=["AZ-MIA"])
    theirs, chief = a.person(CASEWORKER, at="AZ-MIA"), a.person(SUPERVISOR, at="AZ-MIA")
    a.agreed_step(request.child_procedures[-1], "answer", theirs, chief, finding=finding)
    return a.again(request)


def page(officer, request, step):
    return signed_in(officer).get(f"/procedures/{request.reference}/steps/{step}/").content.decode()


def test_a_passport_that_was_accepted_proves_it(officer):
    request = examined(officer)
    assert standing(request) is Standing.PROVED
    shown = page(officer, request, "agree")
    assert "Nationality is proved under this agreement." in shown
    assert "Annex 1 of the agreement." in shown and "What is missing" not in shown


@pytest.mark.parametrize(
    ("agreement", "other", "holds"),
    [("EUAZ", "NL", Standing.ASSUMED), ("CHAZ", "CH", Standing.ASSUMED), ("NOAZ", "NO", Standing.ASSUMED)],
)
def test_what_a_long_expired_passport_does_is_as_the_agreement_says(officer, agreement, other, holds):
    request = examined(officer, agreement=agreement, other=other, evidence=[LONG_EXPIRED])
    months = request.case.agreement.expired_documents_prove_for_months
    assert standing(request) is (holds if months is not None else Standing.PROVED)


def test_a_copy_lets_it_be_assumed_until_a_check_says_otherwise(officer):
    request = examined(officer, evidence=[COPY])
    assert standing(request) is Standing.ASSUMED
    assert "Nationality is validly assumed under this agreement." in page(officer, request, "agree")
    request = checked(request, officer, "contradicted")
    assert standing(request) is Standing.REBUTTED
    with pytest.raises(Refused, match="neither proved nor validly assumed"):
        perform(request, "agree", officer, {})


def test_proof_outlasts_a_check_until_the_proof_itself_is_contradicted(officer):
    request = checked(examined(officer), officer, "contradicted")
    assert standing(request) is Standing.PROVED
    with pytest.raises(Refused, match="Proof of nationality stands uncontradicted"):
        perform(request, "refuse", officer, {"refusal_ground": "not_a_national", "refusal_reason": "No."})
    request.case.evidence.update(finding=Evidence.Finding.FALSE)
    assert standing(a.again(request)) is Standing.REBUTTED


def test_a_check_confirms_it_where_no_paper_does(officer):
    request = checked(examined(officer, finding="open", evidence=[COPY]), officer, "confirmed")
    assert standing(request) is Standing.CONFIRMED
    assert "Identity check IV-" in page(officer, request, "agree")


def test_what_is_missing_is_named(officer):
    request = examined(officer, finding="open", evidence=[COPY])
    assert standing(request) is Standing.OPEN
    shown = page(officer, request, "agree")
    assert "Nationality is neither proved nor validly assumed." in shown
    assert "Examine: Photocopy" in shown and "No identity check has been asked for." in shown


def test_a_refusal_begins_with_the_reasons_that_the_evidence_gives(officer):
    request = examined(officer, finding="false", reason="The seal is a print.", evidence=[COPY])
    shown = page(officer, request, "refuse")
    assert "False or falsified. The seal is a print." in shown
    assert "No means of evidence that proves or lets assume the nationality stands." in shown


def test_the_approver_reads_it_too(officer, chief):
    request = examined(officer)
    perform(request, "agree", officer, {}, comment="The passport is genuine.")
    shown = signed_in(chief).get(f"/approvals/{Approval.objects.get().pk}/").content.decode()
    assert "Nationality is proved under this agreement." in shown


def test_other_steps_do_not_speak_of_it(officer):
    assert "Nationality is proved" not in page(officer, examined(officer), "ask")
