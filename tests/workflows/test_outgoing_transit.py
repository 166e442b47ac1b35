"""Transit through another State that Azerbaijan applies for (Art. 14, 15): who acts, what crosses the border, what time does."""

from datetime import timedelta

import pytest

from agencies.disclosure import is_inside
from agencies.policy import capacities_of
from agencies.roles import BORDER, CASEWORKER, LEAD, PROTECTION_OFFICER, REQUESTED, SUPERVISOR
from audit.moment import walking_at
from cases.gates import GateCode
from cases.terms import Expiry
from tests import a
from workflows.expiry import run_clocks
from workflows.gating import set_gate
from workflows.letters import open_letter
from workflows.models import Communication, Letter, OutgoingTransitRequest
from workflows.perform import Refused, may_perform, perform
from workflows.procedures.outgoing_transit import OutgoingTransit
from workflows.procedures.transit_annex import annex_faults
from workflows.procedures.transit_request import TransitGround

pytestmark = pytest.mark.django_db

MONDAY = a.at(2026, 3, 2, 10, 14)
LEAVES = a.at(2026, 3, 16, 12)
JOURNEY = {
    "transfer_at": LEAVES, "crossing_point": "Schiphol", "exit_point": "Schiphol", "transport": "air", "carrier": "J2 9002",
}  # fmt: skip
REVOKED = {"revocation_ground": "c_security", "revocation_reason": "New information."}
REFUSED = {"refusal_ground": "c_order", "refusal_reason": "So it is."}


class Desk:
    """Everybody who has a part in it: ours and, where they work here, theirs."""

    def __init__(self, other="NL", agreement="EUAZ"):
        self.officer, self.chief = a.person(), a.person(SUPERVISOR)
        self.protection, self.border = a.person(PROTECTION_OFFICER), a.person(CASEWORKER, at="AZ-SBS")
        self.theirs, self.other, self.agreement = a.person(CASEWORKER, at=f"{other}-CA"), other, agreement

    def draft(self, **said):
        return a.outgoing_transit_draft(self.officer, self.agreement, self.other, **said)

    def sent(self, channel="exchange", **said):
        return a.agreed_step(self.draft(**said), "submit", self.officer, self.chief, channel=channel)

    def authorised(self):
        transit = a.step(self.sent(), "record_protection", self.protection, protection_check="yes")
        return a.step(transit, "authorise", self.theirs)

    def scheduled(self, **how):
        return a.step(self.authorised(), "schedule", self.officer, **JOURNEY | how)

    def departed(self):
        transit = self.scheduled()
        with walking_at(LEAVES):
            return a.step(transit, "record_departure", self.border)

    def refuses(self, transit, way, by, match=None, **answers):
        with pytest.raises(Refused, match=match) as refused:
            perform(transit, way, by, answers)
        return refused.value.fields


@pytest.fixture
def desk():
    with walking_at(MONDAY):
        yield Desk()


# --- asking


def test_we_lead_and_annex_6_goes_from_us_to_them(desk):
    transit = desk.sent()
    assert (transit.from_state, transit.to_state, transit.state) == ("AZ", "NL", "submitted")
    assert transit.agency_that_is(LEAD).code == "AZ-SMS" and transit.agency_that_is(REQUESTED).code == "NL-CA"
    assert transit.reference.startswith("TRO-NL-2026-") and transit.held_by.code == "NL-CA"
    letter = transit.letters.get()
    assert (letter.kind, letter.sender.code, letter.recipient.code) == ("transit_application", "AZ-SMS", "NL-CA")
    assert letter.content["en"]["journey"]["destination"] == "Georgia"
    assert letter.content["en"]["signatory"] == {"name": "J. de Vries", "function": "Officer"}


def test_the_person_is_filed_with_the_document_and_the_letter_is_written_down_as_sent(desk):
    transit = desk.sent()
    person = transit.case.members.get().person
    assert person.nationalities.get().state == "GH" and person.identity_documents.get().kind == "passport"
    assert not transit.case.evidence.exists() and transit.title == "Mensah, Kwame"
    told = Communication.objects.get(procedure=transit)
    assert (told.direction, told.letter) == (Communication.Direction.SENT, transit.letters.get())


