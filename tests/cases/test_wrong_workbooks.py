"""Fifty and more workbooks that are meant well and are wrong: each comes back with the fault named at its cell."""

import json
from datetime import datetime, time

import pytest

from agencies.roles import CASEWORKER
from audit.moment import walking_at
from cases.workbooks import looking
from cases.workbooks.marking import WRONG, marked
from cases.workbooks.template import template
from tests import a
from tests.cases.workbook_samples import LABELS, cell_of, opened, row, sheet_of
from workflows.taking_over.rehearsing import rehearse
from workflows.taking_over.remarks import in_words

pytestmark = pytest.mark.django_db
# What is written under a heading (beside other changes), at which heading the fault is told (None: the same), and words of it.
WRONG_CELLS = [
    ("Requesting authority", None, {}, None, "must be filled in"),
    ("Requesting authority", "XX-CA", {}, None, "No authority of this code"),
    ("Requesting authority", "AZ-MIA", {}, None, "may not send"),
    ("Requesting authority", "CH-CA", {}, None, "does not bind"),
    ("Requesting authority", "nl ca", {}, None, "must look like"),
    ("Requesting authority", 17, {}, None, "must look like"),
    ("Agreement", "ABCD", {}, None, "No agreement of this code"),
    ("Agreement", None, {}, None, "must be filled in"),
    ("Agreement", "eu-az", {}, None, "must look like"),
    ("Reference", None, {}, None, "must be filled in"),
    ("Reference", "N" * 81, {}, None, "too long"),
    ("Reference", "NL\u200b17", {}, None, "invisible character"),
    ("Reference", datetime(2026, 3, 1), {}, None, "as text"),
    ("Received on", None, {}, None, "must be filled in"),
    ("Received on", "in spring", {}, None, "Write a day"),
    ("Received on", "31.02.2026", {}, None, "Write a day"),
    ("Received on", "15.05.20", {}, None, "Write a day"),
    ("Received on", 46000, {}, None, "Write a day"),
    ("Received on", datetime(2026, 4, 1), {}, None, "has not come yet"),
    ("Received on", datetime(1962, 4, 1), {}, None, "before there was any agreement"),
    ("Received by", "pigeon", {}, None, "Choose one of these"),
    ("Received by", None, {}, None, "must be filled in"),
    ("Sent on", datetime(2026, 3, 9), {}, "Received on", "before it was sent"),
    ("Procedure", "quick", {}, None, "Choose one of these"),
    ("Procedure", "accelerated", {}, "Apprehended at", "time of apprehension"),
    ("Procedure", "accelerated", {"Apprehended at": datetime(2026, 1, 5, 8, 0)}, None, "Too late"),
    ("Apprehended at", "at night", {}, None, "Write a day"),
    ("Irregular stay known since", "2030-01-01", {}, None, "in the future"),
    ("Irregular stay known since", "2026", {}, None, "Write a day"),
    ("Surname", None, {"Given names": None}, None, "must be filled in"),
    ("Given names", None, {}, None, "must be filled in"),
    ("Surname", "Mammаdov", {}, None, "mixes letters"),
    ("Surname", "=A1", {}, None, "formula"),
    ("Surname", "M" * 121, {}, None, "too long"),
    ("Date of birth", "1988-13-40", {}, None, "Write a date"),
    ("Date of birth", "18.02.2099", {}, None, "in the future"),
    ("Date of birth", "1860", {}, None, "years ago"),
    ("Date of birth", 32000, {}, None, "Write a date"),
    ("Country of birth", "ZZ", {}, None, "no code of a State"),
    ("Country of birth", "Azerbaijan", {}, None, "too long"),
    ("Sex", "K", {}, None, "Choose one of these"),
    ("Nationality", "ZZ", {}, None, "no code of a State"),
    ("Nationality", "GE", {}, None, "nationality of the requested State"),
    ("Basis of the nationality", "believed", {}, None, "Choose one of these"),
    ("Civil status", "engaged", {}, None, "Choose one of these"),
    ("Interview requested", "perhaps", {}, None, "yes or no"),
    ("Evidence", "photograph", {}, None, "Choose one of these"),
    ("Evidence", None, {"Document number": None, "Expires on": None}, None, "at least one means of evidence"),
    ("Document number", 1234567890123456789, {}, None, "as text"),
    ("Document number", time(10, 14), {}, None, "cannot be read"),
    ("Issued on", datetime(2030, 1, 1), {}, None, "in the future"),
    ("Issued on", datetime(2026, 1, 2), {"Expires on": datetime(2025, 1, 2)}, "Expires on", "expires before"),
    ("Voluntary return offered", None, {}, None, "must be filled in"),
    (
        "Voluntary return offered",
        "no",
        {"Offered on": None, "Outcome of the offer": None},
        "Reason for no offer",
        "why",
    ),
    ("Offered on", None, {}, None, "date of the offer"),
    ("Outcome of the offer", None, {}, None, "outcome"),
    ("Signed by", None, {}, None, "must be filled in"),
    ("Observations", "x" * 4001, {}, None, "too long"),
    ("Protection codes", "sad", {}, None, "no code"),
    ("Protection codes", "not_fit_to_travel, other", {}, None, "no code"),
]


