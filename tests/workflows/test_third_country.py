"""Readmission of third-country nationals and stateless persons, domain §8.3: what is otherwise than for our own nationals."""

import json
from datetime import timedelta

import pytest

from agencies.roles import BORDER, CASEWORKER, LEAD, LEGAL_OFFICER, PROTECTION_OFFICER, SUPERVISOR
from audit.moment import walking_at
from cases.packages.samples.build import FOLDER
from cases.rules import Agreement
from tests import a
from tests.workflows.packages import after_the_samples, told, written  # noqa: F401 (a fixture)
from tests.workflows.rule_changing import administrators, carried_out, new_version
from workflows.intake import receive
from workflows.models import Approval, ReadmissionRequest, ThirdCountryRequest
from workflows.perform import Refused, decide, open_, perform
from workflows.procedures.readmission import Readmission
from workflows.procedures.third_country import ThirdCountry

pytestmark = pytest.mark.django_db

MONDAY = a.at(2026, 3, 2, 10, 14)
FLIGHT = a.at(2026, 3, 16, 12)
SHOWN = {"entry_condition": "direct_entry", "direct_return": "impossible", "airside_only": "no", "their_permit": "none"}
JOURNEY = {"transfer_at": FLIGHT, "crossing_point": "Heydər Əliyev", "transport": "air", "carrier": "J2 9002"}
PAPER = {"their_document_number": "EU 0012345", "their_document_expires_on": a.at(2026, 6, 1).date()}


class Desk:
    """Everybody who has a part in it."""

    def __init__(self):
        self.officer, self.chief, self.legal = a.person(), a.person(SUPERVISOR), a.person(LEGAL_OFFICER)
        self.protection, self.border = a.person(PROTECTION_OFFICER), a.person(CASEWORKER, at="AZ-SBS")
        self.theirs = a.person(CASEWORKER, at="NL-CA")

    def examined(self, finding="accepted", **how):
        request = a.third_country(**how)
        request = a.step(a.step(request, "acknowledge", self.officer), "take_up", self.officer)
        request.case.evidence.update(finding=finding)
        return a.again(request)

    def checked(self, conditions=(), **how):
        request = a.step(self.examined(**how), "record_conditions", self.officer, **SHOWN | dict(conditions))
        return a.step(request, "record_protection", self.protection, protection_check="yes")

    def decided(self, request, way="agree", **answers):
        approval = perform(request, way, self.officer, answers)
        for signer in (self.legal, self.chief):
            decide(Approval.objects.get(pk=approval.pk), signer, "granted")
        return a.again(request)

    def agreed(self, **how):
        return self.decided(self.checked(**how))

    def arrived(self):
        request = a.step(self.agreed(), "record_document", self.theirs, **PAPER)
        request = a.step(request, "notify_transfer", self.theirs, **JOURNEY)
        with walking_at(FLIGHT + timedelta(hours=1)):
            return a.step(request, "receive", self.border, arrived_at=FLIGHT, identity_on_arrival="yes")

    def refuses(self, request, way, match=None, **answers):
        with pytest.raises(Refused, match=match) as refused:
            perform(request, way, self.officer, answers)
        return refused.value.fields


@pytest.fixture
def desk():
    with walking_at(MONDAY):
        yield Desk()


# --- what is inherited and what is not


def test_what_article_4_leaves_as_it_is_is_inherited_and_the_ancestor_stays_as_it_was():
    assert set(Readmission.states) - set(ThirdCountry.states) == {"interview_ordered"}
    assert set(ThirdCountry.states) - set(Readmission.states) == {"inadmissible_late"}
    assert Readmission.agreed in Readmission.hold_up.sources and ThirdCountry.agreed in ThirdCountry.hold_up.sources
    assert Readmission.hold_up is not ThirdCountry.hold_up and Readmission.lapse.needs == ThirdCountry.lapse.needs
    every = set(ThirdCountry.states.values())
    assert all(set(way.sources) <= every for way in ThirdCountry.transitions.values())
    assert (
        ThirdCountry.reply.on_expiry is ThirdCountry.deem_agreed
        and ThirdCountry.extend_reply.extends is ThirdCountry.reply
    )


# --- the application


@pytest.mark.parametrize("about_whom", ["third_country", "stateless"])
def test_it_is_about_a_third_country_national_or_a_stateless_person(desk, about_whom):
    request = a.third_country(about_whom=about_whom)
    assert (request.state, request.about_whom, request.known_on.isoformat()) == ("submitted", about_whom, "2026-01-15")
    assert request.reference.startswith("RT-NL-2026-") and "no papers" in request.direct_return_impossible


