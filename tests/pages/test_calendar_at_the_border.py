"""The calendar of journeys in a browser: two taps on a phone without a script, and nothing for axe to find."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime
from playwright.sync_api import expect

from tests import a
from tests.agencies.test_look import look
from tests.browser import PHONE
from tests.pages.square import signed_in
from tests.pages.test_look import fits_in_azerbaijani
from tests.workflows.behind_gates import Journey

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def journey():
    return Journey().notified()


def go(page, live_server, actor, request):
    """The week of a transfer, as somebody who has signed in."""
    sid = signed_in(actor).cookies["sid"].value
    page.context.add_cookies([{"name": "sid", "value": sid, "url": live_server.url}])
    page.goto(f"{live_server.url}/journeys/?week={localtime(request.transfer_at):%Y-%m-%d}")


def test_two_taps_on_a_phone_without_a_script_record_an_arrival(live_server, new_page, journey):
    page = new_page(size=PHONE, javascript=False)
    go(page, live_server, journey.officers["AZ-SBS"], journey.request)
    page.locator("summary", has_text=journey.request.reference).click()
    page.get_by_role("button", name="Record the arrival").click()
    expect(page.get_by_text("Recorded.")).to_be_visible()
    request = a.again(journey.request)
    assert request.state == "received_at_border" and a.now() - request.arrived_at < timedelta(minutes=2)


def test_whoever_did_not_arrive_is_recorded_with_two_taps(live_server, new_page, journey):
    page = new_page(size=PHONE, javascript=False)
    go(page, live_server, journey.officers["AZ-SBS"], journey.request)
    page.locator("summary", has_text=journey.request.reference).click()
    page.get_by_role("button", name=re.compile("did not arrive")).click()
    expect(page.get_by_text("Recorded.")).to_be_visible()
    assert "not known yet" in a.again(journey.request).no_show_reason


def test_axe_finds_nothing_on_a_week_with_a_row_that_is_open(live_server, page, journey):
    journey.gate()
    go(page, live_server, journey.officers["AZ-SBS"], journey.request)
    look(page, page.url.replace("week=", "day="))
    fits_in_azerbaijani(page, live_server)
