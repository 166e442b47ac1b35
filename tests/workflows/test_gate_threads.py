"""A gate and a step at the same moment: one waits for the other, and no step is taken behind a gate, at the door or beneath it."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import psycopg2
import pytest

from agencies.roles import CASEWORKER
from tests import a, pg
from tests.workflows.behind_gates import Journey
from tests.workflows.test_gates import STEP
from tests.workflows.test_threads import at_once
from workflows.gating import set_gate
from workflows.models import Step
from workflows.perform import Refused, perform

pytestmark = pytest.mark.django_db(transaction=True)
GATE = """
    INSERT INTO cases_gate (case_id, code, set_at, set_by_id, set_for_id, release_ground, release_reason)
    VALUES (%s, 'not_fit_to_travel', now(), %s, %s, '', '')
"""


@pytest.mark.parametrize("_round", range(4))
def test_a_gate_and_a_step_at_once_are_one_after_the_other(_round):
    journey, other = Journey().agreed(), a.person(CASEWORKER)
    request, officer = journey.request, journey.officers["AZ-SMS"]
    at_once(
        lambda: perform(request, "request_document", officer),
        lambda: set_gate(request, "not_fit_to_travel", other),
    )
    gate, taken = (
        request.case.gates.get(),
        Step.objects.filter(procedure=request, transition="request_document").first(),
    )
    assert taken is None or taken.taken_at <= gate.set_at, "a step was taken behind the gate"
    with pytest.raises(Refused):
        perform(a.again(request), "document_ready" if taken else "request_document", None if taken else officer)


def test_twenty_hands_set_gates_at_once_and_each_is_kept():
    journey, hands = Journey().agreed(), [a.person(CASEWORKER) for _n in range(20)]
    at_once(*[lambda who=who: set_gate(journey.request, "not_fit_to_travel", who) for who in hands])
    assert journey.request.case.gates.open().count() == 20


def test_beneath_the_door_a_step_waits_for_a_gate_that_is_not_yet_there():
    journey = Journey().agreed()
    officer, connect = journey.officers["AZ-SMS"], lambda: contextlib.closing(psycopg2.connect(pg.url(pg.APPLICATION)))
    with connect() as first, connect() as second, ThreadPoolExecutor(1) as pool:
        first.cursor().execute(GATE, [journey.request.case_id, officer.user.pk, officer.agency.pk])
        step = pool.submit(second.cursor().execute, STEP, [journey.request.pk, "agreed", "ready_for_transfer"])
        sleep(0.5)
        assert not step.done(), "the step did not wait"
        first.commit()
        with pytest.raises(psycopg2.Error, match="a protection gate is open"):
            step.result(timeout=30)
