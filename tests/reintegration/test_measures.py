"""A measure from the proposal to its end: by whom, needing what."""

import pytest

from audit.moment import walking_at
from tests import a
from tests.reintegration.funding import funded
from tests.reintegration.measuring import People, measure_of, walked
from workflows.perform import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(a.at(2026, 3, 2, 10)):
        yield


@pytest.fixture
def people():
    return People()


@pytest.fixture
def case(people):
    funded()
    case = a.reintegration(people.manager)
    a.consent(case)
    return case


def test_a_measure_is_proposed_approved_delivered_verified_paid_and_closed(case, people):
    measure = walked(measure_of(case, people.manager), people, "close")
    assert (measure.state, measure.tranches_paid, measure.parent_id) == ("closed", 1, case.pk)


def test_a_case_is_not_closed_over_a_measure_that_is_carried_out(case, people):
    measure, told = (
        walked(measure_of(case, people.manager), people, "accept"),
        {"outcome": "declined", "outcome_note": "So."},
    )
    with pytest.raises(Refused, match="still being carried out"):
        a.step(a.again(case), "close", people.manager, **told)
    a.step(measure, "cancel", people.manager, cancel_reason="The person has moved away.")
    assert a.agreed_step(a.again(case), "close", people.manager, people.chief, **told).state == "closed"


def test_nothing_is_proposed_without_consent(people):
    funded()
    with pytest.raises(Refused, match="consent"):
        walked(measure_of(a.reintegration(people.manager), people.manager), people, "submit")


def test_what_is_not_needed_on_arrival_waits_for_the_plan(case, people):
    with pytest.raises(Refused, match="plan must be approved"):
        walked(measure_of(case, people.manager, "training"), people, "submit")
