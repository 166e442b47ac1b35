"""The job that looks after the clocks comes late: what follows from silence keeps the dates that it would have had in time."""

from datetime import timedelta

import pytest

from agencies.roles import SUPERVISOR
from audit.moment import walking_at
from cases.rules import TimeLimit
from cases.terms import Expiry
from tests import a
from workflows.expiry import run_clocks

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10, 14)


def own_national():
    return a.readmission()


def accelerated():
    return a.readmission(procedure="accelerated", basis={"apprehended_at": (MONDAY - timedelta(hours=20)).isoformat()})


def third_country():
    return a.third_country()


def transit():
    TimeLimit.objects.filter(agreement__code="EUAZ", name="transit_reply").update(on_expiry=Expiry.DEEMED_AGREED)
    return a.transit()


def asked_by_us():
    officer = a.person()
    return a.agreed_step(a.outgoing_draft(officer), "submit", officer, a.person(SUPERVISOR), channel="exchange")


KINDS = (own_national, accelerated, third_country, transit, asked_by_us)


def dates_when_the_job_comes(begin, late):
    with walking_at(MONDAY):
        procedure = begin()
        due = min(clock.due_at for clock in procedure.running_clocks if clock.deadline.startswith("reply"))
    with walking_at(due + late):
        run_clocks()
    found = a.again(procedure)
    assert found.state != procedure.state and found.decided_at == due
    return {clock.deadline: clock.due_on for clock in found.running_clocks}


@pytest.mark.parametrize("begin", KINDS, ids=lambda kind: kind.__name__)
def test_silence_agrees_when_the_time_is_over_and_not_when_the_job_comes(begin):
    in_time = dates_when_the_job_comes(begin, timedelta())
    assert in_time and dates_when_the_job_comes(begin, timedelta(days=3)) == in_time
