"""Every page in a browser, as the first who may see it: nothing for axe to find on a desk and on a phone, light and dark.

Nothing stands out sideways, in English and in Azerbaijani. A new address is looked at by itself.
"""

from urllib.parse import urlsplit
from zlib import crc32

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from agencies.policies import ANYBODY, POLICY
from agencies.roles import ADMINISTRATOR, AUDITOR, CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from tests import a
from tests.agencies.test_look import FULL, NARROW, look, look_here
from tests.browser import DESK, PHONE
from tests.kept import copied
from tests.pages.addresses import PAGES
from tests.pages.square import lasting_square
from tests.workflows.ticking import requests
from workflows.application.paper import BY_NAME
from workflows.perform import withdraw_proposal

pytestmark = pytest.mark.django_db(transaction=True)
SHARES = range(6 if FULL else 1)
VIEWERS = (
    (SUPERVISOR, "AZ-SMS"),
    (CASEWORKER, "AZ-SMS"),
    (CASEWORKER, "NL-CA"),
    (ADMINISTRATOR, "AZ-SMS"),
    (PROTECTION_OFFICER, "AZ-SMS"),
    (AUDITOR, "AZ-SMS"),
    (CASEWORKER, "NGO-1"),
    (CASEWORKER, "AZ-MLSP"),
)
BREAKING = (
    "application_file",
    "document",
    "letter",
    "reintegration_paper",
    "sign_out",
    "delivery_file",
    "invoice_file",
)  # they give a file, or end the visit
ALWAYS = ("/nowhere/", reverse("add_agency"))  # 404, and 403 with the reason


@pytest.fixture
def square(transactional_db):
    with copied(lasting_square) as square:
        yield square


def addresses(square, share):
    """A share of the addresses, each with the first of the viewers who gets a page there."""
    found = {page.url(square): page.policy for page in PAGES if page.name not in BREAKING}
    draft = square.things["draft"].reference
    found |= {reverse("application", args=[draft, name]): "application.edit" for name in BY_NAME}
    for url, policy in list(found.items())[share :: len(SHARES)]:
        if not FULL and crc32(url.encode()) // 7 % 9:
            continue  # in a short run every ninth page, by its address
        viewer = next((who for who in viewers(square, policy) if gives_a_page(who, url)), None)
        if viewer:
            yield viewer, url
    if share == 0:
        yield from ((square.who(CASEWORKER, "AZ-SMS"), url) for url in ALWAYS)


def viewers(square, policy):
    """Those whose role may have such a page at all."""
    roles = {capacity.role for capacity in POLICY.get(policy, ANYBODY)}
    return [square.who(role, code) for role, code in VIEWERS if role in roles]


def gives_a_page(who, url):
    answer = who.client.get(url)
    is_html = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
    return is_html and answer.content.lstrip()[:9] == b"<!doctype"  # a part of a page is none


def visit_as(page, live_server, who):
    """Gives the browser the session of somebody who has signed in."""
    page.context.clear_cookies()
    sid = who.client.cookies["sid"].value
    page.context.add_cookies([{"name": "sid", "value": sid, "url": live_server.url}])


@pytest.mark.parametrize("share", SHARES)
def test_axe_finds_nothing_on_any_page_and_nothing_stands_out_sideways(live_server, page, square, share):
    for who, url in addresses(square, share):
        visit_as(page, live_server, who)
        look(page, live_server.url + url)
        fits_in_azerbaijani(page, live_server)


def fits_in_azerbaijani(page, live_server):
    """The same page in the longer language; if not all is asked for, every eighth page, by its address."""
    if not FULL and crc32(urlsplit(page.url).path.encode()) // 4 % 8:
        return
    page.context.add_cookies([{"name": "language", "value": "az", "url": live_server.url}])
    page.reload()
    assert page.locator("html").get_attribute("lang") == "az"
    if FULL:
        look_here(page)
    for width, height in (NARROW, PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    page.context.clear_cookies(name="language")


def test_axe_finds_nothing_on_a_form_that_was_sent_back(live_server, page, square):
    visit_as(page, live_server, square.who(CASEWORKER, "AZ-SMS"))
    page.goto(live_server.url + reverse("take", args=[square.things["procedure"].reference, "ask"]))
    page.locator(
        "form:has([name=question]) button[type=submit], form:has([name=question]) button:not([type])"
    ).first.click()
    assert page.locator("[aria-invalid=true]").count() == 1
    look_here(page)


def test_axe_finds_nothing_on_annex_6_of_ours_written_or_waiting_for_its_signature(live_server, page, square):
    who = square.who(CASEWORKER, "AZ-SMS")
    draft = a.outgoing_transit_draft(who.actor)
    visit_as(page, live_server, who)
    look(page, live_server.url + reverse("annex_six", args=[draft.reference]))
    page.get_by_label("Sent by").select_option("post")
    page.get_by_label("Reason for the file").fill("Admission is confirmed.")
    page.get_by_role("button", name="Ask a supervisor to approve").click()
    look(page, live_server.url + reverse("annex_six", args=[draft.reference]))
    assert "waits for a signature" in page.content() and page.locator("form.application").count() == 0
    fits_in_azerbaijani(page, live_server)


def test_axe_finds_nothing_on_requests_that_are_approved_together(live_server, page, square):
    """The list with its ticks, what stands against them, what would change in each, and what became of each."""
    who, two = square.who(SUPERVISOR, "AZ-SMS"), requests(2, square.who(CASEWORKER, "AZ-SMS").actor)
    visit_as(page, live_server, who)
    look(page, f"{live_server.url}/approvals/{two[0].pk}/")
    fits_in_azerbaijani(page, live_server)
    together = f"{live_server.url}/approvals/together/?request={two[0].pk}&request={two[1].pk}"
    look(page, together)
    assert "You have not opened this request yet." in page.content()
    fits_in_azerbaijani(page, live_server)
    page.goto(f"{live_server.url}/approvals/{two[1].pk}/")
    look(page, together)
    fits_in_azerbaijani(page, live_server)
    page.reload()
    withdraw_proposal(two[0], square.who(CASEWORKER, "AZ-SMS").actor)
    page.get_by_role("button", name="Approve 2").click()
    expect(page.get_by_text("Not approved").first).to_be_visible()
    look_here(page)