def test_nothing_goes_out_before_a_supervisor_has_signed(desk):
    draft = desk.draft()
    perform(draft, "submit", desk.officer, {"channel": "post"})
    draft = a.again(draft)
    assert draft.state == "draft" and draft.agency_that_is(REQUESTED) is None
    assert not Communication.objects.filter(procedure=draft).exists() and not draft.letters.exists()
    assert draft.case.members.count() == 0


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"nationality": "AZ"}, "nationality"),
        ({"nationality": "NL"}, "nationality"),
        ({"nationality": "FR"}, "nationality"),
        ({"destination": "AZ"}, "destination"),
        ({"destination": "NL"}, "destination"),
        ({"admission_assured": False}, "admission_assured"),
        ({"ground_known": True}, "ground_known"),
    ],
)
def test_it_is_about_a_third_country_national_who_will_be_admitted_elsewhere(desk, wrong, place):
    draft = desk.draft(**wrong)
    assert place in {found for found, _sentence in annex_faults(draft.application, draft.case)}
    desk.refuses(draft, "submit", desk.officer, match="Annex 6", channel="post")


def test_what_protection_found_is_read_by_us_alone(desk):
    transit = desk.sent()
    assert not is_inside(capacities_of(desk.theirs, transit)) and is_inside(capacities_of(desk.officer, transit))
    way = OutgoingTransit.record_protection
    assert way.internal and OutgoingTransitRequest.field_groups["protection_check"] == "deliberation"
    for who in (desk.officer, desk.chief, desk.theirs):
        assert not may_perform(capacities_of(who, transit), way, transit)


# --- their reply


def test_the_reply_runs_from_the_receipt_and_by_post_only_when_we_know_of_it(desk):
    assert desk.sent().clocks.get(deadline="reply").started_at == MONDAY
    posted = desk.sent("post", name={"surname": "Perera", "given_names": "Nuwan", "patronymic": ""})
    assert posted.running_clocks == []
    with walking_at(MONDAY + timedelta(days=4)):
        posted = a.step(posted, "acknowledge", desk.officer, acknowledged_at=MONDAY + timedelta(days=3))
    assert posted.running_clock("reply").started_at == MONDAY + timedelta(days=3)


def test_they_authorise_here_and_their_letter_comes_to_us(desk):
    transit = desk.authorised()
    letter = transit.letters.get(kind="transit_authorised")
    assert (letter.sender.code, letter.recipient.code) == ("NL-CA", "AZ-SMS")
    assert transit.decided_at == MONDAY and [clock.deadline for clock in transit.running_clocks] == ["execution"]


def test_what_came_on_paper_is_theirs_and_counts_by_the_day_that_it_bears(desk):
    transit, said = desk.sent("post"), MONDAY + timedelta(days=3)
    with walking_at(MONDAY + timedelta(days=5)):
        answers = {"replied_at": said, "reply_channel": "post"}
        early = desk.refuses(
            transit, "record_authorisation", desk.officer, **answers | {"replied_at": MONDAY - timedelta(1)}
        )
        assert "before the application" in early["replied_at"][0]
        transit = a.step(transit, "record_authorisation", desk.officer, **answers)
    told = Communication.objects.filter(procedure=transit).latest("pk")
    assert (told.sender.code, told.direction) == ("NL-CA", Communication.Direction.RECEIVED)
    assert transit.decided_at == said and not transit.letters.filter(kind="transit_authorised").exists()
    assert transit.running_clock("execution").started_at == said


@pytest.mark.parametrize("ground", TransitGround.values)
def test_they_refuse_on_a_ground_of_article_14_3_and_the_letter_names_it(desk, ground):
    transit = a.step(desk.sent(), "refuse", desk.theirs, refusal_ground=ground, refusal_reason="So it is.")
    letter = transit.letters.get(kind="transit_refused")
    assert (letter.sender.code, letter.content["en"]["ground"]["code"]) == ("NL-CA", ground[0])
    assert a.step(transit, "close", desk.chief).state == "closed"


def test_no_other_ground_refuses_it(desk):
    wrong = REFUSED | {"refusal_ground": "not_a_national"}
    assert list(desk.refuses(desk.sent(), "refuse", desk.theirs, **wrong)) == ["refusal_ground"]


# --- silence


@pytest.mark.parametrize(("other", "agreement"), [("NL", "EUAZ"), ("CH", "CHAZ"), ("NO", "NOAZ")])
def test_under_the_agreements_in_use_silence_is_no_consent_to_a_transit(other, agreement):
    with walking_at(MONDAY):
        transit = Desk(other, agreement).sent()
    with walking_at(a.at(2026, 6, 2)):
        with pytest.raises(Refused, match="silence is not consent to a transit"):
            perform(transit, "authorise_by_silence", None)
        run_clocks()
    assert a.again(transit).state == "submitted"