@pytest.mark.parametrize(
    "wrong",
    [
        {"knowledge_date": ""},
        {"basis": {}},
        {"evidence": []},
        {"person": {"names": [{"surname": "Mensah"}], "nationalities": [{"state": "AZ", "basis": "claimed"}]}},
        {"person": {"names": [{"surname": "Mensah"}], "nationalities": []}},
        {"person": {"names": [{"surname": "Mensah"}], "nationalities": [{"state": "XXA", "basis": "claimed"}]}},
    ],
)
def test_without_the_day_of_knowledge_or_another_thing_that_article_4_asks_for_it_is_not_submitted(desk, wrong):
    draft = a.third_country_draft(desk.theirs, **wrong)
    with pytest.raises(Refused, match="lacks the minimum"):
        perform(draft, "submit", desk.theirs)


def package(**parts):
    """An application package about a third-country national, as another system sends it."""
    said = json.loads((FOLDER / "1-netherlands-expired-passport.json").read_text("utf-8"))
    said |= {
        key: value
        for key, value in a.of_third_country().items()
        if key in ("about_whom", "person", "knowledge_date", "basis")
    }
    return written(said | {"photo": "", "attachments": [], "evidence": [{"kind": "stamp"}]} | parts)


@pytest.mark.usefixtures("after_the_samples")
def test_a_package_opens_the_procedure_of_whom_it_is_about_and_only_once():
    first, second = receive(package()), receive(package())
    request = ThirdCountryRequest.objects.get()
    assert (first.reference, first.is_new, second.is_new) == (request.reference, True, False)
    assert (request.state, request.known_on.isoformat()) == ("submitted", "2026-01-15")


@pytest.mark.usefixtures("after_the_samples")
def test_a_package_without_the_day_of_knowledge_is_not_taken():
    assert [pointer for pointer, _sentence in told(package(knowledge_date=""))] == ["/knowledge_date"]
    assert not ThirdCountryRequest.objects.exists()


# --- late is lost


def late(**how):
    """Known on 20 August, so to be submitted until 20 February."""
    return a.third_country(knowledge_date="2025-08-20", **how)


def test_what_comes_after_six_months_is_inadmissible_at_once_and_its_sender_is_told(desk):
    request = late()
    assert (request.state, request.steps.latest("pk").taken_as) == ("inadmissible_late", "clock")
    letter = request.letters.get(kind="inadmissible")
    assert (letter.recipient.code, letter.content["en"]["known_on"]["date"]) == ("NL-CA", "2025-08-20")
    assert not request.clocks.filter(stopped_at=None).exists()


def test_what_comes_on_the_last_day_is_in_time_and_the_day_after_it_is_not(desk):
    for hour, day, state in ((23, 27, "submitted"), (12, 28, "inadmissible_late")):
        with walking_at(a.at(2026, 2, day, hour)):
            assert a.third_country(agreement="CHAZ", other="CH", knowledge_date="2025-08-27").state == state


def test_the_limit_is_the_agreements_row_and_no_number_of_ours(desk):
    changed = new_version(name="submit_third_country", value=9, valid_from=MONDAY.date() + timedelta(days=1))
    carried_out(changed, *administrators())
    assert late().state == "inadmissible_late"
    with walking_at(MONDAY + timedelta(days=2)):
        assert late().state == "submitted"


def test_on_paper_it_is_late_by_the_day_on_which_it_came(desk):
    for received, state in ((a.at(2026, 2, 20, 11), "submitted"), (a.at(2026, 3, 1, 11), "inadmissible_late")):
        said = a.of_third_country(knowledge_date="2025-08-25")
        draft = open_(ThirdCountryRequest, a.case(), desk.officer, {LEAD: desk.officer.agency}, application=said)
        assert a.step(draft, "register", desk.officer, received_at=received, channel="post").state == state


def test_a_supervisor_accepts_it_all_the_same_with_a_reason_and_then_no_silence_operates(desk):
    request = late()
    with pytest.raises(Refused, match="Only Supervisor"):
        perform(request, "accept_late", desk.officer, {"late_reason": "The person was ill."})
    with pytest.raises(Refused):
        perform(request, "accept_late", desk.chief)
    request = a.step(request, "accept_late", desk.chief, late_reason="The person was in hospital.")
    assert (request.state, request.is_ex_gratia) == ("received", True)
    assert request.letters.filter(kind="late_accepted").exists()
    assert not request.clocks.filter(deadline__in=("reply", "reply_accelerated"), stopped_at=None).exists()


def test_what_stays_inadmissible_is_closed_or_withdrawn(desk):
    assert a.step(late(), "close", desk.chief).state == "closed"
    assert a.step(late(), "withdraw", desk.theirs, withdrawal_reason="Sent by mistake.").state == "withdrawn"


