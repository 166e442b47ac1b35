"""The transits of the demo town, walked without the rest of it, on days that the whole town is not built for."""

import pytest

from agencies.roles import BORDER
from config.town import building, newcomers
from config.town.transits import FIRST, TRANSITS, transits
from tests.test_town_building import FULL, LEAP_DAY, NIGHT_AFTER_NEW_YEAR, some
from workflows.models import TransitRequest
from workflows.procedures.transit import Transit

pytestmark = pytest.mark.django_db
MOMENTS = [NIGHT_AFTER_NEW_YEAR, LEAP_DAY] if FULL else [NIGHT_AFTER_NEW_YEAR]  # other days: tests/test_town.py


@pytest.mark.parametrize("moment", MOMENTS)
def test_they_pass_through_every_state_and_each_to_its_end(moment):
    cast = building.people(moment)
    plans = [plan for plan in building.planned(2 * len(TRANSITS), moment) if FIRST <= plan.number < newcomers.FIRST]
    plans = some(plans)
    building.live(plans, cast, moment)
    assert [plan.stopped for plan in plans if plan.stopped] == []
    short = [plan.number for plan in plans if len(plan.beats) < sum(len(phase.beats) for phase in plan.road.phases)]
    assert short == []
    assert not FULL or set(TransitRequest.objects.values_list("state", flat=True)) == set(Transit.states)
    assert {one.agency_that_is(BORDER).code for one in TransitRequest.objects.filter(state="scheduled")} == {"AZ-SBS"}


def test_a_small_town_has_each_road_once_and_a_large_one_every_transit():
    assert transits(40)[: len(TRANSITS)] == [road for _number, road in TRANSITS]
    assert len(transits(300)) == sum(number for number, _road in TRANSITS)
