"""Small words that stand on many pages: where one is, what day it is, why nobody works."""

import pytest
from django.utils.translation import override

from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in
from workflows.showing.journeys import _day

pytestmark = pytest.mark.django_db
SATURDAY = a.at(2026, 3, 7, 12).date()


@pytest.mark.parametrize(("url", "said"), [("/queue/mine/", "My cases"), ("/search/", "Queues and pages")])
def test_the_folded_navigation_of_a_phone_says_where_one_is_or_what_it_holds(url, said):
    page = signed_in(a.person()).get(url).content.decode()
    assert f"<summary><span>{said}" in page


def test_on_a_case_it_says_what_it_holds():
    request = a.readmission()
    page = signed_in(a.person()).get(f"/procedures/{request.reference}/").content.decode()
    assert "<summary><span>Queues and pages</span>" in page


def test_why_nobody_works_is_said_in_the_language_of_the_reader():
    with override("az"):
        assert "weekend" not in _day(SATURDAY, [])["closed"]
    with override("en"):
        assert _day(SATURDAY, [])["closed"] == "Not a working day: weekend"


def test_a_day_that_begins_a_line_has_a_capital_letter():
    with walking_at(a.at(2026, 3, 2, 12)):
        client = signed_in(a.person())
        client.cookies["language"] = "az"
        assert ">Bazar ertəsi 02.03.2026" in client.get("/journeys/?day=2026-03-02").content.decode()


def test_a_nationality_of_a_far_state_is_named_and_not_coded():
    request = a.third_country()
    page = signed_in(a.person()).get(f"/procedures/{request.reference}/").content.decode()
    assert "Ghana (Claimed)" in page and "GH (Claimed)" not in page


def test_where_something_must_be_chosen_it_says_so():
    officer = a.person()
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="false")
    page = signed_in(officer).get(f"/procedures/{request.reference}/steps/refuse/").content.decode()
    assert '<option value="" selected>Choose</option>' in page and "-----" not in page


def test_the_travel_document_of_a_transit_is_named_in_the_language_of_the_reader():
    client, transit = signed_in(a.person()), a.transit()
    number = transit.travel_document.removeprefix("passport ")
    for language, said in (("en", "Passport"), ("az", "Pasport")):
        client.cookies["language"] = language
        assert f"{said} {number}" in client.get(f"/procedures/{transit.reference}/").content.decode()
