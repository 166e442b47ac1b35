"""The database fails at every statement of a step and of a decision in turn: all of it happens, or nothing."""

import itertools

import pytest
from django.core import mail
from django.db import DatabaseError, connection

from agencies.roles import CASEWORKER, SUPERVISOR
from tests import a
from tests.workflows.walking import fingerprint
from workflows.perform import decide, perform

pytestmark = pytest.mark.django_db(transaction=True)


class Broken(DatabaseError):
    """The connection, the disk or the network failed."""


class FailingAt:
    """Lets so many statements pass, and fails at the next."""

    def __init__(self, number):
        self.left = number

    def __call__(self, execute, sql, params, many, context):
        self.left -= 1
        if self.left == 0:
            raise Broken(sql)
        return execute(sql, params, many, context)


def fail_at_every_statement(deed):
    """Tries the deed with a failure at its first, second, … statement until none fails: the number of statements."""
    before = fingerprint()
    for number in itertools.count(1):
        failing = FailingAt(number)
        try:
            with connection.execute_wrapper(failing):
                deed()
        except Broken:
            assert fingerprint() == before, f"statement {number} failed and left a trace"
        else:
            return number - 1


@pytest.fixture
def desk():
    return a.person(CASEWORKER), a.person(SUPERVISOR)


@pytest.fixture
def examined(desk):
    request = a.step(a.step(a.readmission(), "acknowledge", desk[0]), "take_up", desk[0])
    request.case.evidence.update(finding="accepted")
    return request


def test_a_step_is_whole_or_not_at_all(examined, desk):
    assert fail_at_every_statement(lambda: perform(examined, "ask", desk[0], {"question": "Where?"})) > 10
    assert a.again(examined).state == "questioned"


def test_a_step_that_opens_children_is_whole_or_not_at_all(examined, desk):
    fail_at_every_statement(lambda: perform(examined, "verify", desk[0], {"asked_agencies": ["AZ-MIA", "AZ-SSS"]}))
    assert examined.children.count() == 2


def test_a_decision_is_whole_or_not_at_all(examined, desk):
    approval = perform(examined, "agree", desk[0])
    assert fail_at_every_statement(lambda: decide(approval, desk[1], "granted")) > 10
    assert a.again(examined).state == "agreed" and mail.outbox == []


def test_an_opening_is_whole_or_not_at_all(desk):
    german = a.person(CASEWORKER, at="NL-CA")
    draft = a.draft(german)
    fail_at_every_statement(lambda: perform(draft, "submit", german))
    assert a.again(draft).state == "submitted"
