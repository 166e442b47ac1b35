"""How two dates of birth stand to each other: the same, reconcilable, one slip apart, or in contradiction."""

from enum import Enum

from cases.partial_dates import PartialDate


class Births(Enum):
    SAME, NEW_YEARS, FITTING, UNKNOWN, SWAPPED, DIGIT, NEIGHBOURS, NEW_YEAR, DAY, MONTH, YEAR, CONTRADICTORY = range(12)


SLIPS = frozenset(
    (Births.SWAPPED, Births.DIGIT, Births.NEIGHBOURS, Births.NEW_YEAR, Births.DAY, Births.MONTH, Births.YEAR)
)


def births(one: PartialDate, other: PartialDate) -> Births:
    if not one or not other:
        return Births.UNKNOWN
    if one.could_equal(other):
        return _agreeing(one, other)
    return _slip(one, other) or Births.CONTRADICTORY


def _agreeing(one, other):
    if one != other or not one.is_complete:
        return Births.FITTING
    return Births.NEW_YEARS if is_new_year(one) else Births.SAME


def is_new_year(date):
    """1 January: in many registers it stands for a day that is not known."""
    return (date.month, date.day) == (1, 1)


def _slip(one, other):
    """The one way in which people err that makes the one date of the other."""
    if not (one.is_complete and other.is_complete):
        return _slip_of_part(one, other)
    return _slip_in_year(one, other) or _slip_of_digits(*(date.stored.replace("-", "") for date in (one, other)))


def _slip_in_year(one, other):
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return Births.SWAPPED
    if one.year == other.year and (is_new_year(one) or is_new_year(other)):
        return Births.NEW_YEAR
    if abs((one.earliest() - other.earliest()).days) == 1:
        return Births.DAY
    if (one.year, one.day) == (other.year, other.day) and abs(one.month - other.month) == 1:
        return Births.MONTH
    if abs(one.year - other.year) == 1 and (one.month, one.day) == (other.month, other.day):
        return Births.YEAR
    return None


def _slip_of_part(one, other):
    if one.year == other.year and (is_new_year(one) or is_new_year(other)):
        return Births.NEW_YEAR
    months = {date.month for date in (one, other)} - {None}
    if abs(one.year - other.year) == 1 and len(months) < 2:
        return Births.YEAR
    return None


def _slip_of_digits(one, other):
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 1:
        return Births.DIGIT
    first, last = differing[0], differing[-1]
    if len(differing) == 2 and last == first + 1 and (one[first], one[last]) == (other[last], other[first]):
        return Births.NEIGHBOURS
    return None
