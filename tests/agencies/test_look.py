"""The pages of this floor in a browser: by keyboard and without a script, on a desk and on a phone, nothing for axe to find."""

import os
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from django.urls import reverse

from agencies.inviting import link_for
from agencies.models import Membership, Unit
from agencies.roles import ADMINISTRATOR, AUDITOR, CASEWORKER
from tests import a
from tests.browser import DESK, PHONE, is_light_and_stands_still, no_axe_violations

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = (320, 640)
LIGHTS = ("light", "dark")
FULL = os.environ.get("QAYIDIS_FULL") == "1"


@pytest.fixture
def town():
    """An administrator of two agencies, whose colleagues have begun, are suspended, and have ended."""
    chief = a.person(ADMINISTRATOR, at="AZ-SMS", name="Nigar Abbasova")
    Membership.objects.create(user=chief.user, agency=a.agency("AZ-MIA"), role=AUDITOR, from_on="2020-01-01")
    unit = Unit.objects.create(agency=chief.agency, name_en="Readmission unit", name_az="Readmissiya bölməsi")
    for name in ("Leyla Quliyeva", "Rauf Səfərli", "Tural Əzizov"):
        row = Membership.objects.get(user=a.person(CASEWORKER, name=name).user)
        row.unit = unit
        row.save()
    return chief


def enter(page, live_server, person):
    enter_as_far_as_the_choice(page, live_server, person)
    page.get_by_role("button", name="State Migration Service").click()


def test_axe_finds_nothing_before_somebody_is_in(live_server, page, town):
    for path in ("/sign-in/", link_for(town.user).partition("8000")[2], "/set-password/x/y/"):
        look(page, live_server.url + path)
    enter_as_far_as_the_choice(page, live_server, town)
    look_here(page)


def enter_as_far_as_the_choice(page, live_server, person):
    page.goto(live_server.url + "/sign-in/")
    page.get_by_label("E-mail").fill(person.user.email)
    page.get_by_label("Password").fill(a.PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def looked_at(urls):
    """All of them, if all is asked for; else every third, by its place in the list."""
    return list(urls) if FULL else list(urls)[::3]


def look(page, url):
    """One page, large and small, in its lights, without loading it anew."""
    page.goto(url)
    is_light_and_stands_still(page)
    look_here(page)


def look_here(page):
    page.evaluate("scrollTo(0, 0)")  # what has been scrolled half under the bar is no small target
    for width, height in (NARROW, PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        for scheme in lights_of(page.url, width):
            page.emulate_media(color_scheme=scheme)
            no_axe_violations(page)


def lights_of(url, width):
    """Both, on a desk and on a phone, if all is asked for; else of every second page one of the four, by the page's address."""
    if width == NARROW[0]:
        return ()
    chance = crc32(urlsplit(url).path.encode())
    if not FULL and chance // 16 % 2:
        return ()
    here = (PHONE, DESK)[chance // 2 % 2][0] == width
    return LIGHTS if FULL else LIGHTS[chance % 2 :][:1] if here else ()


def test_an_invitation_without_a_script(live_server, new_page, town, mailoutbox):
    page = new_page(javascript=False)
    enter(page, live_server, town)
    page.goto(live_server.url + reverse("agency", args=[town.agency.pk]))
    page.get_by_role("link", name="Invite a person").click()
    page.get_by_label("E-mail").fill("new@example.org")
    page.get_by_label("Name as shown in the history").fill("Səbinə Əliyeva")
    page.get_by_label("Until").fill("31.02.2030")
    page.get_by_role("button", name="Send the invitation").click()
    assert page.get_by_label("Name as shown in the history").input_value() == "Səbinə Əliyeva"
    page.get_by_label("Until").fill("28.02.2030")
    page.get_by_role("button", name="Send the invitation").click()
    assert page.get_by_text("A mail is on its way to new@example.org.").is_visible()
    page.get_by_role("link", name="Səbinə Əliyeva").click()
    page.get_by_role("button", name="Suspend at once").click()
    assert page.get_by_text("Suspended. This role counts no more, from now on.").is_visible()
    assert len(mailoutbox) == 1
