"""T5: a case is opened from its reference. And: several cases are given to a colleague."""

import pytest
from playwright.sync_api import expect

from agencies.roles import CASEWORKER, SUPERVISOR
from tests import a
from tests.pages.square import signed_in
from tests.tasks.hands import Keyboard
from workflows.rows import Grant

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PATIENCE = 20_000  # milliseconds, on a machine that does much at once


def at_work(page, live_server, actor):
    sid = signed_in(actor).cookies["sid"].value
    page.context.add_cookies([{"name": "sid", "value": sid, "url": live_server.url}])
    page.goto(f"{live_server.url}/queue/agency/", wait_until="domcontentloaded")


def test_a_case_is_opened_from_its_reference_without_dashes_in_small_letters(live_server, page):
    """T5: Ctrl K, the reference, Enter."""
    officer = a.person(CASEWORKER)
    for _time in range(2):
        last = a.step(a.readmission(), "acknowledge", officer)
    at_work(page, live_server, officer)
    at = Keyboard(page)
    at.presses("Control+k")
    page.keyboard.type(last.reference.replace("-", "").lower())
    at.enters()
    assert (at.keys, at.clicks) == (1, 1)
    expect(page.locator("[data-found-here] h2").first).to_have_text("Exact reference", timeout=PATIENCE)
    first = page.locator("main [data-item]").first
    assert last.reference in first.get_attribute("href")
    first.press("Enter")
    page.wait_for_url(f"**/procedures/{last.reference}/", wait_until="load")
    page.keyboard.press("Control+k")
    expect(page.locator("[data-found]")).to_contain_text("Opened last", timeout=PATIENCE)
    page.keyboard.press("ArrowDown")
    assert last.reference in page.evaluate("document.activeElement.href")


def test_several_cases_are_given_to_a_colleague_by_the_keyboard(live_server, page):
    chief, officer = a.person(SUPERVISOR), a.person(CASEWORKER, name="Aynur Kazımova")
    requests = [a.step(a.readmission(), "acknowledge", a.person(CASEWORKER)) for _time in range(3)]
    Grant.objects.filter(content_object__in=requests).update(assigned_to=None)
    at_work(page, live_server, chief)
    for request in requests[:2]:
        page.locator(f"input[name=case][value={request.reference}]").press("Space")
    page.get_by_role("button", name="Assign", exact=True).press("Enter")
    page.get_by_label("Works on this case").select_option(label="Aynur Kazımova")
    page.get_by_role("button", name="Assign", exact=True).press("Enter")
    expect(page.get_by_role("status").filter(has_text="2 assigned")).to_be_visible(timeout=PATIENCE)
    given = Grant.objects.filter(assigned_to=officer.user).values("content_object").distinct()
    assert given.count() == 2


def test_one_case_after_another_is_read_by_a_key_and_rows_are_ticked_up_to_one(live_server, page):
    officer = a.person(CASEWORKER)
    for _time in range(3):
        a.step(a.readmission(), "acknowledge", officer)
    at_work(page, live_server, officer)
    rows = page.locator("[data-list] [data-item]")
    order = [row.get_attribute("href") for row in rows.all()]
    rows.first.focus()
    page.keyboard.press("x")
    rows.last.focus()
    page.keyboard.press("Shift+X")
    expect(page.locator("input[name=case]:checked")).to_have_count(3)
    rows.first.press("Enter")
    page.wait_for_url(f"**{order[0]}", wait_until="load")
    page.keyboard.press("]")
    page.wait_for_url(f"**{order[1]}", wait_until="load")
    page.keyboard.press("]")
    page.wait_for_url(f"**{order[2]}", wait_until="load")
    page.keyboard.press("[")
    page.wait_for_url(f"**{order[1]}", wait_until="load")
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="My agency").press("Enter")
    page.wait_for_url("**/queue/agency/", wait_until="load")
