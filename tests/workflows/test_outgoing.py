"""Readmission that Azerbaijan asks of another State (Art. 5, 6): who acts, what crosses the border, what time does."""

from datetime import timedelta

import pytest

from agencies.disclosure import is_inside
from agencies.policy import capacities_of
from agencies.roles import CASEWORKER, LEAD, PROTECTION_OFFICER, REQUESTED, SUPERVISOR
from audit.moment import walking_at
from cases.rules import Agreement
from tests import a
from workflows.application.opening import agreement_between
from workflows.expiry import run_clocks
from workflows.gating import set_gate
from workflows.models import Communication, OutgoingRequest, OutgoingThirdCountryRequest
from workflows.perform import Refused, perform

pytestmark = pytest.mark.django_db

MONDAY = a.at(2026, 3, 2, 10, 14)
BY_POST = {"replied_at": MONDAY + timedelta(days=3), "reply_channel": "post"}
JOURNEY = {"crossing_point": "Heydər Əliyev", "transport": "air", "carrier": "J2 9002"}
PAPER = {"document_number": "NL 0012345", "document_expires_on": a.at(2026, 9, 1).date()}


class Desk:
    """Everybody who has a part in it: ours and, where they work here, theirs."""

    def __init__(self, other="NL", agreement="EUAZ"):
        self.officer, self.chief = a.person(), a.person(SUPERVISOR)
        self.protection, self.border = a.person(PROTECTION_OFFICER), a.person(CASEWORKER, at="AZ-SBS")
        self.theirs, self.other, self.agreement = a.person(CASEWORKER, at=f"{other}-CA"), other, agreement

    def sent(self, channel="exchange", **how):
        draft = a.outgoing_draft(self.officer, self.agreement, self.other, **how)
        return a.agreed_step(draft, "submit", self.officer, self.chief, channel=channel)

    def agreed(self, **how):
        return a.step(self.sent(**how), "agree", self.theirs)

    def notified(self, **how):
        request = a.step(self.agreed(**how), "record_document", self.theirs, **PAPER)
        return a.step(request, "notify_transfer", self.officer, transfer_at=MONDAY + timedelta(days=10), **JOURNEY)

    def arrived(self):
        request = self.notified()
        with walking_at(MONDAY + timedelta(days=10, hours=1)):
            request = a.step(request, "record_departure", self.border)
        with walking_at(MONDAY + timedelta(days=10, hours=8)):
            return a.step(request, "confirm_arrival", self.theirs)

    def refuses(self, request, way, by, match=None, **answers):
        with pytest.raises(Refused, match=match) as refused:
            perform(request, way, by, answers)
        return refused.value.fields


@pytest.fixture
def desk():
    with walking_at(MONDAY):
        yield Desk()


# --- asking


def test_we_are_the_requesting_state_and_lead_the_case(desk):
    request = desk.sent()
    assert (request.from_state, request.to_state, request.case.agreement.code) == ("AZ", "NL", "EUAZ")
    assert request.agency_that_is(LEAD).code == "AZ-SMS" and request.agency_that_is(REQUESTED).code == "NL-CA"
    assert request.reference.startswith("RAO-NL-2026-") and request.state == "submitted"
    assert request.held_by.code == "NL-CA"


def test_the_agreement_binds_in_both_directions_and_nobody_else(desk):
    assert agreement_between("AZ", "CH").code == agreement_between("CH", "AZ").code == "CHAZ"
    assert agreement_between("NL", "DE") is None and agreement_between("AZ", "DK") is None


def test_nothing_goes_out_before_a_supervisor_has_signed(desk):
    draft = a.outgoing_draft(desk.officer)
    perform(draft, "submit", desk.officer, {"channel": "post"})
    draft = a.again(draft)
    assert draft.state == "draft" and draft.agency_that_is(REQUESTED) is None
    assert not Communication.objects.filter(procedure=draft).exists() and draft.case.members.count() == 0


def test_the_other_side_sees_the_application_and_none_of_our_deliberation(desk):
    request = desk.sent()
    assert not is_inside(capacities_of(desk.theirs, request)) and is_inside(capacities_of(desk.officer, request))
    assert Communication.objects.get(procedure=request).direction == Communication.Direction.SENT
    assert request.case.members.get().person.names.get().surname == "Jansen"


