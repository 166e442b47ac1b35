"""The pages of official tables and of the register in a browser: nothing for axe to find on a desk and on a phone, nothing stands out sideways."""

from datetime import timedelta
from random import Random

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from agencies.roles import PROGRAMME_MANAGER
from audit.actor import acting
from audit.moment import today
from reports.initiatives.keeping import name, record
from reports.initiatives.rows import Initiative
from tests import a
from tests.agencies.test_look import look
from tests.pages.square import Person, signed_in
from tests.pages.test_look import fits_in_azerbaijani, visit_as
from tests.reports.test_official import some_returns

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def manager():
    """Of the ministry, which has counted returns, and an initiative with entries of each kind."""
    found = a.person(PROGRAMME_MANAGER, at="AZ-MLSP")
    some_returns(Random(5), 60, [found.group_id])
    programmes = Initiative.objects.get(chapter=4)
    with acting(found):
        name(programmes, {"agency": found.agency, "partners": "IOM; Poland"})
        record(programmes, "state", {"on": today(), "state": "running", "text": "Begun."}, found)
        figure = {"figure": "came_back", "first": today() - timedelta(days=700), "last": today()}
        record(programmes, "evidence", {"on": today(), "text": "Returns.", "reference": "Letter 12/3", **figure}, found)
    return found


def test_axe_finds_nothing_on_official_tables_and_the_register(live_server, page, manager):
    visit_as(page, live_server, Person(signed_in(manager), "AZ-MLSP", PROGRAMME_MANAGER, manager))
    pk = Initiative.objects.get(chapter=4).pk
    for url in (
        reverse("official_table", args=["migr_eirtn1"]) + "?first=01.01.2025&last=31.12.2026",
        reverse("initiative", args=[pk]), reverse("add_entry", args=[pk, "evidence"]),
    ):  # fmt: skip
        look(page, live_server.url + url)
        fits_in_azerbaijani(page, live_server)


def test_an_entry_is_recorded_by_keyboard_without_a_script(live_server, new_page, manager):
    page = new_page(javascript=False)
    visit_as(page, live_server, Person(signed_in(manager), "AZ-MLSP", PROGRAMME_MANAGER, manager))
    page.goto(live_server.url + reverse("initiative", args=[Initiative.objects.get(chapter=4).pk]))
    page.get_by_role("link", name="Record: Progress").press("Enter")
    page.get_by_label("Day").fill(f"{today():%d.%m.%Y}")
    page.get_by_label("In words").fill("Twelve began to learn a trade.")
    page.get_by_role("button", name="Keep").press("Enter")
    expect(page.get_by_text("Twelve began to learn a trade.").first).to_be_visible()
