"""Transit, domain §8.7: each row and arrow, walked through the door."""

from datetime import timedelta

import pytest

from agencies.roles import BORDER, CASEWORKER, LEAD, PROTECTION_OFFICER, REQUESTING, SUPERVISOR
from audit.moment import walking_at
from cases.terms import Expiry
from tests import a
from workflows.expiry import run_clocks
from workflows.letters import open_letter
from workflows.models import Letter, Procedure, TransitRequest
from workflows.perform import Refused, decide, may_perform, open_, perform
from workflows.procedures.transit import Transit
from workflows.procedures.transit_annex import annex_faults

pytestmark = pytest.mark.django_db

MONDAY = a.at(2026, 3, 2, 10, 14)
TRANSFER = a.at(2026, 3, 16, 12)
JOURNEY = {
    "transfer_at": TRANSFER, "crossing_point": "Heydər Əliyev", "exit_point": "Qırmızı Körpü", "transport": "air", "carrier": "J2 9002",
}  # fmt: skip


class Desk:
    """Everybody who has a part in a transit."""

    def __init__(self, other="NL"):
        self.officer, self.chief, self.theirs = a.person(), a.person(SUPERVISOR), a.person(CASEWORKER, at=f"{other}-CA")
        self.protection, self.border = a.person(PROTECTION_OFFICER), a.person(CASEWORKER, at="AZ-SBS")

    def answer_checks(self, transit):
        for check in transit.child_procedures:
            code = next(grant.group.agency.code for grant in check.granted if grant.case_role != LEAD)
            officer, chief = a.person(CASEWORKER, at=code), a.person(SUPERVISOR, at=code)
            a.agreed_step(check, "answer", officer, chief, finding="not_found")
        return a.again(transit)

    def taken_up(self, **how):
        return a.step(a.step(a.transit(**how), "acknowledge", self.officer), "take_up", self.officer)

    def checked(self, **how):
        transit = self.answer_checks(self.taken_up(**how))
        return a.step(transit, "record_protection", self.protection, protection_check="yes")

    def authorised(self, **how):
        return a.agreed_step(self.checked(**how), "authorise", self.officer, self.chief)

    def scheduled(self, **how):
        return a.step(self.authorised(), "schedule", self.theirs, **JOURNEY | how)

    def in_transit(self):
        transit = self.scheduled()
        with walking_at(TRANSFER):
            return a.step(transit, "record_entry", self.border)


@pytest.fixture
def desk():
    with walking_at(MONDAY):
        yield Desk()


# --- the application


def test_an_application_that_is_submitted_is_received_at_that_moment_and_makes_annex_6(desk):
    transit = a.transit()
    assert (transit.state, transit.received_at, transit.channel) == ("submitted", MONDAY, "exchange")
    assert transit.title == "Mensah, Kwame" and transit.reference.startswith("TR-NL-2026-")
    letter = transit.letters.get()
    assert (letter.kind, letter.sender.code, letter.recipient.code) == ("transit_application", "NL-CA", "AZ-SMS")
    assert (
        letter.content["en"]["journey"]["destination"] == "Georgia"
        and letter.content["az"]["journey"]["destination"] == "Gürcüstan"
    )


def test_what_annex_6_says_is_filed_as_a_person_with_a_document_and_proves_nothing(desk):
    case = a.transit(maiden_name="Owusu", aliases="K. Mensa\nKweku").case
    person = case.members.get().person
    assert sorted(person.names.values_list("kind", flat=True)) == ["alias", "alias", "maiden", "main"]
    assert person.nationalities.get().state == "GH" and person.identity_documents.get().kind == "passport"
    assert not case.evidence.exists()


def test_an_application_on_paper_is_registered_by_our_officer_with_its_own_receipt(desk):
    draft = open_(TransitRequest, a.case(), desk.officer, {LEAD: desk.officer.agency}, application=a.annex_six())
    received = a.at(2026, 2, 27, 11)
    transit = a.step(draft, "register", desk.officer, received_at=received, channel="post")
    assert (transit.received_at, transit.agency_that_is(REQUESTING).code) == (received, "NL-CA")
    assert transit.clocks.get(deadline="reply").started_at == received


