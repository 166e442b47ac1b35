"""Follow-ups are counted with everybody in the denominator: nothing silent becomes zero, and nobody stands twice."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import today, walking_at
from reintegration.choices import FOLLOW_UPS, FollowUpResult, Outcome
from reintegration.counting import DUE, Followed, Standing, counted, denominator, standing
from reintegration.plan.caseload import caseload, follow_ups_of
from reintegration.plan.follow_ups import followed
from tests import a

TODAY = date(2026, 12, 1)
PAST, FUTURE = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def case(due=PAST, results=None, outcome=""):
    return Followed({wave.value: due for wave in FOLLOW_UPS}, results or {}, outcome)


@pytest.mark.parametrize(
    ("result", "stands"),
    [
        ("met", "reached"),
        ("declined", "declined"),
        ("not_reached", "not_reached"),
        ("abroad", "abroad"),
        ("deceased", "deceased"),
    ],
)
def test_what_was_recorded_counts_as_that_also_before_its_day(result, stands):
    assert standing(case(FUTURE, {"3": result}), "3", TODAY) == stands


def test_silence_after_the_day_is_overdue_and_on_the_day_not_yet_due():
    assert standing(case(PAST), "6", TODAY) == Standing.OVERDUE
    assert standing(case(TODAY), "6", TODAY) == Standing.NOT_DUE


@pytest.mark.parametrize(
    ("outcome", "stands"),
    [
        ("lost_contact", "not_reached"), ("declined", "declined"), ("remigrated", "abroad"), ("deceased", "deceased"),
        ("ineligible", "ended"), ("transferred", "ended"), ("fraud", "ended"), ("completed", "ended"),
    ],
)  # fmt: skip
def test_a_case_that_ended_says_by_its_outcome_why_nobody_answered(outcome, stands):
    assert standing(case(PAST, outcome=outcome), "12", TODAY) == stands
    assert standing(case(FUTURE, outcome=outcome), "12", TODAY) == Standing.NOT_DUE


def test_whoever_died_is_not_overdue_afterwards():
    assert standing(case(PAST, {"3": "deceased"}), "6", TODAY) == Standing.DECEASED


def test_without_such_a_limit_nothing_falls_due():
    assert standing(Followed({}), "3", TODAY) == Standing.NOT_DUE


def test_every_case_stands_once_in_every_wave():
    chance = Random(4)
    cases = [
        Followed(
            {wave.value: TODAY + timedelta(days=chance.randint(-200, 200)) for wave in FOLLOW_UPS},
            {wave.value: chance.choice(FollowUpResult.values) for wave in FOLLOW_UPS if chance.random() < 0.4},
            chance.choice(["", "", *Outcome.values]),
        )
        for _time in range(1000)
    ]
    for counts in counted(cases, TODAY).values():
        assert sum(counts.values()) == len(cases)
        assert denominator(counts) + counts[Standing.NOT_DUE] == len(cases)
    assert set(DUE) | {Standing.NOT_DUE} == set(Standing)


@pytest.mark.django_db
def test_cases_are_counted_from_their_rows_also_where_no_plan_was_ever_agreed(django_assert_max_num_queries):
    with walking_at(a.at(2026, 3, 2, 10)):
        manager, chief = a.person(CASEWORKER, at="AZ-MLSP"), a.person(SUPERVISOR, at="AZ-MLSP")
        running = a.active_reintegration(manager, chief)
        a.reintegration(manager)  # nobody was ever reached
        lost = a.reintegration(manager)
        a.agreed_step(lost, "close", manager, chief, outcome="lost_contact", outcome_note="Number off.")
        a.step(running, "follow_up", manager, wave="3", followed_up_on=today(), follow_up_result="met")
    with walking_at(a.at(2026, 9, 30, 10)):
        counts = follow_ups_of(chief)
        assert counts["3"] == Counter({Standing.REACHED: 1, Standing.OVERDUE: 1, Standing.NOT_REACHED: 1})
        assert counts["6"] == Counter({Standing.OVERDUE: 2, Standing.NOT_REACHED: 1})
        assert counts["12"] == Counter({Standing.NOT_DUE: 3})
        assert all(one.due.keys() == {"3", "6", "12"} for one in followed([running, lost]).values())
        held = caseload(chief)
        assert held[manager.user.name]["held"] == 2 and held[manager.user.name]["follow_ups"] == 1