def test_in_time_silence_is_consent_under_one_agreement_and_never_under_the_other(desk):
    ours, swiss = a.third_country(), a.third_country(agreement="CHAZ", other="CH")
    swiss = a.step(swiss, "acknowledge", desk.officer)
    with walking_at(MONDAY + timedelta(days=60)):
        assert perform(ours, "deem_agreed", None) and a.again(ours).state == "deemed_agreed"
        with pytest.raises(Refused, match="silence is not consent"):
            perform(swiss, "deem_agreed", None)


# --- conditions, exclusions, protection


def test_evidence_has_its_effect_by_annexes_3_and_4(desk):
    evidence = [{"kind": kind} for kind in ("stamp", "bill", "identity_card")]
    effects = {item.evidence.kind: item.effect.value for item in desk.examined(evidence=evidence).evidence}
    assert effects == {"stamp": "proof", "bill": "prima_facie", "identity_card": "none"}


def test_a_visa_of_ours_proves_only_where_it_was_valid_when_the_application_came(desk):
    visas = [{"kind": "visa_or_permit", "number": day, "expires_on": day} for day in ("2026-03-01", "2026-03-02")]
    effects = {
        item.evidence.identity_document.number: item.effect.value for item in desk.examined(evidence=visas).evidence
    }
    assert effects == {"2026-03-01": "none", "2026-03-02": "proof"}


def test_it_is_not_accepted_before_the_conditions_are_recorded(desk):
    desk.refuses(desk.examined(), "agree", "neither proved nor validly assumed")


@pytest.mark.parametrize(
    "how", [{"finding": "open"}, {"conditions": {"entry_condition": "none"}}, {"evidence": [{"kind": "identity_card"}]}]
)
def test_it_is_not_accepted_without_a_condition_and_accepted_evidence_of_it(desk, how):
    desk.refuses(desk.checked(**how), "agree", "neither proved nor validly assumed")


def test_it_is_not_accepted_before_the_protection_check_is_done(desk):
    request = a.step(desk.examined(), "record_conditions", desk.officer, **SHOWN)
    desk.refuses(request, "agree", "protection check must be done")
    request = a.step(request, "record_protection", desk.protection, protection_check="no")
    desk.refuses(request, "agree", "protection check must be done")
    with pytest.raises(Refused, match="Only Protection officer"):
        perform(request, "record_protection", desk.officer, {"protection_check": "yes"})


EXCLUSIONS = {
    "airside_only": {"airside_only": "yes"},
    "permit_of_requesting": {"their_permit": "issued"},
    "visa_free": {"their_permit": "visa_free"},
    "direct_return_possible": {"direct_return": "possible"},
}


@pytest.mark.parametrize("ground", EXCLUSIONS)
def test_a_ground_of_exclusion_that_was_found_excludes_acceptance_and_allows_refusal_despite_proof(desk, ground):
    request = desk.checked(EXCLUSIONS[ground])
    desk.refuses(request, "agree", "ground of exclusion was found")
    request = desk.decided(request, "refuse", refusal_ground=ground, refusal_reason="As the findings say.")
    assert (request.state, request.refusal_ground) == ("refused", ground)


@pytest.mark.parametrize("ground", EXCLUSIONS)
def test_a_ground_of_exclusion_that_was_not_found_is_not_given(desk, ground):
    request = desk.checked({"entry_condition": "none"}, evidence=[{"kind": "bill"}])
    with pytest.raises(Refused) as refused:
        perform(request, "refuse", desk.officer, {"refusal_ground": ground, "refusal_reason": "So."})
    assert "refusal_ground" in refused.value.fields


@pytest.mark.parametrize("exception", ["ours_is_longer", "false", "conditions_broken"])
def test_their_visa_does_not_exclude_where_the_agreement_knows_the_exception(desk, exception):
    assert desk.agreed(conditions={"their_permit": "issued", "permit_exception": exception}).state == "agreed"


@pytest.mark.parametrize("their_permit", ["none", "visa_free"])
def test_there_is_no_exception_from_anything_but_a_visa_or_permit_of_theirs(desk, their_permit):
    said = SHOWN | {"their_permit": their_permit, "permit_exception": "false"}
    assert "permit_exception" in desk.refuses(desk.examined(), "record_conditions", **said)


def test_an_exception_that_the_agreement_does_not_know_is_refused(desk):
    Agreement.objects.filter(code="EUAZ").update(permit_exceptions=["false"])
    said = SHOWN | {"their_permit": "issued", "permit_exception": "ours_is_longer"}
    assert "permit_exception" in desk.refuses(desk.examined(), "record_conditions", **said)


def test_what_would_be_proof_of_annex_3_is_examined_before_a_refusal(desk):
    request = desk.checked(finding="open")
    desk.refuses(request, "refuse", "has not been examined", refusal_ground="other", refusal_reason="So.")
    request.case.evidence.update(finding="contradicted")
    told = {"refusal_ground": "conditions_not_shown", "refusal_reason": "The stamp is not ours."}
    assert desk.decided(a.again(request), "refuse", **told).state == "refused"


