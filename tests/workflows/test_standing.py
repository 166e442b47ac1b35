"""Why nationality counts as proved, assumed or rebutted, in words on the screens where the reply is proposed and decided."""

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from audit.moment import walking_at
from cases.documents import Evidence
from cases.rules import Agreement, EvidenceRule
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
    assert "is proof by Annex 1 of the agreement, and was accepted." in shown and "What is missing" not in shown


NO_LONGER = (
    "Passport C00000009, of Annex 1, expired too long ago to prove: it is prima facie evidence, and was accepted."
)
NO_END = "Expired on 31.01.2019; this agreement names no time after which it no longer proves."


@pytest.mark.parametrize(
    ("agreement", "other", "stands", "says", "may_refuse"),
    [
        ("EUAZ", "NL", Standing.ASSUMED, f"{NO_LONGER} Expired on 31.01.2019; it proved until 31.07.2019.", True),
        ("CHAZ", "CH", Standing.ASSUMED, f"{NO_LONGER} Expired on 31.01.2019; it proved until 31.07.2019.", True),
        ("NOAZ", "NO", Standing.PROVED, f"proof by Annex 1 of the agreement, and was accepted. {NO_END}", False),
    ],
)
def test_what_a_long_expired_passport_does_is_as_the_agreement_says(
    officer, agreement, other, stands, says, may_refuse
):
    request = examined(officer, agreement=agreement, other=other, evidence=[LONG_EXPIRED])
    assert standing(request) is stands
    for step in ("agree", "refuse"):
        shown = page(officer, request, step)
        assert says in shown and request.case.agreement.name in shown
    assert ("Refusal can be proposed only with reasons that prove otherwise." in shown) == may_refuse
    assert ("Proof of nationality stands uncontradicted" not in shown) == may_refuse
    assert ("Proof would be (Annex 1): Passport; Laissez-passer; Identity card;" in shown) == may_refuse


def test_until_when_an_expired_passport_still_proves_is_said_to_the_day(officer):
    request = examined(officer, evidence=[{"kind": "passport", "number": "C1", "expires_on": "2025-12-09"}])
    assert "Expired on 09.12.2025; it still proves until 09.06.2026." in page(officer, request, "agree")
    with walking_at(a.at(2026, 6, 10, 9)):
        assert "it proved until 09.06.2026." in page(officer, request, "agree")


def test_a_rule_that_nobody_verified_is_shown_so_with_its_source(officer):
    request = examined(officer)
    shown = page(officer, request, "agree")
    assert "Unverified: a lawyer must confirm these rules" in shown
    assert 'Annex 1: Read in a sister agreement · <span lang="en">Annexes of the agreements with North' in shown
    assert "Months for which an expired document proves" in shown
    EvidenceRule.objects.update(confidence="sourced")
    Agreement.objects.update(verified=True)
    assert "Unverified" not in page(officer, request, "agree")


def test_so_is_the_list_of_what_would_prove(officer):
    request = examined(officer, evidence=[COPY])
    assert "Match in a visa information system. This list is unverified." in page(officer, request, "agree")
    EvidenceRule.objects.update(confidence="sourced")
    assert "This list is unverified." not in page(officer, request, "agree")


def test_who_examined_it_and_when_is_said_by_name_at_home_and_by_role_elsewhere(officer):
    request = a.step(a.step(a.readmission(evidence=[COPY]), "acknowledge", officer), "take_up", officer)
    item = request.case.evidence.get()
    told = {"finding": "accepted", "reason": "Photograph and number agree."}
    signed_in(officer).post(f"/procedures/{request.reference}/evidence/{item.pk}/", told)
    said = "State Migration Service, Caseworker, 02.03.2026 10:14. Photograph and number agree."
    assert f"Examined by {officer.user.name}, {said}" in page(officer, request, "agree")
    with acting(a.person(CASEWORKER, at="AZ-MIA")):
        item.finding = "contradicted"
        item.save()
    shown = page(officer, request, "agree")
    assert "Examined by Ministry of Internal Affairs, Caseworker, 02.03.2026 10:14." in shown
    item.finding = "open"
    item.save()
    assert "Examined by" not in page(officer, request, "agree")


def test_what_would_be_proof_is_examined_before_a_refusal(officer):
    request = examined(officer, finding="open")
    shown = page(officer, request, "refuse")
    assert "Refusal waits until what would be proof has been examined." in shown
    assert "Evidence that would be proof has not been examined: say what it is worth" in shown
    assert "which would be Proof." in shown


def test_the_case_page_says_where_it_stands_until_the_reply_and_to_the_lead_agency_alone(officer, chief):
    request = examined(officer)
    url, heading = f"/procedures/{request.reference}/", "Where the evidence stands today"
    shown = signed_in(officer).get(url).content.decode()
    assert heading in shown and "Nationality is proved under this agreement." in shown
    theirs = signed_in(a.person(CASEWORKER, at="NL-CA")).get(url).content.decode()
    assert heading not in theirs and "is proved" not in theirs
    a.agreed_step(request, "agree", officer, chief)
    assert heading not in signed_in(officer).get(url).content.decode()


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
