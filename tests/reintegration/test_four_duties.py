"""Four duties, four people: whoever does one of them in a measure does no other, whichever way it is tried."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from itertools import permutations
from time import sleep

import psycopg2
import pytest

from audit.moment import walking_at
from tests import a, pg
from tests.reintegration import duties
from tests.reintegration.funding import funded
from tests.reintegration.measuring import People, measure_of
from workflows.models import Procedure

DECLARED = import_module("workflows.migrations.0080_four_duties").DUTIES
TWO = [{"amount": "100.00", "visit": False}, {"amount": "200.00", "visit": False}]
REFUSALS = (
    "somebody else must do it",
    "you prepared it",
    "whoever did one duty does no other",
    "signature_by_other_eyes",
    "cannot decide",
)


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(a.at(2026, 3, 2, 10)):
        yield


def measure(people):
    funded()
    case = a.reintegration(people.manager)
    a.consent(case)
    return measure_of(case, people.manager, tranches=TWO)


def test_the_database_knows_the_duties_that_the_declarations_name():
    declared = {
        f"{kind}.{name}": way.duty
        for kind, model in Procedure.kinds.items()
        for name, way in model.workflow.transitions.items()
        if way.duty
    }
    assert declared == DECLARED


@pytest.mark.some(8)
@pytest.mark.django_db
@pytest.mark.parametrize("channel", duties.CHANNELS)
@pytest.mark.parametrize(("first", "second"), list(permutations(duties.DUTIES, 2)))
def test_whoever_did_one_duty_is_refused_every_other(first, second, channel):
    people, one = People(), duties.somebody_with_every_role()
    start, end = duties.places(first, second)
    ready = duties.walk_to(measure(people), people, end, {start: one})
    said = duties.CHANNELS[channel](ready, end, one)
    assert any(words in said for words in REFUSALS), said[:2000]
    colleague = getattr(people, duties.USUALLY[second])
    assert duties.at_the_door(ready, end, colleague) == "", "and a colleague may"


@pytest.mark.django_db
@pytest.mark.parametrize("channel", duties.CHANNELS)
def test_the_same_duty_may_be_done_twice(channel):
    people, one = People(), duties.somebody_with_every_role()
    ready = duties.walk_to(measure(people), people, 7, {3: one})
    assert duties.CHANNELS[channel](ready, 7, one) == ""


@pytest.mark.django_db(transaction=True)
def test_beneath_the_door_the_second_hand_waits_for_the_first_and_is_then_refused():
    people, one = People(), duties.somebody_with_every_role()
    ready = duties.walk_to(measure(people), people, 2, {})
    connect = lambda: contextlib.closing(psycopg2.connect(pg.url(pg.APPLICATION)))  # noqa: E731
    own = [one.user.pk, one.agency.pk]
    with connect() as first, connect() as second, ThreadPoolExecutor(1) as pool:
        first.cursor().execute("UPDATE workflows_procedure SET state = 'verified' WHERE id = %s", [ready.pk])
        first.cursor().execute(duties.STEP, [ready.pk, "verify", "delivered", "verified", *own])
        pays = pool.submit(
            second.cursor().execute, duties.STEP, [ready.pk, "pay_part", "verified", "in_delivery", *own]
        )
        sleep(0.5)
        assert not pays.done(), "the second did not wait"
        first.commit()
        with pytest.raises(psycopg2.Error, match="whoever did one duty"):
            pays.result(timeout=30)
