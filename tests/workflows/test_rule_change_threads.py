"""A rule is changed while steps are being taken: no clock is left that was counted by the old one."""

from datetime import timedelta

import pytest

from agencies.roles import CASEWORKER
from audit.moment import today
from cases.changes import HolidayChange
from cases.rules import TimeLimit
from tests import a
from tests.workflows.rule_changing import administrators, new_version, of_day, proposed, signed
from tests.workflows.test_every_rule_change import every_clock_is_what_a_recount_gives
from tests.workflows.test_threads import at_once, of_kind
from workflows.models import Clock, Step
from workflows.perform import perform

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 6


@pytest.fixture
def pair():
    return administrators()


def free_day():
    """A day on which a reply that is asked for today falls due, and which is worked so far."""
    return Clock.objects.filter(deadline="reply").first().due_on


def test_a_holiday_is_signed_while_applications_come_in_and_steps_are_taken(pair):
    officer = a.person(CASEWORKER)
    waiting, drafts = [a.readmission() for _n in range(MANY)], [a.draft() for _n in range(MANY)]
    change = proposed(of_day("rest", free_day()), pair[0])
    senders = [a.person(CASEWORKER, at="NL-CA") for _n in range(MANY)]
    steps = [lambda request=request: perform(request, "acknowledge", officer) for request in waiting]
    arrivals = [lambda d=draft, by=by: perform(d, "submit", by) for draft, by in zip(drafts, senders, strict=True)]
    results = at_once(*steps[:3], lambda: signed(change, pair[1]), *steps[3:], *arrivals)
    assert len(of_kind(results, Step)) == 2 * MANY and len(of_kind(results, HolidayChange)) == 1
    assert not Clock.objects.filter(deadline="reply", due_on=change.date).exists()
    every_clock_is_what_a_recount_gives()


def test_two_signatures_at_once_make_one_version(pair):
    request = a.readmission()
    change = proposed(new_version(value=30, valid_from=today(), moves_running=True), pair[0])
    others = [administrators()[0] for _n in range(3)]
    at_once(*[lambda by=by: signed(change, by) for by in (pair[1], pair[1], *others)])
    assert TimeLimit.objects.filter(agreement__code="EUAZ", name="reply").count() == 2
    clock = Clock.objects.get(procedure_id=request.pk, deadline="reply")
    assert clock.days == 30 and clock.history.count() == 2
    assert clock.due_on >= today() + timedelta(days=29)


def test_two_clicks_on_one_form_at_once_are_one_proposal(pair):
    results = at_once(*[lambda: proposed(new_version(value=30, valid_from=today()), pair[0], token="one")] * 5)
    assert len({result.pk for result in results}) == 1
