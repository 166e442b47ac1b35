"""Whatever the calendar, the zone, the pauses and the extensions: every due date equals an independent recount."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from cases.counting import Extension, count
from tests.cases.recounting import local_day, recounted
from tests.cases.situations import situations, spans


@settings(deadline=None)
@given(situations(), some.lists(spans, max_size=3))
def test_every_due_date_equals_an_independent_recount(situation, extensions):
    start, terms, pauses = situation
    due = count(start, terms, pauses=pauses, extensions=[Extension(span) for span in extensions])
    assert due.due_on == recounted(start, terms, pauses, extensions)
    assert not due.rests


@settings(deadline=None)
@given(situations())
def test_overdue_begins_with_the_first_moment_after_the_last_day(situation):
    start, terms, pauses = situation
    due = count(start, terms, pauses=pauses)
    assert due.due_at.tzinfo is terms.zone
    assert local_day(due.due_at, terms.zone) == due.due_on + timedelta(1)
    assert local_day(due.due_at - timedelta(microseconds=1), terms.zone) == due.due_on


@settings(deadline=None)
@given(situations())
def test_days_that_count_are_distinct_in_order_and_never_paused(situation):
    start, terms, pauses = situation
    due = count(start, terms, pauses=pauses)
    resting = [pause.days(terms.zone) for pause in pauses]
    assert list(due.counted) == sorted(set(due.counted), reverse=terms.back)
    assert not [day for day in due.counted for since, until in resting if since <= day < until]
    assert due.days_gone(max(due.counted)) == due.days


@settings(deadline=None)
@given(situations())
def test_every_day_left_out_is_named(situation):
    start, terms, _pauses = situation
    due, event = count(start, terms), local_day(start, terms.zone)
    low, high = min(event, due.due_on), max(event, due.due_on)
    passed = [low + timedelta(number) for number in range((high - low).days + 1)]
    left_out = [day for day in passed if day not in due.counted and day not in (event, due.due_on)]
    assert not [day for day in left_out if f"{day:%d.%m.%Y}" not in "\n".join(due.explanation)]
