"""The newcomers of the demo town, walked without the rest of it."""

import pytest

from config.town import building
from config.town.newcomers import FIRST, NEWCOMERS, newcomers
from tests.test_town_building import A_TUESDAY, LEAP_DAY, UNREACHED
from workflows.models import DirectReturnNotice, ThirdCountryRequest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("moment", [A_TUESDAY, LEAP_DAY])
def test_they_pass_through_every_state_and_each_to_its_end(moment):
    cast = building.people(moment)
    plans = [plan for plan in building.planned(2 * len(NEWCOMERS), moment) if plan.number >= FIRST]
    building.live(plans, cast, moment)
    assert [plan.stopped for plan in plans if plan.stopped] == []
    short = [plan.number for plan in plans if len(plan.beats) < sum(len(phase.beats) for phase in plan.road.phases)]
    assert short == []
    for kind in (ThirdCountryRequest, DirectReturnNotice):
        unreached = UNREACHED.get(kind.__name__.lower(), set())
        assert set(kind.objects.values_list("state", flat=True)) == set(kind.workflow.states) - unreached


def test_a_small_town_has_half_as_many_of_them_as_cases():
    assert len(newcomers(8)) == 4 and len(newcomers(300)) == len(NEWCOMERS)
