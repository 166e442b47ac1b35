"""A voluntary return from the first talk to the arrival: what it needs, what shuts it, and how freely somebody leaves it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from agencies.policy import capacities_of
from agencies.roles import BORDER, CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, today, walking_at
from cases.partial_dates import PartialDate
from cases.programmes import ProgrammeRule
from cases.rules import TimeLimit
from tests import a
from tests.workflows.coming_home import CHILD, FACTS, Return
from workflows.expiry import run_clocks
from workflows.models import Step, VoluntaryReturn
from workflows.perform import Refused, decide, may_perform, perform
from workflows.procedures.voluntary_return import VoluntaryReturning

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10)


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(MONDAY):
        yield


def rule(programme, fact, operator, value, **fields):
    said = {
        "code": fact.replace("_", "-"),
        "fact": fact,
        "operator": operator,
        "value": value,
        "says_en": f"{fact} {operator}",
    }
    return ProgrammeRule.objects.create(programme=programme, **said | fields)


def a_boy(**said):
    return CHILD | {"born": PartialDate(2021, 5, 4)} | said


# --- from the first talk to the arrival


def test_its_reference_tells_nobody_from_where_and_its_file_has_the_limits_of_the_house():
    case = Return(host_state="RU").case
    assert (case.reference, case.case.agreement.code, case.from_state) == ("VR-AZ-2026-00001", "HOUSE", "RU")


def test_it_goes_from_the_first_talk_to_the_arrival():
    home = Return().booked()
    with walking_at(now() + timedelta(days=10)):
        home.depart()
        home.step(
            "record_grant", grant_amount="150.00", grant_currency="EUR", grant_paid_by="IOM", grant_paid_on=today()
        )
        with walking_at(now() + timedelta(hours=3)):
            home.step("record_arrival", home.border, arrived_at=now())
            assert home.case.came_home() == ("assisted", home.case.arrived_at)
            home.step("hand_over")
    assert (home.case.state, home.case.afterwards, bool(home.case.closed_at)) == ("closed", "reintegration", True)


def test_nobody_has_come_home_before_the_arrival():
    assert Return().booked().case.came_home() is None


def test_no_application_without_counselling_and_the_written_consent():
    home = Return()
    with pytest.raises(Refused, match="counselling session"):
        home.step("apply", applied_on=today())
    home.counsel()
    with pytest.raises(Refused, match="written consent"):
        home.step("apply", applied_on=today())


def test_everybody_of_age_who_travels_consents_and_children_do_not():
    home = (
        Return([a_boy(), a_boy(relation="spouse", born=PartialDate(1990, 1, 1), given_names="Rauf")])
        .counsel()
        .consent()
    )
    with pytest.raises(Refused, match="everybody of age"):
        home.step("apply", applied_on=today())
    spouse = home.case.case.members.get(relation="spouse").person
    assert home.consent(spouse).step("apply", applied_on=today()).case.state == "applied"


def test_a_spouse_who_stays_need_not_consent():
    home = Return([a_boy(relation="spouse", born=PartialDate(1990, 1, 1), travels=False)])
    assert home.applied().case.state == "applied"


# --- eligibility


def test_a_rule_that_is_not_met_is_told_at_the_programme_and_so_is_what_is_not_known():
    programme = a.programme("FOR-THE-POOR", at="IOM-AZ")
    rule(programme, "has_means", "in", ["no"])
    home = Return(programme=programme).applied()
    with pytest.raises(Refused) as refused:
        home.step("find_eligible", programme=programme)
    assert refused.value.fields["programme"] == ["Not known yet: has_means in"]
    home.step("record_facts", **FACTS | {"has_means": "yes"})
    with pytest.raises(Refused) as refused:
        home.step("find_eligible", programme=programme)
    assert refused.value.fields["programme"] == ["Not met: has_means in"]
    home.step("record_facts", **FACTS).step("find_eligible", programme=programme)
    assert home.case.eligibility == [{"code": "has-means", "verdict": "met", "en": "has_means in", "az": ""}]


def test_the_rules_are_those_of_the_day_of_the_application():
    programme = a.programme("CHANGED", at="IOM-AZ")
    rule(programme, "age", "at_least", 18, valid_until=today())
    rule(programme, "age", "at_least", 60, valid_from=today() + timedelta(days=1))
    home = Return(programme=programme).applied()
    with walking_at(now() + timedelta(days=5)):
        home.step("record_facts", **FACTS).step("find_eligible", programme=programme)
    assert home.case.state == "eligible"


def test_what_is_learned_after_the_check_stops_the_approval():
    programme = a.programme("FOR-THE-POOR", at="IOM-AZ")
    rule(programme, "has_means", "in", ["no"])
    home = Return(programme=programme).screened().step("record_facts", **FACTS | {"has_means": "yes"})
    with pytest.raises(Refused, match="rules of the programme"):
        home.approve()


def test_a_programme_for_other_host_countries_or_of_another_agency_is_not_chosen():
    elsewhere = a.programme("GERMANY", at="IOM-AZ", host_states=["DE"])
    home = Return().applied().step("record_facts", **FACTS)
    with pytest.raises(Refused) as refused:
        home.step("find_eligible", programme=elsewhere)
    assert "does not run there" in refused.value.fields["programme"][0]
    others = a.programme("OTHERS", at="AZ-MLSP")
    with pytest.raises(Refused) as refused:
        home.step("find_eligible", programme=others)
    assert "your own agency" in refused.value.fields["programme"][0]


# --- protection


def test_a_gate_shuts_the_approval_and_everything_after_it_until_it_is_released():
    home = Return().screened()
    home.gate()
    with pytest.raises(Refused, match="protection gate is open"):
        home.approve()
    assert home.release().approve().case.state == "approved"


@pytest.mark.parametrize("name", ["prepare", "book_travel", "record_departure"])
def test_a_gate_shuts_each_step_nearer_to_the_journey(name):
    home = {
        "prepare": lambda h: h.screened().approve(),
        "book_travel": Return.ready,
        "record_departure": Return.booked,
    }[name](Return())
    home.gate()
    verdict = may_perform(capacities_of(home.officer, home.case), VoluntaryReturning.transitions[name], home.case)
    assert any("protection gate is open" in reason for reason in verdict.reasons)


def test_before_it_goes_on_the_person_is_asked_alone():
    with pytest.raises(Refused) as refused:
        Return().eligible().step("screen", screened_on=today(), rights_told="no")
    assert "rights_told" in refused.value.fields


def test_with_signs_of_trafficking_a_protection_officer_signs_too():
    home = Return().screened()
    home.mark("trafficking")
    with acting(home.officer):
        approval = perform(home.case, "approve", home.officer)
    with acting(home.chief):
        assert decide(approval, home.chief, "granted") is None
    assert a.again(home.case).state == "screened"
    with acting(home.guard):
        decide(home.case.approvals.get(), home.guard, "granted")
    assert a.again(home.case).state == "approved"


def test_a_child_alone_is_marked_at_once_and_waits_behind_two_gates():
    home = Return(born=PartialDate(2012, 1, 1))
    assert home.case.case.vulnerabilities.get().code == "unaccompanied_child"
    assert set(home.case.case.gates.open().values_list("code", flat=True)) == {
        "minor_without_guardian", "no_best_interest_decision",
    }  # fmt: skip


def test_a_child_alone_needs_guardian_best_interests_and_somebody_who_waits():
    home = Return(born=PartialDate(2012, 1, 1)).screened().release()
    with pytest.raises(Refused, match="guardian and the decision"):
        home.approve()
    home.protect(receiving_authority="", confirmed_on=None, received_by="").approve().step("prepare").provided()
    with pytest.raises(Refused, match="receiving authority"):
        home.book()
    assert home.protect().book().case.state == "travel_booked"


# --- what a journey needs


def test_a_journey_needs_a_document_and_a_reception():
    home = Return().preparing()
    with pytest.raises(Refused) as refused:
        home.book()
    assert {"travel document" in str(refused.value), "who meets the person" in str(refused.value)} == {True}


def test_a_certificate_of_return_is_asked_of_the_consulate_and_served_at_the_arrival():
    home = (
        Return()
        .preparing()
        .step("request_document")
        .step("arrange_reception", received_by="Her brother", reception_place="Bakı")
    )
    paper = home.paper
    assert (paper.held_by.code, paper.agency_that_is("lead").code) == ("AZ-MFA", "IOM-AZ")
    assert paper.clocks.get().due_on == today() + timedelta(days=3)
    issued = {"certificate_number": "QŞ 1", "issued_on": today(), "expires_on": today() + timedelta(days=90)}
    a.agreed_step(a.step(paper, "prepare", home.consul), "issue", home.consul, home.consul_chief, **issued)
    home.book()
    with walking_at(now() + timedelta(days=10)):
        home.depart().step("record_arrival", arrived_at=now())
    assert home.paper.state == "used"


def test_a_certificate_that_comes_late_is_late_and_no_other_states_document_takes_its_place():
    home = Return().preparing().step("request_document")
    with walking_at(now() + timedelta(days=30)):
        run_clocks()
        assert home.paper.state == "requested"
        a.step(home.paper, "prepare", home.consul)


def test_the_document_must_last_until_the_arrival():
    home = Return().ready()
    with pytest.raises(Refused) as refused:
        home.book(days=500)
    assert "arrival_at" in refused.value.fields


def test_a_programme_may_ask_for_the_providers_acceptance_so_many_days_before():
    home = Return(programme=a.programme("SLOW", at="IOM-AZ", acceptance_days=28)).ready()
    with pytest.raises(Refused, match="provider must have accepted"):
        home.book(days=30)
    home.step("record_acceptance", accepted_by="Caritas", accepted_on=today())
    with pytest.raises(Refused) as refused:
        home.book(days=27)
    assert "28 days" in refused.value.fields["departure_at"][0]
    assert home.book(days=29).case.state == "travel_booked"


def test_the_border_service_is_brought_in_with_the_booking():
    assert Return().booked().case.agency_that_is(BORDER).code == "AZ-SBS"


# --- fit to travel


def sick_child():
    """A mother whose son is ill: both travel."""
    home = Return([a_boy()])
    son = home.case.case.members.get(relation="child").person
    home.mark("illness", son)
    return home.booked(), son


def test_a_sick_child_needs_an_assessment_of_the_last_72_hours_at_boarding():
    home, son = sick_child()
    with walking_at(home.case.departure_at):
        with pytest.raises(Refused, match="recent enough"):
            home.depart()
        home.assess("with_needs", son, hours_ago=73, needs="A seat beside the mother.")
        with pytest.raises(Refused, match="recent enough"):
            home.depart()
        assert home.assess("with_needs", son, hours_ago=71, needs="A seat.").depart().case.state == "departed"


def test_it_is_looked_at_once_more_at_the_true_moment_of_boarding():
    home, son = sick_child()
    with walking_at(home.case.departure_at):
        home.assess("fit", son, hours_ago=70)
    with walking_at(home.case.departure_at + timedelta(hours=5)):
        with pytest.raises(Refused) as refused:
            home.depart()
        assert "departed_at" in refused.value.fields


def test_whoever_is_not_fit_is_not_booked():
    home = Return().ready().assess("not_fit")
    with pytest.raises(Refused, match="not fit to travel"):
        home.book()
    assert home.assess("fit").book().case.state == "travel_booked"


def test_how_long_an_assessment_holds_is_a_limit_of_the_house():
    TimeLimit.objects.filter(agreement__code="HOUSE", name="fit_to_travel").update(value=1)
    home, son = sick_child()
    with walking_at(home.case.departure_at):
        home.assess("fit", son, hours_ago=30)
        with pytest.raises(Refused, match="recent enough"):
            home.depart()


# --- changing one's mind


@pytest.mark.parametrize(
    ("far", "back"),
    [
        ("counsel", "counselling"),
        ("applied", "applied"),
        ("screened", "screened"),
        ("ready", "preparing"),
        ("booked", "preparing"),
    ],
)
def test_whoever_withdraws_owes_no_reason_and_goes_on_where_they_were(far, back):
    home = getattr(Return(), far)().step("withdraw")
    assert (home.case.state, home.case.closed_at) == ("withdrawn", None)
    assert VoluntaryReturning.transitions["withdraw"].fields == ()
    assert home.step("return_to_process").case.state == back


def test_a_withdrawal_ends_the_consent_and_whoever_comes_back_gives_a_new_one():
    home = Return().booked().step("withdraw").step("return_to_process")
    assert home.case.case.consents.get().withdrawn_recorded_by == home.officer.user
    with pytest.raises(Refused, match="written consent"):
        home.book()
    assert home.consent().book().case.state == "travel_booked"


def test_a_withdrawal_is_never_shown_as_something_grave():
    way, state = VoluntaryReturning.transitions["withdraw"], VoluntaryReturning.states["withdrawn"]
    assert {way.tone, state.tone, VoluntaryReturning.states["ended"].tone} == {"plain"}


def test_after_boarding_there_is_no_withdrawal():
    assert {s.name for s in VoluntaryReturning.transitions["withdraw"].sources} == (
        set(VoluntaryReturning.states) - {"departed", "arrived", "closed", "ended", "withdrawn", "rejected"}
    )


def test_what_was_asked_of_the_consulate_is_asked_no_longer():
    assert Return().preparing().step("request_document").step("withdraw").case.children.get().state == "withdrawn"


def test_who_did_not_come_is_booked_anew():
    home = Return().booked().step("record_no_show")
    assert home.book(days=20).case.state == "travel_booked"
    assert home.step("postpone").book(days=30).case.state == "travel_booked"


# --- the database itself


def forced(home, transition, target):
    """A step written past the door."""
    with transaction.atomic():
        Step.objects.create(
            procedure_id=home.case.pk, transition=transition, source=home.case.state, target=target, taken_at=now(),
            taken_by=home.officer.user, taken_for=home.officer.agency, taken_as="caseworker@case_management",
        )  # fmt: skip


def test_the_database_books_nobody_without_consent():
    home = Return().ready()
    home.case.case.consents.update(withdrawn_at=now(), withdrawn_recorded_by=home.officer.user)
    with pytest.raises(DatabaseError, match="no consent"):
        forced(home, "book_travel", "travel_booked")


def test_the_database_books_no_child_alone_without_guardian():
    home = Return().ready()
    home.case.case.vulnerabilities.create(
        person=home.subject, code="unaccompanied_child", source="told", found_on=today(), found_by=home.officer.user
    )
    with pytest.raises(DatabaseError, match="travels alone"):
        forced(home, "book_travel", "travel_booked")


def test_the_database_approves_no_trafficked_person_without_a_protection_officer():
    home = Return().screened()
    home.mark("trafficking")
    with pytest.raises(DatabaseError, match="protection officer"):
        forced(home, "approve", "approved")


def test_the_other_agencies_find_nothing_of_it():
    home = Return().preparing()
    for code, role in (
        ("AZ-SMS", CASEWORKER),
        ("AZ-MLSP", SUPERVISOR),
        ("NGO-1", CASEWORKER),
        ("AZ-SMS", PROTECTION_OFFICER),
    ):
        assert not VoluntaryReturn.objects.visible_to(a.person(role, at=code)).filter(pk=home.case.pk).exists()
