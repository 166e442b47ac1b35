"""Each State has its calendar: seeded, corrected, live, and cheap to ask for."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from agencies.states import STATES
from audit.actor import acting
from cases.agreements import Agreement, due, limit
from cases.calendars import Holiday, calendar_of
from cases.counting import Calendar
from cases.terms import LimitName

pytestmark = pytest.mark.django_db
BAKU = ZoneInfo("Asia/Baku")
ON = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 10, 14, tzinfo=BAKU)
BETWEEN = {"requesting_state": "DE", "requested_state": "AZ"}


def agreement(code="EUAZ"):
    return Agreement.objects.get(code=code)


def reply(code="EUAZ"):
    return limit(agreement(code), LimitName.REPLY, ON)


def test_every_state_has_its_non_working_days():
    for state in STATES:
        calendar = calendar_of(state)
        assert calendar.years == set(range(2024, 2031))
        assert calendar.reason(date(2026, 1, 1))
    assert calendar_of("HU").worked
    assert calendar_of("AZ").reason(date(2025, 3, 27))  # a day off in exchange for the 10th
    assert calendar_of("AZ").reason(date(2025, 6, 21)) is None  # a Saturday worked in exchange


def test_a_corrected_holiday_moves_the_due_date_and_the_version():
    before = calendar_of("AZ")
    Holiday.objects.create(state="AZ", date=date(2026, 3, 17), name_en="Day of mourning")
    after = calendar_of("AZ")
    assert before.version != after.version
    assert due(reply(), MORNING, **BETWEEN).due_on == date(2026, 3, 18)


def test_a_holiday_entered_in_error_is_worked_after_all():
    rule = limit(agreement(), LimitName.TRAVEL_DOCUMENT, ON)
    assert due(rule, datetime(2026, 1, 15, 10, tzinfo=BAKU), **BETWEEN).due_on == date(2026, 1, 23)
    day = Holiday.objects.get(state="AZ", date=date(2026, 1, 20))
    day.works = True
    day.save()
    found = due(rule, datetime(2026, 1, 15, 10, tzinfo=BAKU), **BETWEEN)
    assert found.due_on == date(2026, 1, 22)
    assert "20.01.2026" not in "\n".join(found.explanation)


def test_within_one_act_a_calendar_is_read_once(django_assert_num_queries):
    with acting(None):
        calendar_of("AZ")
        with django_assert_num_queries(0):
            assert isinstance(calendar_of("AZ"), Calendar)
        Holiday.objects.create(state="AZ", date=date(2026, 3, 17), name_en="Day of mourning")
        assert calendar_of("AZ").reason(date(2026, 3, 17))
    with django_assert_num_queries(1):
        calendar_of("AZ")
