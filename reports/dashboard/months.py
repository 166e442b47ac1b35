"""Months and quarters of a period: their codes as facts have them, and their names. Pure."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

MOST = 24  # months in a picture; beyond that quarters


def of_period(first, last):
    """("month" or "quarter", the code of each): 2026-03, or 2026-Q1. Empty where the last day lies before the first."""
    months = [divmod(number, 12) for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
    if len(months) <= MOST:
        return "month", [f"{year}-{month + 1:02}" for year, month in months]
    return "quarter", list(dict.fromkeys(f"{year}-Q{month // 3 + 1}" for year, month in months))


def in_words(code):
    """April 2026; quarter 2 of 2026."""
    year, part = code.split("-")
    if part.isdigit():
        return date_format(date(int(year), int(part), 1), "F Y")
    return _("quarter %(number)s of %(year)s") % {"number": part[1:], "year": year}


def year_before(day):
    """The same day a year before; the last of February for its 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