def test_proof_of_annex_3_that_stands_cannot_be_refused(desk):
    desk.refuses(desk.checked(), "refuse", "Proof of Annex 3 stands", refusal_ground="other", refusal_reason="So.")


# --- two signatures


def test_a_legal_officer_and_a_supervisor_sign_and_nobody_twice(desk):
    both = a.person(SUPERVISOR, LEGAL_OFFICER)
    request = desk.checked()
    approval = perform(request, "agree", desk.officer)
    decide(approval, both, "granted")
    assert a.again(request).state == "under_examination"
    with pytest.raises(Refused, match="signed this already"):
        decide(Approval.objects.get(pk=approval.pk), both, "granted")
    decide(Approval.objects.get(pk=approval.pk), desk.chief, "granted")
    assert a.again(request).state == "agreed"


@pytest.mark.parametrize("role", [SUPERVISOR, LEGAL_OFFICER])
def test_whoever_proposed_signs_in_neither_part(desk, role):
    proposer = a.person(CASEWORKER, role)
    approval = perform(desk.checked(), "agree", proposer)
    with pytest.raises(Refused, match="you prepared it"):
        decide(approval, proposer, "granted")


# --- the way here


def test_the_travel_document_is_the_requesting_states_and_none_of_ours_is_opened(desk):
    request = desk.agreed()
    assert request.holder().code == "NL-CA"
    said = request.letters.get(kind="reply_agreed").content
    assert said["en"]["travel_document_step"].startswith("Issue the travel document")
    desk.refuses(request, "request_document", "requesting State issues")
    request = a.step(request, "record_document", desk.theirs, **PAPER)
    assert request.state == "ready_for_transfer" and not request.children.exists()


def test_where_the_agreement_says_so_the_consulate_issues_it(desk):
    Agreement.objects.filter(code="EUAZ").update(requested_state_issues_for_others=True)
    request = desk.agreed()
    with pytest.raises(Refused, match="requested State issues"):
        perform(request, "record_document", desk.theirs, PAPER)
    request = a.step(request, "request_document", desk.officer)
    assert request.state == "document_pending" and request.children.get().kind == "traveldocument"


def test_an_expired_document_and_one_that_ends_before_the_flight_do_not_serve(desk):
    request = desk.agreed()
    expired = PAPER | {"their_document_expires_on": a.at(2026, 3, 1).date()}
    assert "their_document_expires_on" in desk.refuses(request, "record_document", **expired)
    request = a.step(
        request, "record_document", desk.theirs, **PAPER | {"their_document_expires_on": a.at(2026, 3, 15).date()}
    )
    with pytest.raises(Refused) as refused:
        perform(request, "notify_transfer", desk.theirs, JOURNEY)
    assert "transfer_at" in refused.value.fields


def test_who_is_deemed_agreed_by_silence_is_not_transferred_before_the_protection_check(desk):
    request = a.third_country()
    with walking_at(MONDAY + timedelta(days=20)):
        perform(request, "deem_agreed", None)
        request = a.step(a.again(request), "record_document", desk.theirs, **PAPER)
        far = JOURNEY | {"transfer_at": FLIGHT + timedelta(days=20)}
        with pytest.raises(Refused, match="protection check must be done"):
            perform(request, "notify_transfer", desk.theirs, far)
        request = a.step(request, "record_protection", desk.protection, protection_check="yes")
        assert a.step(request, "notify_transfer", desk.theirs, **far).state == "transfer_notified"


def test_the_border_officer_receives_the_person_and_an_error_can_be_claimed_for_twelve_months(desk):
    request = desk.arrived()
    assert (request.state, request.agency_that_is(BORDER).code) == ("received_at_border", "AZ-SBS")
    clock = request.clocks.get(deadline="error_window")
    assert (clock.limit.name, clock.limit.value, clock.due_on.isoformat()) == ("error_third_country", 12, "2027-03-16")


@pytest.mark.parametrize("outcome", ["residence", "accommodation", "removal", "statelessness"])
def test_what_follows_for_the_person_is_recorded(desk, outcome):
    request = a.step(desk.arrived(), "record_outcome", desk.officer, arrival_outcome=outcome)
    assert (request.state, request.arrival_outcome) == ("completed", outcome)


def test_an_error_is_claimed_in_its_own_window(desk):
    request = desk.arrived()
    with walking_at(FLIGHT + timedelta(days=300)):
        request = a.step(request, "claim_error", desk.officer)
        claim = request.children.get(kind="errorclaim").as_kind()
    assert claim.clocks.get(deadline="claiming").due_on.isoformat() == "2027-03-16"
    assert not ReadmissionRequest.objects.exists()
