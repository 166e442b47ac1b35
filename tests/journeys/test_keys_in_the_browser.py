"""Keys: they go where they say, nowhere when they are switched off, and names rest when nobody is there."""

import pytest
from playwright.sync_api import expect

from agencies.models import Preferences
from agencies.roles import CASEWORKER, SUPERVISOR
from tests import a
from tests.journeys.people import Desk

pytestmark = pytest.mark.django_db(transaction=True)
FIVE_MINUTES = 5 * 60 * 1000 + 1000


@pytest.fixture
def desk(live_server, page):
    officer = a.person(CASEWORKER, SUPERVISOR, name="Leyla Quliyeva")
    page.clock.install()
    return Desk(page, f"{live_server.url}/", officer)


def types(desk, keys, title):
    for key in keys:
        desk.page.keyboard.press(key)
    expect(desk.page).to_have_title(title)
    desk.page.wait_for_load_state()  # the title is there before the scripts are


def test_keys_go_where_they_say_until_they_are_switched_off_and_names_rest_when_nobody_is_there(desk, live_server):
    page = desk.page
    types(desk, "gw", "Awaiting others – Qayıdış")
    types(desk, "ga", "Awaiting my approval – Qayıdış")
    types(desk, "?", "Help and shortcuts – Qayıdış")
    page.clock.fast_forward(FIVE_MINUTES)
    expect(page.locator("html")).to_have_attribute("data-names", "resting")
    page.keyboard.press("Shift")
    expect(page.locator("html")).not_to_have_attribute("data-names", "resting")
    page.goto(f"{live_server.url}/account/preferences/")
    page.get_by_label("Single keys act").uncheck()
    desk.presses("Save")
    page.keyboard.press("?")
    page.keyboard.press("Control+Shift+H")
    expect(page.locator("html")).to_have_attribute("data-names", "hidden")
    expect(page).to_have_title("Your account – Qayıdış")
    assert not Preferences.objects.get().single_keys
