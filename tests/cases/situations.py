"""Situations in which a limit may be counted: events, calendars and pauses, crowded where the count passes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as some

from cases.counting import Calendar, Pause, Rollover, Span, Terms, Unit

ZONES = [
    *map(ZoneInfo, ("Asia/Baku", "Europe/Berlin", "Europe/Lisbon", "Asia/Nicosia")),
    *map(ZoneInfo, ("America/Sao_Paulo", "Pacific/Kiritimati")),
]

moments = some.datetimes(datetime(2024, 6, 1), datetime(2028, 6, 1), timezones=some.sampled_from(ZONES))
spans = some.one_of(
    some.builds(Span, some.integers(1, 60), some.just(Unit.CALENDAR_DAYS)),
    some.builds(Span, some.integers(1, 30), some.just(Unit.WORKING_DAYS)),
    some.builds(Span, some.integers(1, 14), some.just(Unit.MONTHS)),
)
weekends = some.sampled_from([frozenset({5, 6}), frozenset({4, 5}), frozenset({6}), frozenset()])


@some.composite
def calendars(draw, days):
    """Crowded with holidays and swapped days where the count passes, so that it does meet them."""
    weekend, closed = draw(weekends), draw(some.dictionaries(days, some.just("holiday"), max_size=20))
    closed |= {draw(days) + timedelta(number): "long holiday" for number in range(draw(some.integers(0, 12)))}
    worked = frozenset(day for day in draw(some.sets(days, max_size=20)) if day.weekday() in weekend)
    return Calendar("somewhere", "x", closed, weekend, worked)


@some.composite
def rests(draw, days):
    since, hours, zones = draw(days), some.integers(0, 23), some.sampled_from(ZONES)
    until = since + timedelta(draw(some.integers(0, 20)))
    return Pause(*(datetime(day.year, day.month, day.day, draw(hours), tzinfo=draw(zones)) for day in (since, until)))


def near(start, span, back):
    """Days around the event and around where the limit will probably end."""
    length = span.value * {Unit.CALENDAR_DAYS: 1, Unit.WORKING_DAYS: 1.4, Unit.MONTHS: 30.4}[span.unit]
    end = start + timedelta(-length if back else length)
    offsets = some.integers(-8, 8).map(timedelta)
    return some.builds(lambda anchor, offset: anchor.date() + offset, some.sampled_from([start, end]), offsets)


@some.composite
def situations(draw):
    """An event, the terms of a limit, and closed pauses."""
    start, span, zone, back = draw(moments), draw(spans), draw(some.sampled_from(ZONES)), draw(some.booleans())
    days = near(start, span, back)
    terms = Terms(span, zone, draw(calendars(days)), draw(some.sampled_from(Rollover)), back)
    return start, terms, draw(some.lists(rests(days), max_size=4))