def test_where_the_agreement_says_so_silence_authorises_when_the_time_is_over_not_when_somebody_notices(desk):
    transit = desk.sent()
    limit = transit.running_clock("reply").limit
    limit.on_expiry = Expiry.DEEMED_AGREED
    limit.save()
    due = transit.running_clock("reply").due_at
    with walking_at(due - timedelta(minutes=1)):
        run_clocks()
        assert a.again(transit).state == "submitted"
    with walking_at(due + timedelta(days=2)):
        run_clocks()
    transit = a.again(transit)
    assert (transit.state, transit.decided_at) == ("authorised", due)
    assert transit.running_clock("execution").started_at == due


# --- the journey


@pytest.mark.parametrize("said", [None, "no"])
def test_nobody_is_sent_through_another_state_before_our_protection_officer_has_looked_at_it(desk, said):
    transit = desk.sent()
    if said:
        transit = a.step(transit, "record_protection", desk.protection, protection_check=said)
    transit = a.step(transit, "authorise", desk.theirs)
    desk.refuses(transit, "schedule", desk.officer, match="protection check", **JOURNEY)
    transit = a.step(transit, "record_protection", desk.protection, protection_check="yes")
    assert a.step(transit, "schedule", desk.officer, **JOURNEY).state == "scheduled"


def test_our_border_service_sees_the_person_off_and_they_confirm_the_exit(desk):
    transit = desk.departed()
    assert (transit.departed_at, transit.agency_that_is(BORDER).code, transit.held_by.code) == (
        LEAVES,
        "AZ-SBS",
        "NL-CA",
    )
    with walking_at(LEAVES + timedelta(hours=5)):
        early = LEAVES - timedelta(hours=1)
        assert "before the departure" in str(desk.refuses(transit, "confirm_exit", desk.theirs, went_out_at=early))
        transit = a.step(transit, "confirm_exit", desk.theirs)
        assert (transit.state, transit.went_out_at) == ("completed", LEAVES + timedelta(hours=5))
        assert a.step(transit, "close", desk.chief).state == "closed"


def test_a_transit_lies_ahead_and_within_the_time_of_the_agreement(desk):
    transit = desk.authorised()
    last = transit.running_clock("execution").due_at
    for moment, said in ((MONDAY - timedelta(days=1), "must lie ahead"), (last, "must be carried out by")):
        assert (
            said
            in desk.refuses(transit, "schedule", desk.officer, **JOURNEY | {"transfer_at": moment})["transfer_at"][0]
        )
    ahead = JOURNEY | {"transfer_at": last - timedelta(minutes=1)}
    assert a.step(transit, "schedule", desk.officer, **ahead).state == "scheduled"


def test_a_journey_is_changed_postponed_and_missed_and_scheduled_again(desk):
    later = LEAVES + timedelta(days=2)
    transit = a.step(desk.scheduled(), "reschedule", desk.officer, **JOURNEY | {"transfer_at": later})
    assert (transit.state, transit.transfer_at) == ("scheduled", later)
    transit = a.step(transit, "postpone", desk.officer, postponement_reason="Ill.")
    transit = a.step(transit, "schedule", desk.officer, **JOURNEY)
    with walking_at(LEAVES):
        transit = a.step(transit, "not_departed", desk.border, no_show_reason="The escort was late.")
    assert transit.state == "authorised" and transit.running_clock("execution") is not None


def test_with_a_gate_open_nobody_departs_and_the_journey_can_be_called_off(desk):
    transit = desk.scheduled()
    set_gate(transit, GateCode.NOT_FIT, desk.officer)
    with walking_at(LEAVES):
        desk.refuses(a.again(transit), "record_departure", desk.border, match="protection gate")
        assert a.step(a.again(transit), "postpone", desk.officer, postponement_reason="Ill.").state == "authorised"


# --- revoked, expired, withdrawn


@pytest.mark.parametrize("way", ["authorised", "scheduled"])
def test_revoked_before_anybody_departed_there_is_nobody_to_take_back(desk, way):
    transit = a.step(getattr(desk, way)(), "revoke", desk.theirs, **REVOKED)
    letter = transit.letters.get(kind="transit_revoked")
    assert (letter.sender.code, letter.content["en"]["is_here"]) == ("NL-CA", False)
    desk.refuses(transit, "arrange_return", desk.officer, match="nobody to take back", return_arranged="By air.")
    desk.refuses(transit, "record_return", desk.officer, match="nobody to take back")
    assert a.step(transit, "close", desk.chief).state == "closed"