def test_a_draft_can_be_discarded(desk):
    assert a.step(a.transit_draft(desk.theirs), "discard", desk.theirs).state == "discarded"


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"admission_assured": False}, "admission_assured"),
        ({"admission_assured": None}, "admission_assured"),
        ({"ground_known": True}, "ground_known"),
        ({"ground_known": None}, "ground_known"),
        ({"nationality": "AZ"}, "nationality"),
        ({"nationality": "NL"}, "nationality"),
        ({"nationality": "FR"}, "nationality"),
        ({"nationality": "Narnia"}, "nationality"),
        ({"nationality": ""}, "nationality"),
        ({"destination": "AZ"}, "destination"),
        ({"destination": "NL"}, "destination"),
        ({"destination": "Narnia"}, "destination"),
        ({"other_states": "somewhere"}, "other_states"),
        ({"transfer_at": "2026-03-01T10:00:00+04:00"}, "transfer_at"),
        ({"transfer_at": "soon"}, "transfer_at"),
        ({"birth": {"date": "long ago"}}, "birth__date"),
        ({"birth": {"date": "2027-01-01"}}, "birth__date"),
        ({"name": {"surname": ""}}, "name__surname"),
        ({"document": {"kind": ""}}, "document__kind"),
        ({"transport": ""}, "transport"),
        ({"crossing_point": ""}, "crossing_point"),
        ({"signatory": {"name": ""}}, "signatory__name"),
        ({"sex": ""}, "sex"),
    ],
)  # fmt: skip
def test_an_application_that_lacks_something_is_not_submitted_and_its_place_is_named(desk, wrong, place):
    draft = a.transit_draft(desk.theirs, **wrong)
    assert place in {found for found, _sentence in annex_faults(draft.application, draft.case)}
    with pytest.raises(Refused, match="Annex 6"):
        perform(draft, "submit", desk.theirs)


@pytest.mark.parametrize("nationality", ["GH", "XXA", "XXX"])
def test_it_is_about_a_third_country_national_or_a_stateless_person(desk, nationality):
    assert a.transit(nationality=nationality).state == "submitted"


# --- receipt and reply


def test_the_reply_is_due_five_working_days_after_receipt(desk):
    clock = a.transit().clocks.get(deadline="reply")
    assert (clock.limit.name, clock.due_on.isoformat()) == (
        "transit_reply",
        "2026-03-10",
    )  # 8 March is a holiday, moved


def test_acknowledging_makes_it_received(desk):
    transit = a.step(a.transit(), "acknowledge", desk.officer)
    assert (transit.state, transit.acknowledged_at) == ("received", MONDAY)


def test_the_border_and_the_security_service_are_asked_when_it_is_taken_up(desk):
    transit = desk.taken_up()
    asked = {grant.group.agency.code for check in transit.child_procedures for grant in check.granted}
    assert (transit.state, asked) == ("checks", {"AZ-SMS", "AZ-SBS", "AZ-SSS"})
    assert all("Georgia" in check.information_given for check in transit.child_procedures)


def test_neither_service_takes_part_in_the_transit_itself_by_being_asked(desk):
    desk.taken_up()
    for code in ("AZ-SBS", "AZ-SSS"):
        seen = Procedure.objects.visible_to(a.person(CASEWORKER, at=code))
        assert set(seen.values_list("kind", flat=True)) == {"verification"}


def test_it_is_not_authorised_before_every_service_has_answered(desk):
    transit = a.step(desk.taken_up(), "record_protection", desk.protection, protection_check="yes")
    with pytest.raises(Refused, match="must answer first"):
        perform(transit, "authorise", desk.officer)


@pytest.mark.parametrize("said", [None, "no"])
def test_it_is_not_authorised_before_the_protection_check_is_done(desk, said):
    transit = desk.answer_checks(desk.taken_up())
    if said:
        transit = a.step(transit, "record_protection", desk.protection, protection_check=said)
    with pytest.raises(Refused, match="protection check must be done"):
        perform(transit, "authorise", desk.officer)


