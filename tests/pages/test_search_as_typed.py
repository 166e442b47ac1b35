"""The search in a browser: results while somebody types, by the keyboard alone, without a script, and none to an outsider."""

import re

import pytest
from playwright.sync_api import expect

from agencies.roles import CASEWORKER
from tests import a
from tests.browser import DESK
from tests.cases.test_alike import filed
from tests.pages.square import signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PATIENCE = 20_000  # milliseconds, on a machine that does much at once


def at_work(page, live_server, actor):
    """Somebody's work list, with the search above it."""
    sid = signed_in(actor).cookies["sid"].value
    page.context.add_cookies([{"name": "sid", "value": sid, "url": live_server.url}])
    page.goto(f"{live_server.url}/queue/agency/", wait_until="domcontentloaded")
    return page.get_by_role("searchbox", name="Search all cases")


def found_by(page):
    """What lies open below the field while somebody types."""
    return page.locator("form[data-search] [data-found]")


@pytest.fixture
def cases():
    filed("Quliyev", "Vaqif", born="1990-05-05", number="C99999")
    return filed("Məmmədov", "Rəşad", number="C01234")


def test_results_stand_below_the_field_while_somebody_types(live_server, page, cases):
    box, reference = at_work(page, live_server, a.person(CASEWORKER)), cases.procedures.get().reference
    box.press_sequentially("M")
    expect(found_by(page)).to_be_hidden()
    box.press_sequentially("amedov R")
    hit = found_by(page).get_by_role("listitem")
    expect(hit).to_contain_text(reference, timeout=PATIENCE)
    expect(hit).to_have_count(1)
    assert page.url.endswith("/queue/agency/"), "nobody pressed Enter"
    box.fill("")
    expect(found_by(page)).to_be_hidden(timeout=PATIENCE)


def test_what_was_typed_last_is_what_is_shown(live_server, page, cases):
    box = at_work(page, live_server, a.person(CASEWORKER))
    for typed in ("Quliyev", "Nobody Atall", "Məmm"):
        box.fill(typed)
    expect(found_by(page)).to_contain_text("Rəşad", timeout=PATIENCE)
    expect(found_by(page)).not_to_contain_text("Vaqif")


def test_the_keyboard_is_enough(live_server, page, cases):
    box, reference = at_work(page, live_server, a.person(CASEWORKER)), cases.procedures.get().reference
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("c 01-234")
    expect(found_by(page)).to_contain_text(reference, timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(found_by(page)).to_be_hidden()
    expect(box).to_be_focused()
    box.press("Control+a")
    page.keyboard.type("Məmmədov")
    expect(found_by(page)).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Tab")
    expect(found_by(page).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/procedures/{reference}/$"), timeout=PATIENCE)


def test_whoever_goes_elsewhere_leaves_no_results_open(live_server, page, cases):
    box = at_work(page, live_server, a.person(CASEWORKER))
    box.fill("Məmmədov")
    expect(found_by(page)).to_be_visible(timeout=PATIENCE)
    page.mouse.click(DESK[0] - 40, DESK[1] - 40)
    expect(found_by(page)).to_be_hidden()


def test_without_a_script_enter_shows_the_same(live_server, new_page, cases):
    page = new_page(javascript=False)
    box, reference = at_work(page, live_server, a.person(CASEWORKER)), cases.procedures.get().reference
    box.fill("Мамедов Рашад")
    box.press("Enter")
    expect(page.get_by_role("main").get_by_role("listitem")).to_contain_text(reference)
    expect(found_by(page)).to_be_hidden()
    expect(page.get_by_role("searchbox", name="Search all cases")).to_have_value("Мамедов Рашад")


@pytest.mark.parametrize("typed", ["Məmmədov Rəşad", "C01234"])
def test_an_outsider_learns_neither_by_typing_nor_by_enter_that_there_is_a_case(live_server, page, cases, typed):
    box, reference = at_work(page, live_server, a.person(CASEWORKER, at="AZ-MOH")), cases.procedures.get().reference
    box.fill(typed)
    expect(found_by(page)).to_contain_text("No match for", timeout=PATIENCE)
    expect(found_by(page)).not_to_contain_text(reference)
    box.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("No match for", timeout=PATIENCE)
    expect(page.get_by_role("main")).not_to_contain_text(reference)
