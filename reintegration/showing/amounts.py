"""Amounts in words: to the cent, with their currency, in the manner of the language that is read."""

from django.utils.formats import number_format


def number(amount):
    """1 234.50; nothing for nothing known."""
    return "" if amount is None else number_format(amount, 2, force_grouping=True)


def written(amount, currency):
    """1 234.50 EUR"""
    return f"{number(amount)} {currency}" if amount is not None else ""


def cell(amount):
    """For a table: aligned to the end."""
    return {"text": number(amount), "number": True}


def part(amount, of):
    """How much of a whole, between 0 and 1, for a bar."""
    return min(float(amount / of), 1.0) if of else 0.0