def test_the_protection_check_is_recorded_by_a_protection_officer_alone(desk):
    transit = desk.taken_up()
    for who in (desk.officer, desk.chief):
        with pytest.raises(Refused, match="Only Protection officer"):
            perform(transit, "record_protection", who, {"protection_check": "yes"})


def test_a_supervisor_who_did_not_propose_authorises_it(desk):
    both = a.person(CASEWORKER, SUPERVISOR)
    approval = perform(desk.checked(), "authorise", both)
    with pytest.raises(Refused, match="you prepared it"):
        decide(approval, both, "granted")
    decide(approval, desk.chief, "granted")
    transit = TransitRequest.objects.get(pk=approval.procedure_id)
    assert (transit.state, transit.decided_at) == ("authorised", MONDAY)
    letter = transit.letters.get(kind="transit_authorised")
    assert letter.content["en"]["execution"]["due_on"] == {"date": "2026-04-01"}


@pytest.mark.parametrize(
    "ground", [ground for ground, _label in TransitRequest._meta.get_field("refusal_ground").choices if ground]
)
def test_it_is_refused_on_a_ground_of_article_14_3_and_the_letter_names_it(desk, ground):
    transit = desk.taken_up()
    transit = a.agreed_step(
        transit, "refuse", desk.officer, desk.chief, refusal_ground=ground, refusal_reason="So it is."
    )
    assert transit.state == "refused"
    assert transit.letters.get(kind="transit_refused").content["en"]["ground"]["code"] == ground[0]
    assert all(check.closed_at for check in a.again(transit).child_procedures)


def test_no_other_ground_refuses_it(desk):
    with pytest.raises(Refused) as refused:
        perform(desk.taken_up(), "refuse", desk.officer, {"refusal_ground": "other", "refusal_reason": "So it is."})
    assert list(refused.value.fields) == ["refusal_ground"]


# --- silence


@pytest.mark.parametrize(("agreement", "other"), [("EUAZ", "NL"), ("CHAZ", "CH"), ("NOAZ", "NO")])
def test_silence_is_no_consent_to_a_transit(desk, agreement, other):
    transit = a.transit(agreement, other)
    with walking_at(a.at(2026, 6, 2)):
        with pytest.raises(Refused, match="silence is not consent to a transit"):
            perform(transit, "authorise_by_silence", None)
        run_clocks()
    assert a.again(transit).state == "submitted"


def silent(desk):
    """Under an agreement in which silence on a transit application is consent, as data."""
    transit = a.transit()
    limit = transit.clocks.get(deadline="reply").limit
    limit.on_expiry = Expiry.DEEMED_AGREED
    limit.save()
    return transit


def test_where_the_agreement_says_so_silence_authorises_it_after_the_last_day_and_not_before(desk):
    transit = silent(desk)
    due = transit.clocks.get(deadline="reply").due_at
    with walking_at(due - timedelta(minutes=1)), pytest.raises(Refused, match="has not run out"):
        perform(transit, "authorise_by_silence", None)
    with walking_at(due):
        run_clocks()
    assert a.again(transit).state == "authorised"


def test_after_silence_nothing_is_scheduled_before_the_protection_check_is_done(desk):
    transit = silent(desk)
    with walking_at(transit.clocks.get(deadline="reply").due_at):
        run_clocks()
        with pytest.raises(Refused, match="protection check must be done"):
            perform(a.again(transit), "schedule", desk.theirs, JOURNEY)
        transit = a.step(transit, "record_protection", desk.protection, protection_check="yes")
        assert a.step(transit, "schedule", desk.theirs, **JOURNEY).state == "scheduled"


# --- the journey


def test_scheduling_brings_in_the_border_service(desk):
    transit = desk.scheduled(assistance="A room")
    assert (transit.state, transit.held_by.code, transit.assistance) == ("scheduled", "AZ-SBS", "A room")
    assert transit.agency_that_is(BORDER).code == "AZ-SBS"