def test_a_national_of_ours_is_not_asked_of_others(desk):
    draft = a.outgoing_draft(desk.officer)
    draft.application["person"]["nationalities"] = [{"state": "AZ", "basis": "claimed"}]
    draft.save()
    desk.refuses(draft, "submit", desk.officer, match="lacks the minimum", channel="post")


# --- their reply


def test_they_agree_here_and_their_letter_comes_to_us(desk):
    request = desk.agreed()
    letter = request.letters.get(kind="reply_agreed")
    assert (letter.sender.code, letter.recipient.code) == ("NL-CA", "AZ-SMS")
    assert request.decided_at == MONDAY and {clock.deadline for clock in request.running_clocks} == {
        "travel_document",
        "transfer",
    }


def test_what_came_on_paper_is_written_down_as_theirs(desk):
    request = desk.sent("post")
    with walking_at(MONDAY + timedelta(days=5)):
        request = a.step(
            request,
            "record_refusal",
            desk.officer,
            refusal_ground="not_a_national",
            refusal_reason="Not ours.",
            **BY_POST,
        )
    told = Communication.objects.filter(procedure=request).latest("pk")
    assert (told.sender.code, told.direction) == ("NL-CA", Communication.Direction.RECEIVED)
    assert request.state == "refused" and not request.letters.exclude(kind="application").exists()


def test_by_post_no_time_runs_before_we_know_of_the_receipt(desk):
    request = desk.sent("post")
    assert request.running_clocks == []
    with walking_at(MONDAY + timedelta(days=4)):
        request = a.step(request, "acknowledge", desk.officer, acknowledged_at=MONDAY + timedelta(days=3))
    assert request.running_clock("reply").started_at == MONDAY + timedelta(days=3)


def test_silence_is_consent_from_the_first_moment_after_the_last_day(desk):
    request = desk.sent()
    due = request.running_clock("reply").due_at
    with walking_at(due - timedelta(minutes=1)):
        run_clocks()
        assert a.again(request).state == "submitted"
    with walking_at(due + timedelta(days=2)):
        run_clocks()
        request = a.again(request)
    assert (request.state, request.decided_at) == ("deemed_agreed", due)


def test_under_the_swiss_agreement_silence_is_no_consent():
    with walking_at(MONDAY):
        desk = Desk("CH", "CHAZ")
        request = a.step(desk.sent(), "acknowledge", desk.theirs)
        due = request.running_clock("reply").due_at
    with walking_at(due + timedelta(days=60)):
        run_clocks()
    assert a.again(request).state == "received"


def test_a_refusal_that_was_given_in_time_counts_though_it_comes_after_the_silence(desk):
    request = desk.sent()
    due = request.running_clock("reply").due_at
    said = {"reply_channel": "post", "refusal_ground": "not_a_national", "refusal_reason": "Not ours."}
    with walking_at(due + timedelta(days=2)):
        run_clocks()
        request = a.again(request)
        late = desk.refuses(request, "record_timely_refusal", desk.officer, replied_at=due, **said)
        assert "later has no effect" in late["replied_at"][0]
        in_time = due - timedelta(minutes=1)
        request = a.agreed_step(request, "record_timely_refusal", desk.officer, desk.chief, replied_at=in_time, **said)
    assert request.state == "refused" and request.running_clocks == []


def test_only_what_has_been_is_written_down(desk):
    request = desk.sent()
    early, late = MONDAY - timedelta(hours=1), MONDAY + timedelta(hours=1)
    assert "before the application" in str(desk.refuses(request, "acknowledge", desk.officer, acknowledged_at=early))
    assert "not come yet" in str(desk.refuses(request, "acknowledge", desk.officer, acknowledged_at=late))


def test_asked_again_with_what_is_new_no_time_runs(desk):
    request = a.step(desk.sent(), "refuse", desk.theirs, refusal_ground="not_a_national", refusal_reason="Not ours.")
    request = a.agreed_step(request, "ask_again", desk.officer, desk.chief, new_information="A passport was found.")
    assert (request.state, request.round, request.running_clocks) == ("submitted", 2, [])


def test_their_question_and_our_answer_are_both_kept_as_sent_and_received(desk):
    request = a.step(desk.sent(), "ask", desk.theirs, question="Which passport?")
    request = a.step(request, "answer", desk.officer, answer_given="The old one.")
    directions = Communication.objects.filter(procedure=request).order_by("pk").values_list("direction", flat=True)
    assert list(directions) == ["sent", "received", "sent"] and request.state == "submitted"


