"""The voluntary returns of the demo town, walked without the rest of it."""

import pytest

from agencies.roles import BORDER
from config.town import after_the_return, building
from config.town.voluntary import FIRST, VOLUNTARY, voluntary_returns
from tests.test_town_building import A_TUESDAY, FULL, NIGHT_AFTER_NEW_YEAR, some
from workflows.models import VoluntaryReturn
from workflows.procedures.voluntary_return import VoluntaryReturning

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("moment", [A_TUESDAY, NIGHT_AFTER_NEW_YEAR] if FULL else [A_TUESDAY])
def test_they_pass_through_every_state_and_each_to_its_end(moment):
    cast = building.people(moment)
    plans = [
        plan for plan in building.planned(2 * len(VOLUNTARY), moment) if FIRST <= plan.number < after_the_return.FIRST
    ]
    plans = some(plans)
    building.live(plans, cast, moment)
    assert [plan.stopped for plan in plans if plan.stopped] == []
    short = [plan.number for plan in plans if len(plan.beats) < sum(len(phase.beats) for phase in plan.road.phases)]
    assert short == []
    assert not FULL or set(VoluntaryReturn.objects.values_list("state", flat=True)) == set(VoluntaryReturning.states)
    assert {case.agency_that_is(BORDER).code for case in VoluntaryReturn.objects.filter(state="travel_booked")} == {
        "AZ-SBS"
    }
    assert VoluntaryReturn.objects.filter(case__gates__released_at=None, case__gates__isnull=False).count() == 1


def test_a_small_town_has_half_as_many_of_them_as_cases_at_most():
    assert len(voluntary_returns(8)) == 4 and len(voluntary_returns(300)) == len(VOLUNTARY)
