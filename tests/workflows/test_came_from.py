"""From the page of a case on to the next one of the list that somebody came from, and back to that list."""

import re

import pytest

from agencies.roles import CASEWORKER
from tests import a
from tests.pages.square import signed_in
from workflows.rows import Grant
from workflows.worklist import How

pytestmark = pytest.mark.django_db


def told(page):
    """{"back" | "prev" | "next": (words, address)} of the breadcrumb."""
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', page.content.decode(), re.DOTALL)[0]
    links = re.findall(r'<a(?: rel="(\w+)")? href="([^"]+)">([^<]+)</a>', crumbs)
    return {rel or "back": (words, url) for rel, url, words in links}


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture
def three(officer):
    """Three cases of an officer, in the order in which the list shows them."""
    theirs = [a.step(a.readmission(), "acknowledge", officer) for _time in range(3)]
    Grant.objects.filter(content_object__in=theirs, group=officer.group_id).update(assigned_to=officer.user)
    found = Grant.objects.filter(assigned_to=officer.user).order_by("sort_at", "content_object_id")
    return list(dict.fromkeys(grant.content_object.reference for grant in found))


def test_the_case_behind_and_before_are_those_of_the_list(officer, three):
    browser = signed_in(officer)
    browser.get("/queue/mine/")
    first, middle, last = (told(browser.get(f"/procedures/{reference}/")) for reference in three)
    assert middle == {
        "back": ("My cases", "/queue/mine/"),
        "prev": ("Previous case", f"/procedures/{three[0]}/"),
        "next": ("Next case", f"/procedures/{three[2]}/"),
    }
    assert "prev" not in first and "next" not in last


def test_the_way_back_keeps_filters_and_order(officer, three):
    browser = signed_in(officer)
    browser.get("/queue/mine/?other_state=NL&sort=received")
    back = told(browser.get(f"/procedures/{three[2]}/"))
    assert back["back"] == ("My cases", "/queue/mine/?other_state=NL&amp;sort=received")
    assert back["next"][1] == f"/procedures/{three[1]}/", "the newest first"


def test_behind_the_last_row_the_list_goes_on(officer, three, monkeypatch):
    monkeypatch.setattr("workflows.listing.listed.How", lambda order, after: How(order, after, 2))
    browser = signed_in(officer)
    browser.get("/queue/mine/")
    words, url = told(browser.get(f"/procedures/{three[1]}/"))["next"]
    assert words == "Next page of the list"
    browser.get(url.replace("&amp;", "&"))
    assert set(told(browser.get(f"/procedures/{three[2]}/"))) == {"back"}


def test_a_case_that_was_found_otherwise_leads_to_the_list_of_the_agency(officer, three):
    browser = signed_in(officer)
    browser.get("/queue/mine/?other_state=LT")  # none of these
    assert told(browser.get(f"/procedures/{three[0]}/")) == {"back": ("My agency", "/queue/agency/")}


def test_what_was_listed_for_one_agency_is_not_beside_a_case_seen_for_another(officer, three):
    browser = signed_in(officer)
    browser.get("/queue/mine/")
    session = browser.session
    session["came_from"] |= {"agency": a.agency("NL-CA").pk}
    session.save()
    assert "next" not in told(browser.get(f"/procedures/{three[0]}/"))