# --- the transfer and what comes after it


def test_our_border_service_sees_the_person_off_and_they_confirm_the_arrival(desk):
    request = desk.arrived()
    assert request.state == "completed" and request.agency_that_is("border").code == "AZ-SBS"
    assert [clock.deadline for clock in request.running_clocks] == ["error_window"]


def test_whoever_was_not_admitted_departs_anew_and_not_at_the_moment_of_before(desk):
    request = desk.notified()
    first, second = MONDAY + timedelta(days=10, hours=1), MONDAY + timedelta(days=20, hours=1)
    with walking_at(first):
        request = a.step(request, "record_departure", desk.border)
        request = a.step(request, "record_not_admitted", desk.theirs, not_admitted_reason="No visa for the escort.")
        assert request.departed_at is None
        journey = JOURNEY | {"transfer_at": MONDAY + timedelta(days=20)}
        request = a.step(request, "notify_transfer", desk.officer, **journey)
    with walking_at(second):
        assert a.step(request, "record_departure", desk.border).departed_at == second


def test_with_a_gate_open_nobody_departs(desk):
    request = desk.notified()
    set_gate(request, "not_fit_to_travel", desk.officer)
    with walking_at(MONDAY + timedelta(days=10, hours=1)):
        desk.refuses(a.again(request), "record_departure", desk.border, match="protection gate")


def test_when_no_error_can_be_claimed_any_more_the_case_closes_by_itself(desk):
    request = desk.arrived()
    desk.refuses(request, "close", desk.chief, match="can still be claimed")
    with walking_at(request.running_clock("error_window").due_at):
        run_clocks()
    assert a.again(request).state == "closed"


def test_an_error_that_they_claim_is_contested_and_then_accepted(desk):
    request = desk.arrived()
    with walking_at(MONDAY + timedelta(days=40)):
        request = a.step(request, "claim_error", desk.theirs, claim_reason="Another person.")
        request = a.agreed_step(
            request, "contest_claim", desk.officer, desk.chief, contest_reason="The same fingerprints."
        )
        assert "fingerprints" in request.letters.get(kind="error_answer").content["en"]["reasons"]
        request = a.agreed_step(request, "accept_claim", desk.officer, desk.chief)
        request = a.step(request, "record_return", desk.border)
        request = a.step(request, "close", desk.chief)
    assert request.state == "closed" and request.letters.filter(kind="error_answer").count() == 2


# --- third-country nationals and stateless persons


def third(desk, **parts):
    return a.outgoing_draft(desk.officer, about_whom="third_country", **parts)


def test_too_late_the_obligation_has_lapsed_so_two_must_want_it_all_the_same(desk):
    draft = third(desk, knowledge_date="2025-06-01")
    assert "The last day was" in str(desk.refuses(draft, "submit", desk.officer, channel="post"))
    sent = a.agreed_step(draft, "submit", desk.officer, desk.chief, channel="post", late_reason="They offered it.")
    assert sent.state == "submitted" and isinstance(sent, OutgoingThirdCountryRequest)


def test_the_document_is_ours_and_nobody_is_notified_before_the_protection_check(desk):
    request = a.agreed_step(third(desk), "submit", desk.officer, desk.chief, channel="exchange")
    request = a.step(request, "agree", desk.theirs)
    assert request.held_by.code == "AZ-SMS" and "travel_document" not in {c.deadline for c in request.running_clocks}
    desk.refuses(request, "record_document", desk.theirs, **PAPER)
    request = a.step(request, "record_document", desk.officer, **PAPER)
    journey = JOURNEY | {"transfer_at": MONDAY + timedelta(days=10)}
    desk.refuses(request, "notify_transfer", desk.officer, match="protection check", **journey)
    request = a.step(request, "record_protection", desk.protection, protection_check="yes")
    assert a.step(request, "notify_transfer", desk.officer, **journey).state == "transfer_notified"


def test_the_kinds_know_their_articles():
    assert OutgoingRequest.workflow.submit.law.startswith("Art. 5")
    assert OutgoingThirdCountryRequest.workflow.submit.law.startswith("Art. 6")
    assert Agreement.objects.filter(live=True, requested_state="AZ").count() == 3
