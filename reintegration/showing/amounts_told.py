"""Amounts of money in the manner of the language that is read, to the cent."""

from django.utils.formats import number_format


def amount(value, currency):
    """1 234.50 EUR; nothing for nothing known."""
    return "" if value is None else f"{number_format(value, 2, force_grouping=True)} {currency}"


def part(value, of):
    """How much of a whole, between 0 and 1."""
    return min(float(value / of), 1.0) if value and of else 0.0