def test_a_transit_lies_ahead_and_within_the_thirty_days(desk):
    transit = desk.authorised()
    for moment, said in ((MONDAY - timedelta(days=1), "must lie ahead"), (a.at(2026, 4, 2, 2), "by 01.04.2026")):
        with pytest.raises(Refused) as refused:
            perform(transit, "schedule", desk.theirs, JOURNEY | {"transfer_at": moment})
        assert said in refused.value.fields["transfer_at"][0]
    assert (
        a.step(transit, "schedule", desk.theirs, **JOURNEY | {"transfer_at": a.at(2026, 4, 1, 23, 59)}).state
        == "scheduled"
    )


def test_the_schedule_can_be_changed_and_stays_scheduled(desk):
    later = TRANSFER + timedelta(days=2)
    transit = a.step(desk.scheduled(), "reschedule", desk.theirs, **JOURNEY | {"transfer_at": later})
    assert (transit.state, transit.transfer_at) == ("scheduled", later)


def test_the_border_officer_records_entry_and_exit_without_typing(desk):
    transit = desk.in_transit()
    assert (transit.state, transit.came_in_at) == ("in_transit", TRANSFER)
    with walking_at(TRANSFER + timedelta(hours=3)):
        transit = a.step(transit, "record_exit", desk.border)
        assert (transit.state, transit.went_out_at) == ("exited", TRANSFER + timedelta(hours=3))
        assert a.step(transit, "close", desk.chief).state == "closed"


def test_nobody_leaves_before_they_came(desk):
    transit = desk.in_transit()
    with walking_at(TRANSFER + timedelta(hours=1)), pytest.raises(Refused) as refused:
        perform(transit, "record_exit", desk.border, {"went_out_at": TRANSFER - timedelta(hours=1)})
    assert "went_out_at" in refused.value.fields


def test_only_the_border_service_records_the_journey(desk):
    transit = desk.scheduled()
    for who in (desk.officer, desk.chief, desk.theirs):
        with pytest.raises(Refused, match="border service"):
            perform(transit, "record_entry", who)


# --- revoked, expired, withdrawn

REVOKED = {"revocation_ground": "c_security", "revocation_reason": "New information."}


@pytest.mark.parametrize("state", ["authorised", "scheduled"])
def test_consent_is_revoked_before_the_person_comes_and_the_case_is_closed(desk, state):
    transit = a.step(getattr(desk, state)(), "revoke", desk.chief, **REVOKED)
    assert transit.state == "revoked"
    assert transit.letters.get(kind="transit_revoked").content["en"]["is_here"] is False
    with pytest.raises(Refused, match="has not entered"):
        perform(transit, "return_to_requesting", desk.officer)
    assert a.step(transit, "close", desk.chief).state == "closed"


def test_who_is_in_transit_when_consent_is_revoked_is_returned_to_the_requesting_state(desk):
    transit = desk.in_transit()
    with walking_at(TRANSFER + timedelta(hours=1)):
        transit = a.step(transit, "revoke", desk.chief, **REVOKED)
        assert transit.letters.get(kind="transit_revoked").content["en"]["is_here"] is True
        with pytest.raises(Refused, match="still here"):
            perform(transit, "close", desk.chief)
        transit = a.step(transit, "return_to_requesting", desk.border)
        assert (transit.state, transit.returned_at) == ("returned_to_requesting", TRANSFER + timedelta(hours=1))
        assert a.step(transit, "close", desk.chief).state == "closed"


def test_only_a_supervisor_of_the_lead_revokes(desk):
    transit = desk.authorised()
    for who in (desk.officer, desk.theirs, desk.border):
        with pytest.raises(Refused, match="Only Supervisor of the lead"):
            perform(transit, "revoke", who, REVOKED)


@pytest.mark.parametrize("state", ["authorised", "scheduled"])
def test_a_transit_expires_the_moment_after_its_thirtieth_day(desk, state):
    transit = getattr(desk, state)()
    due = transit.clocks.get(deadline="execution").due_at
    assert due == a.at(2026, 4, 2, 2)  # midnight where those are who must act
    with walking_at(due - timedelta(minutes=1)), pytest.raises(Refused, match="has not run out"):
        perform(transit, "expire", None)
    with walking_at(due):
        run_clocks()
        run_clocks()
    transit = a.again(transit)
    assert (transit.state, transit.steps.filter(transition="expire").count()) == ("expired", 1)