@pytest.fixture(autouse=True)
def _some_day(monkeypatch):
    """Workbooks are read in this process: nothing here is about its limits, and it is quicker."""
    monkeypatch.setattr("cases.workbooks.asking._asked", read_here)
    with walking_at(a.at(2026, 3, 16, 10, 14)):
        yield


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


def read_here(content):
    return json.loads(json.dumps(looking.told(content)))


def told(content, officer):
    return {place: " ".join(map(str, sentences)) for place, sentences in rehearse(content, officer).faults.items()}


def test_there_are_enough_of_them():
    assert len(WRONG_CELLS) >= 50


@pytest.mark.some(3)
@pytest.mark.parametrize(("heading", "value", "beside", "at", "words"), WRONG_CELLS)
def test_each_fault_is_named_at_its_cell(heading, value, beside, at, words, officer):
    faults = told(sheet_of(row(1), row(2, **beside, **{heading: value})), officer)
    assert words in faults[cell_of(at or heading, 3)], faults
    assert all(place.endswith("3") for place in faults)


@pytest.mark.parametrize(
    ("headings", "place", "words"),
    [
        ([*LABELS, "Shoe size"], "AK1", "no column “Shoe size”"),
        ([*LABELS[:-1], "Protection code"], "AJ1", "Did you mean “Protection codes”"),
        ([*LABELS, "Surname"], "AK1", "twice"),
        ([label for label in LABELS if label != "Reference"], "A1", "Reference"),
        (["Requesting authority"], "A1", "are missing"),
    ],
)
def test_headings_that_are_wrong_are_named(headings, place, words, officer):
    assert words in told(sheet_of(row(), headings=headings), officer)[place]


def test_a_workbook_without_cases_says_so(officer):
    assert "no case" in told(sheet_of(), officer)["A2"]
    assert "no case" in told(template(), officer)["A2"]


def test_a_reference_that_stands_twice_is_told_where_it_stands_again(officer):
    assert "row 2" in told(sheet_of(row(1), row(2, Reference="OLD-0001")), officer)[cell_of("Reference", 3)]


def test_several_faults_are_told_at_once(officer):
    faults = told(sheet_of(row(1, Sex="K"), row(2), row(3, Nationality="ZZ", **{"Received on": "soon"})), officer)
    assert set(faults) == {cell_of("Sex"), cell_of("Nationality", 4), cell_of("Received on", 4)}


def test_the_headings_may_be_in_azerbaijani_or_in_other_letters_of_case(officer):
    content = sheet_of(
        {label.upper() + " *": value for label, value in row().items()},
        headings=[label.upper() + " *" for label in LABELS],
    )
    assert told(content, officer) == {}


def test_the_same_workbook_comes_back_with_each_fault_at_its_cell(officer):
    rehearsal = rehearse(sheet_of(row(1), row(2, Sex="K")), officer)
    faults = {place: list(map(in_words, said)) for place, said in rehearsal.faults.items()}
    book = opened(marked(rehearsal.sheet, faults, {}, list(rehearsal.counts())))
    cases, listed = book.worksheets
    wrong = cases[cell_of("Sex", 3)]
    assert wrong.value == "K" and wrong.fill.start_color.rgb == WRONG.start_color.rgb
    assert "Choose one of these" in wrong.comment.text
    assert cases[cell_of("Received on")].value == datetime(2026, 3, 2) and cases[cell_of("Surname")].comment is None
    assert [cell.value for cell in listed[2]][:2] == [cell_of("Sex", 3), "fault"]


def test_what_came_back_can_be_mended_and_sent_again(officer):
    content = sheet_of(row(1), row(2, Sex="K"))
    rehearsal = rehearse(content, officer)
    back = marked(rehearsal.sheet, {cell_of("Sex", 3): ["Choose."]}, {}, list(rehearsal.counts()))
    assert set(told(back, officer)) == {cell_of("Sex", 3)}


def test_no_text_becomes_a_formula_in_what_comes_back(officer):
    rehearsal = rehearse(sheet_of(row(1, Surname="'=1+1")), officer)
    book = opened(marked(rehearsal.sheet, {}, {}, [("=1+1", 1)]))
    assert not [cell for sheet in book for line in sheet for cell in line if cell.data_type == "f"]
