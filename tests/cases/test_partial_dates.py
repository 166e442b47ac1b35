"""Dates of which a part is unknown: read from paper, kept, shown, compared."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.partial_dates import PartialDate, UnreadableDate

TODAY = date(2026, 3, 16)
READINGS = {
    "1988-02-18": "1988-02-18",
    "1988-02": "1988-02-00",
    "1988": "1988-00-00",
    "": "",
    " 18.02.1988 ": "1988-02-18",
    "8.2.1988": "1988-02-08",
    "18/02/1988": "1988-02-18",
    "18-02-1988": "1988-02-18",
    "1988/02/18": "1988-02-18",
    "00.02.1988": "1988-02-00",
    "00.00.1988": "1988-00-00",
    "02.1988": "1988-02-00",
    "18021988": "1988-02-18",
    "00021988": "1988-02-00",
    "19880218": "1988-02-18",
    "1988-02-00": "1988-02-00",
    "00.00.0000": "",
}


@st.composite
def partial_dates(draw):
    day = draw(st.dates(date(1850, 1, 1), date(2100, 12, 31)))
    parts = (day.year, day.month, day.day)
    return PartialDate(*parts[: draw(st.integers(0, 3))])


@pytest.mark.parametrize(("text", "stored"), READINGS.items())
def test_paper_and_packages_are_read(text, stored):
    assert PartialDate.read(text).stored == stored


@pytest.mark.parametrize(
    "text",
    ["30.02.1988", "1988-13", "18.00.1988", "yesterday", "1988-2-30", "180288", "0988", "12.12.12", "1988-00-05"],
)
def test_what_is_no_date_is_refused_with_a_sentence(text):
    with pytest.raises(UnreadableDate, match="Enter a real date"):
        PartialDate.read(text)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text):
    with suppress(UnreadableDate):
        PartialDate.read(text)


@given(partial_dates())
def test_every_form_reads_back(known):
    assert PartialDate.read(str(known)) == PartialDate.read(known.stored) == known
    assert PartialDate.read(known.display().replace("?", "0")) == known


def test_what_is_unknown_is_shown_as_question_marks():
    assert PartialDate(1988, 2).display() == "??.02.1988"
    assert PartialDate(1988).display() == "??.??.1988"
    assert PartialDate().display() == ""


@given(partial_dates(), partial_dates())
def test_dates_could_be_equal_where_no_known_part_differs(one, other):
    assert one.could_equal(other) == other.could_equal(one)
    assert one.could_equal(one) and one.could_equal(PartialDate())
    if one and other:
        overlap = one.earliest() <= other.latest() and other.earliest() <= one.latest()
        assert one.could_equal(other) == overlap


def test_dates_are_in_order_with_the_unknown_first():
    in_order = [PartialDate(), PartialDate(1988), PartialDate(1988, 2), PartialDate(1988, 2, 18), PartialDate(1989)]
    backwards = in_order[::-1]
    assert sorted(backwards) == in_order
    assert max(in_order) == PartialDate(1989)


def test_a_birth_is_not_in_the_future():
    assert PartialDate(2026, 3, 17).faults(TODAY) == ["Date of birth must be before today."]
    assert not PartialDate(2026, 3).faults(TODAY) and not PartialDate().faults(TODAY)


def test_an_unknown_date_has_no_first_and_last_day():
    assert (PartialDate().earliest(), PartialDate().latest()) == (None, None)
    assert PartialDate(2024, 2).latest() == date(2024, 2, 29)
