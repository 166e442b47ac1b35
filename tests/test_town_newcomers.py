"""The newcomers of the demo town, walked without the rest of it."""

import pytest

from agencies.policy import actor_of
from audit.moment import walking_at
from config.town import building, outgoing
from config.town.newcomers import FIRST, NEWCOMERS, newcomers
from tests.test_town_building import A_TUESDAY, FULL, LEAP_DAY, UNREACHED, some
from workflows.application.checking import examine
from workflows.application.drafting import about
from workflows.models import DirectReturnNotice, ThirdCountryRequest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("moment", [A_TUESDAY, LEAP_DAY] if FULL else [LEAP_DAY])
def test_they_pass_through_every_state_and_each_to_its_end(moment):
    cast = building.people(moment)
    plans = [plan for plan in building.planned(2 * len(NEWCOMERS), moment) if FIRST <= plan.number < outgoing.FIRST]
    plans = some(plans)
    building.live(plans, cast, moment)
    assert [plan.stopped for plan in plans if plan.stopped] == []
    short = [plan.number for plan in plans if len(plan.beats) < sum(len(phase.beats) for phase in plan.road.phases)]
    assert short == []
    for kind in (ThirdCountryRequest, DirectReturnNotice):
        unreached = UNREACHED.get(kind.__name__.lower(), set())
        assert not FULL or set(kind.objects.values_list("state", flat=True)) == set(kind.workflow.states) - unreached
    with walking_at(moment):
        every_application_is_without_fault()


def every_application_is_without_fault():
    for request in ThirdCountryRequest.objects.exclude(state__in=("draft", "discarded")).select_related(
        "case__agreement"
    ):
        opening = request.steps.get(transition="open")
        known = about(request, actor_of(opening.taken_by, opening.taken_for_id))
        assert examine(request, known).faults == (), request.application


def test_a_small_town_has_no_more_of_them_than_cases():
    assert len(newcomers(8)) == 8 and len(newcomers(300)) == len(NEWCOMERS)
