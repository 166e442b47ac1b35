"""Days are counted as the agreements want them counted, and every count tells how it was done."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cases.counting import Calendar, Extension, Pause, Rollover, Span, Terms, Unit, add_months, count, first_moment

BAKU, BERLIN = ZoneInfo("Asia/Baku"), ZoneInfo("Europe/Berlin")
NOVRUZ = {date(2026, 3, day): "Novruz bayramı" for day in range(20, 25)}
AZERBAIJAN = Calendar("Azerbaijan", "a1", NOVRUZ)


def baku(*when):
    return datetime(*when, tzinfo=BAKU)


def limit(value, unit, rollover=Rollover.NONE, **more):
    return Terms(Span(value, unit), **{"zone": BAKU, "calendar": AZERBAIJAN, "rollover": rollover} | more)


FIFTEEN_DAYS = limit(15, Unit.CALENDAR_DAYS, Rollover.NEXT_WORKING_DAY)


def told(due):
    return "\n".join(due.explanation)


def test_fifteen_calendar_days_run_through_novruz_and_move_past_its_end():
    assert count(baku(2026, 3, 2, 10, 14), FIFTEEN_DAYS).due_on == date(2026, 3, 17)
    due = count(baku(2026, 3, 5, 10, 14), FIFTEEN_DAYS)
    assert due.due_on == date(2026, 3, 25)
    assert due.days == 15
    assert "The limit cannot end on Friday 20.03.2026: Novruz bayramı." in due.explanation
    assert "The limit cannot end on Saturday 21.03.2026: Novruz bayramı." in due.explanation
    assert "It moves to the next working day, Wednesday 25.03.2026." in due.explanation


def test_the_day_of_the_event_is_the_one_at_the_authority_that_must_act():
    evening_in_berlin = datetime(2026, 3, 2, 22, 30, tzinfo=BERLIN)
    assert count(evening_in_berlin, FIFTEEN_DAYS).due_on == date(2026, 3, 18)  # in Baku it was 3 March by then


def test_the_last_day_is_usable_to_its_last_minute():
    due = count(baku(2026, 3, 2, 10, 14), FIFTEEN_DAYS)
    assert due.due_at.isoformat() == "2026-03-18T00:00:00+04:00"
    assert baku(2026, 3, 17, 23, 59, 59) < due.due_at


def test_the_first_moment_of_a_day_without_midnight():
    assert first_moment(date(2018, 11, 4), ZoneInfo("America/Sao_Paulo")).isoformat() == "2018-11-04T01:00:00-02:00"


def test_twenty_five_days_and_twenty_five_more_run_from_the_first_end():
    twenty_five = Span(25, Unit.CALENDAR_DAYS)
    terms = limit(25, Unit.CALENDAR_DAYS, Rollover.NEXT_WORKING_DAY)
    more = Extension(twenty_five, "by mere notice", date(2026, 1, 26))
    assert count(baku(2026, 1, 5, 9), terms).due_on == date(2026, 1, 30)
    due = count(baku(2026, 1, 6, 9), terms, extensions=[more])  # the first end, Saturday 31 January, does not roll over
    assert due.due_on == date(2026, 2, 25)
    assert "The limit is extended by 25 calendar days, counted from Saturday 31.01.2026." in due.explanation
    assert "The extension was granted on Monday 26.01.2026." in due.explanation
    assert "Ground of the extension: by mere notice." in due.explanation


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(start, months, end):
    assert add_months(start, months) == end


def test_six_months_from_the_end_of_august_last_through_the_last_of_february():
    due = count(baku(2025, 8, 31, 12), limit(6, Unit.MONTHS))
    assert due.due_on == date(2026, 2, 28)
    assert due.days == 181


def test_a_paused_day_prolongs_a_limit_of_months_by_a_day():
    pause = Pause(baku(2025, 9, 10, 15), baku(2025, 9, 15, 9))  # five days: 10 to 14 September
    due = count(baku(2025, 8, 31, 12), limit(6, Unit.MONTHS), pauses=[pause])
    assert due.due_on == date(2026, 3, 5)
    assert "The clock rests from Wednesday 10.09.2025 to Sunday 14.09.2025: these days do not count." in due.explanation


def test_a_pause_within_one_day_takes_nothing_off():
    pause = Pause(baku(2026, 3, 4, 9), baku(2026, 3, 4, 18))
    assert count(baku(2026, 3, 2, 10), FIFTEEN_DAYS, pauses=[pause]) == count(baku(2026, 3, 2, 10), FIFTEEN_DAYS)


def test_overlapping_pauses_are_taken_off_once():
    pauses = [(baku(2026, 3, 4, 9), baku(2026, 3, 8, 9)), (baku(2026, 3, 6, 9), baku(2026, 3, 9, 9))]
    assert count(baku(2026, 3, 2, 10), limit(15, Unit.CALENDAR_DAYS), pauses=pauses).due_on == date(2026, 3, 22)


def test_a_clock_that_still_rests_knows_its_earliest_end():
    resting = Pause(baku(2026, 3, 9, 15))
    due = count(baku(2026, 3, 2, 10), FIFTEEN_DAYS, pauses=[resting])
    assert due.rests
    assert due.due_on == date(2026, 3, 17)
    assert "The clock has rested since Monday 09.03.2026. The last day cannot come before Tuesday 17.03.2026." in told(
        due
    )


def test_a_rest_that_begins_after_the_end_changes_nothing():
    assert not count(baku(2026, 3, 2, 10), FIFTEEN_DAYS, pauses=[Pause(baku(2026, 3, 18, 0))]).rests


def test_notice_of_a_transfer_is_in_time_three_working_days_before():
    notice = limit(3, Unit.WORKING_DAYS, back=True)
    assert count(baku(2026, 3, 13, 14), notice).due_on == date(2026, 3, 10)  # Friday back to Tuesday
    assert count(baku(2026, 3, 26, 14), notice).due_on == date(2026, 3, 18)  # Thursday, over Novruz and a weekend


def test_working_days_name_each_day_left_out_and_each_swapped_day():
    calendar = Calendar("Azerbaijan", "a1", NOVRUZ, worked=frozenset({date(2026, 3, 28)}), years=frozenset({2026}))
    due = count(baku(2026, 3, 19, 9), limit(4, Unit.WORKING_DAYS, calendar=calendar))
    assert due.due_on == date(2026, 3, 28)
    assert "Friday 20.03.2026 does not count: Novruz bayramı." in due.explanation
    assert "Saturday 28.03.2026 counts: it is a weekend day that is worked." in due.explanation
    assert "Calendar: Azerbaijan, version a1." in due.explanation


def test_a_year_without_a_calendar_is_pointed_out():
    due = count(baku(2026, 12, 30, 9), limit(3, Unit.WORKING_DAYS, calendar=Calendar("X", years=frozenset({2026}))))
    assert "For 2027 the calendar of X is empty: only weekends are left out." in due.explanation


@pytest.mark.parametrize(
    ("rollover", "end"),
    [(Rollover.NONE, 7), (Rollover.NEXT_WORKING_DAY, 9), (Rollover.PREVIOUS_WORKING_DAY, 6)],
)
def test_a_last_day_at_the_weekend(rollover, end):
    assert count(baku(2026, 3, 2, 9), limit(5, Unit.CALENDAR_DAYS, rollover)).due_on == date(2026, 3, end)


def test_a_limit_never_rolls_onto_a_day_of_rest():
    pause = Pause(baku(2026, 3, 8, 9), baku(2026, 3, 11, 9))
    due = count(baku(2026, 3, 2, 9), limit(5, Unit.CALENDAR_DAYS, Rollover.NEXT_WORKING_DAY), pauses=[pause])
    assert due.due_on == date(2026, 3, 11)


def test_days_gone_grow_from_none_to_all():
    due = count(baku(2026, 3, 2, 9), limit(5, Unit.WORKING_DAYS))
    assert [due.days_gone(date(2026, 3, day)) for day in (2, 3, 6, 8, 9, 30)] == [0, 1, 4, 4, 5, 5]


def test_a_calendar_may_be_a_function():
    calendar = Calendar("X", non_working=lambda day: "odd" if day.day % 2 else None)
    assert count(baku(2026, 3, 2, 9), limit(2, Unit.WORKING_DAYS, calendar=calendar)).due_on == date(2026, 3, 6)


def test_a_calendar_that_leaves_no_day_is_refused():
    never = Calendar("X", weekend=frozenset(range(7)))
    with pytest.raises(ValueError, match="never ends"):
        count(baku(2026, 3, 2, 9), limit(2, Unit.WORKING_DAYS, calendar=never))


def test_a_moment_without_zone_and_an_empty_span_are_refused():
    with pytest.raises(ValueError, match="time zone"):
        count(datetime(2026, 3, 2), FIFTEEN_DAYS)
    with pytest.raises(ValueError, match="at least one"):
        Span(0, Unit.MONTHS)
