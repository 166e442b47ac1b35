"""A reintegration case from the referral to its end: by whom, needing what, until when."""

from datetime import timedelta

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import today, walking_at
from cases.filing import keep_document
from cases.packages.samples.specimens import paper_pdf
from reintegration.models import Goal
from tests import a
from workflows.perform import Refused

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10)


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(MONDAY):
        yield


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def chief():
    return a.person(SUPERVISOR, at="AZ-MLSP")


def contacted(case, manager):
    return a.step(case, "contact", manager, contacted_on=today(), contact_means="phone", phone="+994 50 000 00 00")


def planned(case, manager, chief):
    """As far as support that is running."""
    a.consent(case)
    case = a.step(contacted(case, manager), "assess", manager)
    a.baseline(case, manager)
    case = a.step(case, "complete_assessment", manager, needs="Work, a room, rest.")
    for dimension in ("economic", "social", "psychosocial"):
        Goal.objects.create(procedure=case, dimension=dimension, text="To stand on own feet.")
    said = {
        "programme": a.programme(),
        "plan_from": today(),
        "plan_until": today() + timedelta(days=365),
        "signed_on": today(),
    }
    signed = keep_document(case.case, paper_pdf("Plan", ["Signed"]), title="Plan", by=manager)
    return a.agreed_step(case, "approve_plan", manager, chief, signed_plan=signed, **said)


def test_the_first_contact_is_due_in_seven_days_by_a_house_rule(manager):
    """The 9th is not worked: it stands in for Women’s Day, a Sunday."""
    clock = a.reintegration(manager).clocks.get()
    assert (clock.deadline, clock.due_on.isoformat()) == ("first_contact", "2026-03-10")
    assert clock.limit.is_house_rule


def test_its_reference_tells_nobody_where_the_person_came_from(manager):
    assert a.reintegration(manager).reference == "RC-AZ-2026-00001"


def test_nothing_is_assessed_without_consent(manager):
    case = contacted(a.reintegration(manager), manager)
    with pytest.raises(Refused, match="consent"):
        a.step(case, "assess", manager)


def test_who_was_tried_three_times_is_recorded_as_not_reached(manager):
    case = a.reintegration(manager)
    with pytest.raises(Refused, match="Three attempts"):
        a.step(case, "give_up", manager)
    for _time in range(3):
        case = a.step(case, "record_attempt", manager, attempted_on=today(), attempt_means="phone")
    assert a.step(case, "give_up", manager).state == "unreachable"


def test_the_plan_needs_goals_in_all_dimensions_the_signature_and_other_eyes(manager, chief):
    case = planned(a.reintegration(manager), manager, chief)
    assert (case.state, set(case.clocks.filter(stopped_at=None).values_list("deadline", flat=True))) == (
        "active",
        {"follow_up_3", "follow_up_6", "follow_up_12"},
    )


def test_a_follow_up_is_recorded_once_and_stops_its_clock(manager, chief):
    case = planned(a.reintegration(manager), manager, chief)
    told = {"wave": "3", "followed_up_on": today(), "follow_up_result": "not_reached"}
    case = a.step(case, "follow_up", manager, **told)
    assert case.follow_ups.get().result == "not_reached"
    assert not case.clocks.filter(deadline="follow_up_3", stopped_at=None).exists()
    with pytest.raises(Refused):
        a.step(case, "follow_up", manager, **told)


def test_a_revised_plan_is_signed_and_approved_anew(manager, chief):
    case = a.step(planned(a.reintegration(manager), manager, chief), "review", manager, review_reason="Found work.")
    assert (case.plan_revision, case.signed_plan, case.goals.filter(revision=2).count()) == (2, None, 3)


def test_completed_is_only_who_was_followed_up_for_a_year(manager, chief):
    case = planned(a.reintegration(manager), manager, chief)
    with pytest.raises(Refused):
        a.agreed_step(case, "close", manager, chief, outcome="completed", outcome_note="Stands.")
    lost = a.agreed_step(case, "close", manager, chief, outcome="lost_contact", outcome_note="Moved, number off.")
    assert (lost.state, lost.outcome, bool(lost.closed_at)) == ("closed", "lost_contact", True)
