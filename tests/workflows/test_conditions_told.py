"""Why a condition of readmission of Article 4 is proved, assumed, excluded or not shown, in words on the screens of the reply."""

import pytest

from agencies.roles import CASEWORKER, LEAD, LEGAL_OFFICER, PROTECTION_OFFICER
from audit.moment import walking_at
from cases.rules import Agreement
from tests import a
from tests.pages.square import signed_in
from workflows.models import Approval
from workflows.perform import may_perform, perform
from workflows.procedures.conditions import Conditions, conditions

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10, 14)
SHOWN = {"entry_condition": "direct_entry", "direct_return": "impossible", "airside_only": "no", "their_permit": "none"}
BILL = [{"kind": "bill"}]


@pytest.fixture(autouse=True)
def _monday():
    with walking_at(MONDAY):
        yield


def examined(officer, finding="accepted", found=SHOWN, protection="", reason="", **said):
    request = a.step(a.step(a.third_country(**said), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding=finding, reason=reason)
    if found:
        request = a.step(a.again(request), "record_conditions", officer, **found)
    if protection:
        guard = a.person(PROTECTION_OFFICER)
        request = a.step(a.again(request), "record_protection", guard, protection_check=protection)
    return a.again(request)


def page(officer, request, step="agree"):
    return signed_in(officer).get(f"/procedures/{request.reference}/steps/{step}/").content.decode()


def test_a_stamp_proves_a_direct_entry(officer):
    request = examined(officer, protection="yes")
    assert conditions(request) is Conditions.PROVED
    shown = page(officer, request)
    assert "A condition of readmission is proved under this agreement." in shown
    assert "is proof of entry or stay by Annex 3 of the agreement, and was accepted." in shown
    assert "Acceptance can be proposed. Refusal cannot be proposed while the proof stands." in shown
    assert "What is missing" not in shown and "Annex 3: Read in a sister agreement" in shown


def test_a_bill_lets_it_be_assumed_and_what_would_prove_it_is_named(officer):
    request = examined(officer, evidence=BILL, protection="yes")
    assert conditions(request) is Conditions.ASSUMED
    shown = page(officer, request)
    assert "A condition of readmission is validly assumed under this agreement." in shown
    assert "is prima facie evidence of entry or stay by Annex 4 of the agreement, and was accepted." in shown
    assert (
        "Proof would be (Annex 3): Valid visa or residence permit of the requested State; Entry or departure" in shown
    )


def test_without_the_protection_check_acceptance_waits(officer):
    shown = page(officer, examined(officer))
    assert "Acceptance waits for the protection check." in shown
    assert "The protection check is missing; a protection officer records it." in shown


def test_what_has_not_been_recorded_is_missing(officer):
    request = examined(officer, found={}, finding="open")
    assert conditions(request) is Conditions.UNRECORDED
    shown = page(officer, request, "refuse")
    assert "Record the conditions: the condition of readmission, and each ground of exclusion." in shown
    assert "Acceptance cannot be proposed. Refusal waits until the conditions are recorded." in shown
    assert "Accepted evidence of Annex 3 or 4 is missing." in shown and "which would be Proof." in shown
    assert shown.count("not recorded") >= 5


@pytest.mark.parametrize(
    ("found", "ground"),
    [
        ({"airside_only": "yes"}, "The person was only in airside transit at an airport."),
        ({"their_permit": "issued"}, "The requesting State issued a visa or residence permit."),
        ({"their_permit": "visa_free"}, "The person could enter the requesting State without a visa."),
        ({"direct_return": "possible"}, "Direct return to the country of origin is possible."),
    ],
)
def test_a_ground_of_exclusion_is_named_and_begins_the_reasons_of_a_refusal(officer, found, ground):
    request = examined(officer, found=SHOWN | found, protection="yes")
    assert conditions(request) is Conditions.EXCLUDED
    shown = page(officer, request, "refuse")
    assert "A ground of exclusion was found: there is no obligation to readmit." in shown
    assert "Refusal can be proposed, with reasons." in shown
    assert '<span class="tag tone-warn">Ground of exclusion</span>' in shown
    assert f"{ground}</textarea>" in shown and f"<li>{ground}</li>" in shown


def test_an_exception_that_the_agreement_knows_takes_the_ground_away_and_is_shown(officer):
    found = SHOWN | {"their_permit": "issued", "permit_exception": "conditions_broken"}
    request = examined(officer, found=found, protection="yes")
    assert conditions(request) is Conditions.PROVED
    shown = page(officer, request)
    assert "The person does not keep to its conditions" in shown
    assert "Exceptions from the exclusion by a visa or permit of the requesting State" in shown
    Agreement.objects.update(verified=True)
    assert "Exceptions from the exclusion" not in page(officer, request)


def test_what_spoke_for_it_is_rebutted(officer):
    request = examined(officer, finding="false", reason="The stamp is a print.")
    assert conditions(request) is Conditions.REBUTTED
    shown = page(officer, request, "refuse")
    assert "What spoke for a condition of readmission is rebutted." in shown
    assert (
        "False or falsified. The stamp is a print.\nNeither a visa or permit of ours nor a direct entry is shown."
        in shown
    )


def test_proof_that_was_accepted_and_a_finding_that_nothing_is_shown_are_at_odds_and_both_named(officer):
    request = examined(officer, found=SHOWN | {"entry_condition": "none"}, protection="yes")
    assert conditions(request) is Conditions.AT_ODDS
    shown = page(officer, request, "refuse")
    assert "Proof was accepted, but the recorded conditions say that nothing is shown." in shown
    assert "it cannot be refused. If the proof shows something else, examine it again and say what." in refused(request)
    assert (
        "record the conditions anew." in shown and "examine it again as contradicted, and say what it shows." in shown
    )


def refused(request):
    return " ".join(may_perform({CASEWORKER.at(LEAD)}, request.workflow.transitions["refuse"], request).reasons)


def test_what_is_genuine_and_shows_something_else_is_contradicted_with_what_it_shows_and_then_refused(officer):
    request = examined(officer, found=SHOWN | {"entry_condition": "none"}, protection="yes")
    url = f"/procedures/{request.reference}/evidence/{request.case.evidence.get().pk}/"
    assert "Genuine, but it shows something else: contradicted." in signed_in(officer).get(url).content.decode()
    said = {"finding": "contradicted", "reason": "The stamp is of another journey."}
    assert signed_in(officer).post(url, said).status_code == 302
    assert not refused(a.again(request))
    shown = page(officer, request, "refuse")
    assert "Refusal can be proposed, with reasons." in shown and "The stamp is of another journey." in shown


def test_or_the_conditions_are_recorded_anew_and_it_is_accepted(officer):
    request = examined(officer, found=SHOWN | {"entry_condition": "none"}, protection="yes")
    request = a.step(request, "record_conditions", officer, **SHOWN)
    assert conditions(request) is Conditions.PROVED and "Acceptance can be proposed." in page(officer, request)


def test_a_visa_of_ours_counts_as_it_was_when_the_application_came(officer):
    visa = {"kind": "visa_or_permit", "number": "V1"}
    found = SHOWN | {"entry_condition": "visa_or_permit"}
    valid = examined(officer, evidence=[visa | {"expires_on": "2026-03-04"}], found=found, protection="yes")
    with walking_at(a.at(2026, 3, 9, 9)):
        valid = a.again(valid)
        assert conditions(valid) is Conditions.PROVED
        assert "It was valid when the application came, until 04.03.2026." in page(officer, valid)


def test_a_visa_that_had_expired_when_the_application_came_shows_nothing(officer):
    visa = {"kind": "visa_or_permit", "number": "V1", "expires_on": "2026-03-01"}
    request = examined(officer, evidence=[visa], found=SHOWN | {"entry_condition": "visa_or_permit"}, protection="yes")
    assert conditions(request) is Conditions.OPEN
    shown = page(officer, request)
    assert "It was valid until 01.03.2026 only." in shown and "Accepted evidence of Annex 3 or 4 is missing." in shown


def test_both_who_sign_read_it_and_the_requesting_authority_does_not(officer):
    request = examined(officer, protection="yes")
    perform(request, "agree", officer, {}, comment="Stamp seen.")
    said = "A condition of readmission is proved under this agreement."
    url = f"/approvals/{Approval.objects.get().pk}/"
    assert said in signed_in(a.person(LEGAL_OFFICER)).get(url).content.decode()
    case = f"/procedures/{request.reference}/"
    assert said in signed_in(officer).get(case).content.decode()
    assert said not in signed_in(a.person(at="NL-CA")).get(case).content.decode()
