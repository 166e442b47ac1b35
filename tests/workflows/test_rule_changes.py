"""Limits and calendars are changed by two people, for new cases or for running ones, and nothing moves that should not."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from agencies.roles import ADMINISTRATOR
from audit.actor import acting
from audit.moment import walking_at
from cases.calendars import calendar_of
from cases.changes import HolidayChange, LimitChange
from cases.rules import TimeLimit
from tests import a
from tests.workflows.rule_changing import (
    administrators,
    carried_out,
    dates,
    new_version,
    of_day,
    proposed,
    signed,
)
from workflows.models import Clock
from workflows.refusing import MovedOn, Refused
from workflows.rule_changes.deciding import refuse, sign, withdraw
from workflows.rule_changes.simulating import simulated

pytestmark = pytest.mark.django_db
NOON = a.at(2026, 3, 2, 12)
LATER = a.at(2026, 3, 9, 12)


@pytest.fixture
def pair():
    return administrators()


@pytest.fixture(autouse=True)
def _later():
    with walking_at(LATER):
        yield


@pytest.fixture
def request_():
    """An application whose reply is due on Tuesday 17 March."""
    with walking_at(NOON):
        return a.readmission()


def reply_of(request):
    return Clock.objects.get(procedure_id=request.pk, deadline="reply", stopped_at=None)


def versions(name="reply", code="EUAZ"):
    return list(TimeLimit.objects.filter(agreement__code=code, name=name).order_by("valid_from"))


def test_the_version_before_ends_on_the_day_before(pair):
    carried_out(new_version(value=10, valid_from=date(2026, 4, 1)), *pair)
    old, new = versions()
    assert (old.value, old.valid_until) == (15, date(2026, 3, 31))
    assert (new.value, new.valid_from, new.valid_until) == (10, date(2026, 4, 1), None)
    assert (new.start_event, new.rollover, new.on_expiry) == (old.start_event, old.rollover, old.on_expiry)


def test_nothing_holds_before_somebody_else_has_signed(pair):
    proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0])
    assert [version.value for version in versions()] == [15]


def test_running_cases_keep_their_version_and_new_ones_take_the_next(pair, request_):
    carried_out(new_version(value=10, valid_from=date(2026, 3, 9)), *pair)
    assert reply_of(request_).due_on == date(2026, 3, 17)
    later = a.readmission()
    assert reply_of(later).days == 10


def test_running_cases_move_where_the_proposal_says_so(pair, request_):
    change = carried_out(new_version(value=20, valid_from=date(2026, 3, 9), moves_running=True), *pair)
    clock = reply_of(request_)
    assert (clock.due_on, clock.days, clock.limit) == (date(2026, 3, 31), 20, versions()[1])  # Novruz until the 30th
    assert change.moved == 1


def test_a_moved_date_is_one_line_of_history_by_who_signed(pair, request_):
    carried_out(new_version(value=20, valid_from=date(2026, 3, 9), moves_running=True), *pair)
    rows = list(reply_of(request_).history.order_by("history_id"))
    assert len(rows) == 2 and rows[1].history_user == pair[1].user
    assert rows[1].act == LimitChange.history.order_by("-history_id").first().act
    assert Clock.history.count() == Clock.objects.count() + 1, "no other clock has a line"


def test_nobody_signs_what_they_proposed(pair):
    change = proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0])
    with pytest.raises(Refused, match="you prepared it"):
        sign(change, pair[0])
    with pytest.raises(Refused, match="you prepared it"):
        refuse(change, pair[0], "No.")


@pytest.mark.parametrize("kind", ["limit", "holiday"])
def test_the_database_refuses_the_proposers_own_signature(pair, kind):
    change = new_version(value=10, valid_from=date(2026, 4, 1))
    change = proposed(change if kind == "limit" else of_day("rest", date(2026, 3, 17)), pair[0])
    own = {"outcome": "granted", "decided_by": pair[0].user, "decided_for": pair[0].agency, "decided_at": LATER}
    with pytest.raises(IntegrityError, match="by_other_eyes"), transaction.atomic():
        type(change).objects.filter(pk=change.pk).update(**own)


def test_the_database_refuses_a_version_that_nobody_signed():
    old = versions()[0]
    TimeLimit.objects.filter(pk=old.pk).update(valid_until=date(2026, 3, 31))
    kept = {f.attname: getattr(old, f.attname) for f in old._meta.concrete_fields if f.attname != "id"}
    with pytest.raises(IntegrityError, match="nobody has signed"), transaction.atomic():
        create_at_once(**kept | {"value": 9, "valid_from": date(2026, 4, 1), "valid_until": None})


def create_at_once(**fields):
    """As at the end of the transaction, where this is looked at."""
    TimeLimit.objects.create(**fields)
    connection.check_constraints()


def test_the_database_refuses_to_change_what_a_version_says():
    with pytest.raises(IntegrityError, match="is never changed"), transaction.atomic():
        TimeLimit.objects.filter(pk=versions()[0].pk).update(value=9)


@pytest.mark.parametrize("said", [{"value": 99}, {"outcome": "open"}, {"comment": "Otherwise."}])
def test_a_decided_change_is_never_changed(pair, said):
    change = carried_out(new_version(value=10, valid_from=date(2026, 4, 1)), *pair)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        LimitChange.objects.filter(pk=change.pk).update(**said)


def test_what_was_proposed_is_not_altered_before_it_is_signed(pair):
    change = proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0])
    with pytest.raises(IntegrityError, match="what was proposed"), transaction.atomic():
        LimitChange.objects.filter(pk=change.pk).update(value=99)


def test_an_administrator_of_another_agency_changes_no_rule(pair):
    stranger = a.person(ADMINISTRATOR, at="AZ-MIA")
    with pytest.raises(Refused, match="leads this installation"):
        proposed(new_version(value=10, valid_from=date(2026, 4, 1)), stranger)
    change = proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0])
    with pytest.raises(Refused, match="leads this installation"):
        sign(change, stranger)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"valid_from": date(2026, 4, 1)}, "value"),
        ({"value": 10, "valid_from": date(2014, 1, 1)}, "valid_from"),
        ({"value": 10, "valid_from": date(2026, 4, 1), "moves_running": True}, "moves_running"),
        ({"value": 10, "valid_from": date(2026, 4, 1), "confidence": "house_rule"}, "confidence"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(pair, said, field):
    with pytest.raises(Refused) as refused:
        proposed(new_version(**said), pair[0])
    assert list(refused.value.fields) == [field]


def test_one_proposal_waits_at_a_time(pair):
    proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0])
    with pytest.raises(Refused, match="already waiting"):
        proposed(new_version(value=11, valid_from=date(2026, 4, 1)), pair[1])


def test_a_second_click_proposes_and_signs_once(pair):
    first = proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0], token="one")
    assert proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0], token="one") == first
    assert signed(first, pair[1]) == signed(first, pair[1])
    assert (LimitChange.objects.count(), len(versions())) == (1, 2)


def test_a_decided_proposal_is_not_decided_otherwise(pair):
    change = proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0])
    with pytest.raises(Refused, match="Say why"):
        refuse(change, pair[1], " ")
    refuse(change, pair[1], "There is no such law.")
    for decide in (lambda: sign(change, pair[1]), lambda: withdraw(change, pair[0])):
        with pytest.raises(MovedOn):
            decide()
    assert len(versions()) == 1


def test_only_the_proposer_takes_a_proposal_back(pair):
    change = proposed(new_version(value=10, valid_from=date(2026, 4, 1)), pair[0])
    with pytest.raises(Refused, match="Only the person"):
        withdraw(change, pair[1])
    assert withdraw(change, pair[0]).outcome == "withdrawn"


def test_a_holiday_moves_exactly_the_dates_that_fall_on_it(pair, request_):
    before = dates()
    with walking_at(a.at(2026, 3, 1, 12)):
        earlier = dates() | {c.pk: None for c in Clock.objects.filter(procedure_id=a.readmission().pk)}
    before |= {pk: value for pk, value in dates().items() if pk in earlier}
    change = carried_out(of_day("rest", date(2026, 3, 17)), *pair)
    assert reply_of(request_).due_on == date(2026, 3, 18)
    moved = {pk for pk, value in dates().items() if value != before[pk]}
    assert moved == {reply_of(request_).pk} and change.moved == 1


def test_a_holiday_that_is_taken_out_or_moved_gives_the_day_back(pair, request_):
    carried_out(of_day("rest", date(2026, 3, 17)), *pair)
    carried_out(of_day("move", date(2026, 3, 17), new_date=date(2026, 3, 18)), *pair)
    assert reply_of(request_).due_on == date(2026, 3, 17)
    assert calendar_of("AZ").reason(date(2026, 3, 18)).english == "A day"
    carried_out(of_day("remove", date(2026, 3, 18)), *pair)
    assert calendar_of("AZ").reason(date(2026, 3, 18)) is None


def test_a_weekend_day_that_is_worked_after_all_is_a_last_day(pair):
    with walking_at(a.at(2026, 2, 27, 12)):
        request = a.readmission()  # its last day is Saturday 14 March
    assert reply_of(request).due_on == date(2026, 3, 16)
    carried_out(of_day("work", date(2026, 3, 14)), *pair)
    assert reply_of(request).due_on == date(2026, 3, 14)
    carried_out(of_day("remove", date(2026, 3, 14)), *pair)
    assert reply_of(request).due_on == date(2026, 3, 16), "a Saturday out of the calendar is a Saturday"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (of_day("rest", date(2026, 3, 20)), "date"),
        (of_day("work", date(2026, 3, 17)), "date"),
        (of_day("rest", date(2026, 3, 17), name_en=""), "name_en"),
        (of_day("remove", date(2026, 3, 17)), "date"),
        (of_day("move", date(2026, 3, 20)), "new_date"),
        (of_day("move", date(2026, 3, 20), new_date=date(2026, 3, 21)), "new_date"),
    ],
    ids=str,
)
def test_a_day_that_makes_no_sense_is_refused_at_its_field(pair, change, field):
    with pytest.raises(Refused) as refused:
        proposed(change, pair[0])
    assert list(refused.value.fields) == [field] and not HolidayChange.objects.exists()


def test_the_simulation_says_what_becomes_overdue_and_writes_nothing(pair, request_):
    change = new_version(value=5, valid_from=date(2026, 3, 9), moves_running=True)
    rows, before = versions(), dates()
    found = simulated(change)
    [line] = found.lines
    assert (line.reference, line.now, line.then) == (request_.reference, date(2026, 3, 17), date(2026, 3, 10))
    assert found.overdue == 0
    with walking_at(LATER + timedelta(days=3)):
        assert simulated(change).overdue == 1
    assert (versions(), dates(), LimitChange.objects.count()) == (rows, before, 0)


def test_whoever_had_a_form_open_is_asked_to_look_again(pair, request_):
    version = request_.case.version
    carried_out(of_day("rest", date(2026, 3, 17)), *pair)
    assert a.again(request_).case.version > version
    with acting(None):
        carried_out(of_day("rest", date(2027, 8, 17)), *pair)
    assert a.again(request_).case.version == version + 1, "a change that moves nothing here disturbs nobody"