def test_who_may_be_at_the_border_is_heard_of_before_the_transit_expires(desk):
    transit = desk.scheduled(transfer_at=a.at(2026, 4, 1, 23))
    with walking_at(a.at(2026, 4, 2, 3)), pytest.raises(Refused, match="must be recorded first"):
        perform(transit, "expire", None)
    with walking_at(a.at(2026, 4, 2, 9)):
        transit = a.step(transit, "record_entry", desk.border, came_in_at=a.at(2026, 4, 1, 23, 20))
    assert transit.state == "in_transit"


def test_who_is_in_transit_does_not_expire(desk):
    transit = desk.in_transit()
    with walking_at(a.at(2026, 5, 2)):
        run_clocks()
    assert a.again(transit).state == "in_transit"


@pytest.mark.parametrize("road", ["submitted", "taken_up", "authorised", "scheduled"])
def test_the_requesting_authority_withdraws_until_the_person_comes(desk, road):
    transit = a.transit() if road == "submitted" else getattr(desk, road)()
    transit = a.step(transit, "withdraw", desk.theirs, withdrawal_reason="The flight is direct.")
    assert transit.state == "withdrawn" and all(check.closed_at for check in transit.child_procedures)
    assert a.step(transit, "close", desk.chief).state == "closed"


def test_every_arrow_of_the_domain_is_declared_and_no_other_between_its_states():
    arrows = {(source.name, way.target.name) for way in Transit.transitions.values() for source in way.sources}
    assert arrows == {
        ("draft", "submitted"), ("draft", "discarded"), ("submitted", "received"), ("received", "checks"),
        ("checks", "stay"), ("checks", "authorised"), ("checks", "refused"), ("submitted", "authorised"), ("received", "authorised"),
        ("authorised", "stay"), ("authorised", "scheduled"), ("scheduled", "stay"), ("scheduled", "in_transit"),
        ("in_transit", "exited"), ("authorised", "revoked"), ("scheduled", "revoked"), ("in_transit", "revoked"),
        ("revoked", "returned_to_requesting"), ("authorised", "expired"), ("scheduled", "expired"), ("submitted", "withdrawn"),
        ("received", "withdrawn"), ("checks", "withdrawn"), ("authorised", "withdrawn"), ("scheduled", "withdrawn"),
        ("exited", "closed"), ("returned_to_requesting", "closed"), ("refused", "closed"), ("expired", "closed"),
        ("withdrawn", "closed"), ("revoked", "closed"),
    }  # fmt: skip


# --- who reads what


def test_what_protection_found_is_read_by_the_lead_alone(desk):
    way, transit = Transit.record_protection, desk.taken_up()
    assert way.internal and TransitRequest.field_groups["protection_check"] == "deliberation"
    assert not may_perform({CASEWORKER.at(REQUESTING)}, way, transit)


def test_each_letter_of_a_transit_is_printed_in_both_languages(desk):
    transit = desk.in_transit()
    with walking_at(TRANSFER):
        a.step(transit, "revoke", desk.chief, **REVOKED)
    another = desk.taken_up(name={"surname": "Perera", "given_names": "Nuwan", "patronymic": ""})
    refused = a.agreed_step(
        another, "refuse", desk.officer, desk.chief, refusal_ground="b_here", refusal_reason="So it is."
    )
    made = Letter.objects.filter(procedure__in=[transit.pk, refused.pk]).order_by("pk")
    printed = {
        (letter.kind, language): open_letter(letter, language).size for letter in made for language in ("en", "az")
    }
    assert {kind for kind, _language in printed} == {
        "transit_application", "transit_authorised", "transit_refused", "transit_revoked",
    }  # fmt: skip
    assert all(size > 10_000 for size in printed.values())
