"""The transits of ours in the demo town, walked without the rest of it."""

import pytest

from agencies.roles import BORDER
from config.town import building, voluntary
from config.town.outgoing_transits import FIRST, OUTGOING_TRANSITS, outgoing_transits
from tests.test_town_building import A_TUESDAY, FULL, NIGHT_AFTER_NEW_YEAR, some
from workflows.models import Letter, OutgoingTransitRequest
from workflows.procedures.outgoing_transit import OutgoingTransit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("moment", [A_TUESDAY, NIGHT_AFTER_NEW_YEAR] if FULL else [NIGHT_AFTER_NEW_YEAR])
def test_they_pass_through_every_state_and_each_to_its_end(moment):
    cast = building.people(moment)
    plans = [
        plan for plan in building.planned(2 * len(OUTGOING_TRANSITS), moment) if FIRST <= plan.number < voluntary.FIRST
    ]
    plans = some(plans)
    building.live(plans, cast, moment)
    assert [plan.stopped for plan in plans if plan.stopped] == []
    short = [plan.number for plan in plans if len(plan.beats) < sum(len(phase.beats) for phase in plan.road.phases)]
    assert short == []
    assert not FULL or set(OutgoingTransitRequest.objects.values_list("state", flat=True)) == set(OutgoingTransit.states)
    assert {one.agency_that_is(BORDER).code for one in OutgoingTransitRequest.objects.filter(state="scheduled")} == {"AZ-SBS"}
    sent = Letter.objects.filter(kind="transit_application", sender__code="AZ-SMS")
    assert sent.count() == OutgoingTransitRequest.objects.exclude(sent_at=None).count() > (10 if FULL else 5)


def test_a_small_town_has_half_as_many_of_them_as_cases_at_most():
    assert len(outgoing_transits(8)) == 4 and len(outgoing_transits(300)) == len(OUTGOING_TRANSITS)
