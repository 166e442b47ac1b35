"""The non-working days as they are seeded: national ones, as python-holidays gives them."""

from datetime import date

from holidays import country_holidays

from agencies.states import AZERBAIJAN, STATES

YEARS = range(2024, 2031)


def rows():
    """(State, date, name in English, name in Azerbaijani, is worked) of every seeded day."""
    for code in STATES:
        yield from _rows(code)


def _rows(code):
    english = country_holidays(code, years=YEARS, language="en_US")
    azerbaijani = country_holidays(code, years=YEARS, language="az") if code == AZERBAIJAN else {}
    for day in sorted(english):
        yield code, day, english[day], azerbaijani.get(day, ""), False
    for day in _worked(english):
        yield code, day, "Working day in exchange", "Əvəz edilmiş iş günü", True


def _worked(calendar) -> list[date]:
    return sorted(day for day in calendar.weekend_workdays if day.year in YEARS and day not in calendar)