def test_who_has_departed_when_consent_is_revoked_is_taken_back_whatever_gate_is_open(desk):
    transit = desk.departed()
    with walking_at(LEAVES + timedelta(hours=1)):
        transit = a.step(transit, "revoke", desk.theirs, **REVOKED)
        assert transit.letters.get(kind="transit_revoked").content["en"]["is_here"] is True
        set_gate(transit, GateCode.NOT_FIT, desk.officer)
        desk.refuses(a.again(transit), "close", desk.chief, match="still there")
        transit = a.step(a.again(transit), "arrange_return", desk.officer, return_arranged="By the next flight.")
        assert transit.held_by.code == "AZ-SBS"
        told = Communication.objects.filter(procedure=transit).latest("pk")
        assert (told.direction, list(told.told)) == (Communication.Direction.SENT, ["return_arranged"])
        transit = a.step(transit, "record_return", desk.border)
        assert (transit.state, transit.returned_at) == ("taken_back", LEAVES + timedelta(hours=1))
        assert a.step(transit, "close", desk.chief).state == "closed"


def test_a_revocation_on_paper_is_written_down_as_theirs_and_makes_no_letter(desk):
    transit = a.step(desk.authorised(), "record_revocation", desk.officer, **REVOKED)
    told = Communication.objects.filter(procedure=transit).latest("pk")
    assert (transit.state, told.sender.code) == ("revoked", "NL-CA")
    assert not transit.letters.filter(kind="transit_revoked").exists()


def test_only_the_authority_that_consented_revokes(desk):
    transit = desk.authorised()
    for who in (desk.officer, desk.chief, desk.protection):
        desk.refuses(transit, "revoke", who, match="Only", **REVOKED)


@pytest.mark.parametrize("way", ["authorised", "scheduled"])
def test_it_expires_the_moment_after_its_last_day(desk, way):
    transit = getattr(desk, way)()
    due = transit.running_clock("execution").due_at
    with walking_at(due - timedelta(minutes=1)), pytest.raises(Refused, match="has not run out"):
        perform(transit, "expire", None)
    with walking_at(due):
        run_clocks()
    assert a.again(transit).state == "expired"


def test_who_may_be_on_the_way_is_heard_of_before_it_expires(desk):
    transit = desk.scheduled(transfer_at=a.at(2026, 4, 1, 20))
    due = transit.running_clock("execution").due_at
    with walking_at(due), pytest.raises(Refused, match="must be recorded first"):
        perform(transit, "expire", None)
    with walking_at(due + timedelta(days=3)):
        run_clocks()
    assert a.again(transit).state == "expired"


def test_who_has_departed_does_not_expire(desk):
    transit = desk.departed()
    with walking_at(a.at(2026, 5, 2)):
        run_clocks()
    assert a.again(transit).state == "departed"


@pytest.mark.parametrize("way", ["sent", "authorised", "scheduled"])
def test_we_withdraw_until_the_person_departs(desk, way):
    transit = a.step(getattr(desk, way)(), "withdraw", desk.officer, withdrawal_reason="The flight is direct.")
    assert transit.state == "withdrawn" and a.step(transit, "close", desk.chief).state == "closed"


# --- letters


def test_each_letter_is_printed_in_both_languages(desk):
    revoked = a.step(desk.authorised(), "revoke", desk.theirs, **REVOKED)
    another = desk.sent(name={"surname": "Perera", "given_names": "Nuwan", "patronymic": ""})
    refused = a.step(another, "refuse", desk.theirs, **REFUSED)
    made = Letter.objects.filter(procedure__in=[revoked.pk, refused.pk])
    kinds = {"transit_application", "transit_authorised", "transit_refused", "transit_revoked"}
    assert {letter.kind for letter in made} == kinds
    printed = [open_letter(letter, language) for letter in made for language in ("en", "az")]
    assert len({copy.sha256 for copy in printed}) == len(printed) == 10


def test_annex_6_that_names_no_function_is_signed_for_our_agency(desk):
    letter = desk.sent(signatory={"name": "Leyla Quliyeva", "function": ""}).letters.get()
    assert letter.content["en"]["signatory"] == {"name": "Leyla Quliyeva", "function": "State Migration Service"}
