"""What the check digits and the fields of machine-readable lines tell: one fault for each that cannot be right."""

import re
from dataclasses import dataclass

from cases.mrz_layout import FIELD_NAMES, Layout, Place
from cases.partial_dates import PartialDate, UnreadableDate
from cases.sentences import Sentence as _

VALUES = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}
OFTEN_CONFUSED = {"O": "0", "0": "O", "I": "1", "1": "I", "B": "8", "8": "B", "S": "5", "5": "S"}


@dataclass(frozen=True)
class MrzFault:
    """What is wrong, and where: characters `first` to `last` of `line`; `suggestions` would be right."""

    field: str
    line: int
    first: int
    last: int
    sentence: str
    suggestions: tuple[str, ...] = ()


def check_digit(text: str) -> str:
    """Weights 7, 3, 1 over the values of the signs, modulo 10; a sign that has no value counts as 0."""
    return str(sum(VALUES.get(sign, 0) * (7, 3, 1)[place % 3] for place, sign in enumerate(text)) % 10)


def long_number(layout: Layout, lines) -> tuple[str, str]:
    """The document number and its check digit; a long one goes on in the optional data (Doc 9303-5, 4.2.2)."""
    check = layout.checks[0]
    number, digit = layout.fields["number"].cut(lines), check.digit.cut(lines)
    rest = layout.fields["optional"].cut(lines).split("<")[0]
    if digit == "<" and layout.width != 44 and len(rest) > 1:
        return number + rest[:-1], rest[-1]
    return number.rstrip("<"), digit


def read_six_digits(digits, century):
    """A PartialDate from YYMMDD in which unknown parts are <<; unknown altogether where it is no date."""
    year, month, day = (int(part) if part.isdecimal() else None for part in (digits[:2], digits[2:4], digits[4:6]))
    try:
        return PartialDate(None if year is None else century(year), month or None, day or None)
    except UnreadableDate:
        return PartialDate()


def since_1980(year: int) -> int:
    """The century of a document's date: such lines are printed since about 1980."""
    return 2000 + year if year < 80 else 1900 + year


def find_faults(layout, lines, said):
    yield from _foreign_signs(lines)
    yield from _impossible_values(layout, said)
    for check in layout.checks:
        yield from _wrong_digit(layout, lines, check)


def wrong_number_of_lines(lines):
    sentence = _(
        "Machine-readable lines are 2 lines of 44 or 36 characters or 3 lines of 30; this has {count}.",
        count=len(lines),
    )
    return MrzFault("lines", 1, 1, len(lines[0]) if lines else 1, sentence)


def wrong_lengths(lines, width):
    for number, line in enumerate(lines, start=1):
        if len(line) != width:
            sentence = _(
                "Line {line} has {count} characters; it needs {width}.", line=number, count=len(line), width=width
            )
            yield MrzFault("lines", number, 1, len(line), sentence)


def _foreign_signs(lines):
    for number, line in enumerate(lines, start=1):
        for at, sign in enumerate(line, start=1):
            if sign not in VALUES:
                sentence = _(
                    "Only A–Z, 0–9 and < can stand here. Look at character {at} of line {line}.", at=at, line=number
                )
                yield MrzFault("lines", number, at, at, sentence)


def _impossible_values(layout, said):
    for field in ("birth", "expiry"):
        if not _is_date(said[field], may_be_partial=field == "birth"):
            yield _fault_at(layout, field, _("The {field} is not a date.", field=FIELD_NAMES[field]))
    if said["sex"] not in "MF<X":
        yield _fault_at(layout, "sex", _("The sex is M, F or <."))


def _is_date(digits, may_be_partial):
    if not re.fullmatch(r"[0-9<]{6}", digits):
        return False
    known = read_six_digits(digits, since_1980)
    return known.is_complete or (may_be_partial and digits[4:] in ("<<", "00")) or digits == "<<<<<<"


def _fault_at(layout, field, sentence, suggestions=()):
    place = layout.fields[field]
    return MrzFault(
        field, place.line, place.first, place.last, _("{what} {look}", what=sentence, look=_look(place)), suggestions
    )


def _look(place):
    if place.first == place.last:
        return _("Look at character {at} of line {line}.", at=place.first, line=place.line)
    return _("Look at characters {first}–{last} of line {line}.", first=place.first, last=place.last, line=place.line)


def _wrong_digit(layout, lines, check):
    covered, digit = "".join(place.cut(lines) for place in check.over), check.digit.cut(lines)
    if check.field == "number":
        number, digit = long_number(layout, lines)
        covered = number if len(number) > 9 else covered
    is_blank = digit == "<" and not covered.strip("<")
    if is_blank or digit == check_digit(covered):
        return
    place = Place(check.digit.line, 1 if check.field == "composite" else check.over[0].first, check.digit.last)
    sentence = _("The check digit for the {field} is wrong. {look}", field=FIELD_NAMES[check.field], look=_look(place))
    suggestions = () if check.field == "composite" else tuple(_swaps(covered, digit))
    yield MrzFault(check.field, place.line, place.first, place.last, sentence, suggestions)


def _swaps(covered, digit):
    """The same field with one sign read as the other that looks like it, where that makes the digit right."""
    right = OFTEN_CONFUSED.get(digit, digit) if digit.isalpha() else digit
    for at, sign in enumerate(covered):
        swapped = covered[:at] + OFTEN_CONFUSED.get(sign, sign) + covered[at + 1 :]
        if swapped != covered and check_digit(swapped) == right:
            yield swapped
