"""What the demo town holds after the return: cases of all ages, money that adds up, four duties of four people."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Q, Sum

from agencies.models import User
from agencies.policy import actor_of
from config.town import building
from config.town.after_the_return import CASES, FIRST, RETURNS, after_the_return, lives
from config.town.planning import STATES
from config.town.returning import HALF, HOSTS
from config.town.teams import IOM, MINISTRY
from config.town.voluntary import VOLUNTARY
from reintegration.models import (
    Balance,
    Delivery,
    Feedback,
    FollowUp,
    Invoice,
    LedgerEntry,
    Measure,
    Project,
    ProjectCount,
    Referral,
    ReintegrationCase,
    SurveyResponse,
)
from reintegration.referral import Referring
from tests.kept import settled, taken_back
from tests.reports.asking_board import dashboard_agrees
from tests.reports.asking_town import everything_agrees
from tests.test_town_building import A_TUESDAY, FULL
from workflows.models import Signature, Step, VoluntaryReturn

pytestmark = pytest.mark.django_db

COUNT = 300 if FULL else 60
DUTIES = {"submit": "propose", "explain_double": "propose", "verify": "verify", "find_wanting": "verify"}
DUTIES |= dict.fromkeys(("pay", "pay_part", "take_payment_back", "recover"), "pay")
TODAY = A_TUESDAY.date()
CENT = Decimal("0.01")


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """This part of the town alone, once for the whole file."""
    with django_db_blocker.unblock(), taken_back():
        cast = building.people(A_TUESDAY)
        plans = [plan for plan in building.planned(COUNT, A_TUESDAY) if plan.number >= FIRST]
        building.live(plans, cast, A_TUESDAY)
        yield settled(plans)


def test_a_whole_town_has_a_hundred_and_twenty_cases_and_a_hundred_and_fifty_returns():
    assert len(after_the_return(300)) == 1 + CASES + RETURNS == 191
    came_by_return = sum(1 for life in lives(CASES) if life.number % 2 == 0)
    assert len(VOLUNTARY) + came_by_return + RETURNS == 150
    assert len({life.age for life in lives(CASES)}) > 100


def test_no_host_country_counts_in_the_other_half_of_the_town():
    assert set(HOSTS) & set(STATES) == {HALF}


def test_a_small_town_has_a_few():
    assert len(after_the_return(8)) == 2


def rest(plan):
    """The days of what was not walked: of a journey of this very day some may lie after the hour at which the town is looked at."""
    phases = [phase for phase in plan.road.phases for _beat in phase.beats][len(plan.beats) :]
    return [(plan.transfer_at + timedelta(days=phase.since)).date() for phase in phases]


def test_no_plan_was_stopped_and_each_was_walked_to_its_end(town):
    assert [plan.stopped for plan in town if plan.stopped] == []
    assert [plan.number for plan in town if rest(plan) and rest(plan)[0] < TODAY] == []
    assert ReintegrationCase.objects.count() == (CASES if FULL else 8)
    assert VoluntaryReturn.objects.count() == (CASES // 2 + RETURNS if FULL else 4 + 4)


def test_cases_measures_and_referrals_of_many_states(town):
    states = {
        kind: set(kind.objects.values_list("state", flat=True)) for kind in (ReintegrationCase, Measure, Referral)
    }
    assert {"active", "closed"} <= states[ReintegrationCase]
    assert {"closed"} <= states[Measure] and len(states[Measure]) > (9 if FULL else 2)
    assert {"service_given"} <= states[Referral] <= set(Referring.states)
    if FULL:
        for kind, there in states.items():
            assert there == set(kind.workflow.states), kind


def test_nobody_acts_twice_in_the_four_duties(town):
    for measure in Measure.objects.all():
        did = {}
        for step in Step.objects.filter(procedure=measure.pk, transition__in=DUTIES).select_related("taken_by"):
            did.setdefault(step.taken_by_id, set()).add(DUTIES[step.transition])
        for signer in Signature.objects.filter(approval__procedure=measure.pk).values_list("signed_by", flat=True):
            did.setdefault(signer, set()).add("approve")
        assert all(len(duties) == 1 for duties in did.values()), measure.reference


def total(entries, *kinds):
    return entries.filter(what__in=kinds, reversed_by=None).aggregate(sum=Sum("booked"))["sum"] or Decimal(0)


def test_the_sums_of_the_ledger_are_the_balances(town):
    assert LedgerEntry.objects.exists()
    for balance in Balance.objects.all():
        of = Q(programme=balance.programme_id)
        of &= Q(line=balance.line_id) if balance.line_id else Q()
        of &= Q(case=balance.case_id) if balance.case_id else Q()
        of &= Q(line__measure_kind=balance.measure_kind_id) if balance.measure_kind_id else Q()
        entries = LedgerEntry.objects.filter(of)
        assert balance.committed == total(entries, "commit") - total(entries, "release")
        assert balance.spent == total(entries, "pay") - total(entries, "recover")
        assert balance.left >= 0


def test_some_of_the_money_is_nearly_used(town):
    lines = Balance.objects.exclude(line=None)
    assert any(line.left < line.ceiling * Decimal("0.2") for line in lines)
    assert {"EUR", "AZN"} == set(LedgerEntry.objects.values_list("programme__currency", flat=True))


def test_some_were_not_reached_and_some_contacts_were_lost(town):
    assert {"met", "not_reached"} <= set(FollowUp.objects.values_list("result", flat=True))
    if FULL:
        ends = set(ReintegrationCase.objects.filter(state="closed").values_list("outcome", flat=True))
        assert {"completed", "lost_contact", "remigrated", "declined", "transferred"} <= ends
    assert SurveyResponse.objects.filter(result="taken", wave="3").exists()


def test_providers_have_delivered(town):
    deliverers = set(Delivery.objects.values_list("recorded_for__code", flat=True))
    assert deliverers <= {"NGO-1", "NGO-2", "IOM-AZ"} and len(deliverers) > 1
    assert not FULL or deliverers == {"NGO-1", "NGO-2", "IOM-AZ"}


def test_whatever_is_counted_agrees_with_a_recount_with_its_list_and_its_files(town):
    counters = [actor_of(User.objects.get(name=team.chief)) for team in (MINISTRY, IOM)]
    assert everything_agrees(counters, A_TUESDAY, 300 if FULL else 70) > 20
    assert dashboard_agrees(counters[0], A_TUESDAY, 150 if FULL else 3) > 30


def test_people_say_what_they_think_and_most_complaints_are_answered(town):
    waiting = Feedback.objects.open_complaints()
    assert waiting.filter(due_on__lt=TODAY).exists() and waiting.filter(due_on__gte=TODAY).exists()
    assert Feedback.objects.exclude(answered_at=None).count() > waiting.count()
    assert Feedback.objects.filter(recorded_by=None).exists(), "from the open page"


def test_projects_are_counted_and_deliveries_invoiced(town):
    assert Project.objects.count() == 2
    assert ProjectCount.objects.filter(counted__gt=0).count() == 4
    assert Invoice.objects.exists()
    for invoice in Invoice.objects.prefetch_related("lines"):
        assert (
            invoice.total
            == sum(line.amount for line in invoice.lines.all())
            <= Measure.objects.get(pk=invoice.measure_id).amount
        )
