"""How the demo town is built: all or nothing, the same each time, on whatever day."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from agencies.models import User
from config.town import building
from config.town.streets import STREETS
from workflows.models import Procedure, Step

pytestmark = pytest.mark.django_db

ALL, A_FEW, A_HANDFUL = 300, 54, 4
FULL = os.environ.get("QAYIDIS_FULL") == "1"
COUNT = ALL if FULL else A_FEW
BAKU = ZoneInfo("Asia/Baku")
A_TUESDAY = datetime(2026, 11, 24, 15, 20, tzinfo=BAKU)
NOVRUZ = datetime(2026, 3, 23, 8, 5, tzinfo=BAKU)
NIGHT_AFTER_NEW_YEAR = datetime(2027, 1, 3, 0, 30, tzinfo=BAKU)
LEAP_DAY = datetime(2024, 2, 29, 23, 50, tzinfo=BAKU)
OTHER_DAYS = [NOVRUZ, NIGHT_AFTER_NEW_YEAR, LEAP_DAY] if FULL else [NOVRUZ]
UNREACHED = {
    "traveldocument": {"expired"},  # under no agreement here does a document expire before the consent lapses
    "thirdcountryrequest": {
        "document_pending"
    },  # nor does the requested State issue documents for third-country nationals
}


def some(plans):
    """All of them if all is asked for; else every second, whose states then need not be all that there are."""
    return plans if FULL else plans[::2]


def states_missing():
    missing = {}
    ours = {name: kind for name, kind in Procedure.kinds.items() if kind._meta.app_label != "tests"}
    for name, kind in ours.items():
        there = set(Procedure.objects.filter(kind=name).values_list("state", flat=True))
        missing[name] = set(kind.workflow.states) - there - UNREACHED.get(name, set())
    return {name: states for name, states in missing.items() if states}


def test_the_table_has_three_hundred_cases_and_no_fewer_roads_than_a_small_town():
    assert sum(number for number, _road in STREETS) == ALL
    assert len(STREETS) >= A_FEW


@pytest.mark.parametrize("moment", OTHER_DAYS)
def test_on_any_other_day_too(moment):
    plans = building.build(A_FEW if FULL else A_HANDFUL, moment)
    assert [plan.stopped for plan in plans if plan.stopped] == []
    assert states_missing() == {} or not FULL
    assert not Step.objects.filter(taken_at__gt=moment).exists()


def test_the_same_moment_makes_the_same_town():
    count = 8 if FULL else 3
    assert made(count) == made(count)


def made(count):
    with transaction.atomic():
        building.build(count, A_TUESDAY)
        found = list(
            Procedure.objects.order_by("reference").values_list(
                "reference", "title", "state", "entered_at", "held_by__code"
            )
        )
        transaction.set_rollback(True)
    return found


def test_a_run_that_is_broken_off_leaves_nothing(monkeypatch):
    def break_off(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "let_time_pass", break_off)
    with pytest.raises(KeyboardInterrupt):
        building.build(3, A_TUESDAY)
    assert not User.objects.filter(is_demo=True).exists()
