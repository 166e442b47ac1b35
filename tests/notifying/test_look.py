"""What is typed survives the end of a session (T16), and the pages of notices have nothing for axe to find."""

import os

import pytest
from django.urls import reverse

from agencies.roles import ADMINISTRATOR, CASEWORKER
from agencies.sessions import Session
from audit.moment import now
from tests import a
from tests.agencies.test_look import look, look_here
from tests.pages.square import signed_in
from workflows.models import Draft, Mail, Notice

pytestmark = pytest.mark.django_db(transaction=True)
PICTURES = os.environ.get("QAYIDIS_PICTURES")  # a folder: what was looked at is kept there


def enters(page, live_server, actor):
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sid", "value": signed_in(actor).cookies["sid"].value, "url": live_server.url}])


def picture(page, name):
    for width in (1400, 400) if PICTURES else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{PICTURES}/{name}_{width}.png", full_page=True)


def test_typed_text_is_back_after_the_session_ended_without_a_button_pressed(live_server, page):
    officer = a.person(CASEWORKER)
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    url = live_server.url + reverse("take", args=[request.reference, "ask"])
    enters(page, live_server, officer)
    page.goto(url)
    page.locator("[name=question]").fill("Which of the two brothers?")
    page.keyboard.press("Tab")
    page.get_by_text("Draft saved").wait_for()
    Session.objects.all().delete()  # it expires, the server is killed, a new version is deployed
    enters(page, live_server, officer)
    page.goto(url)
    assert page.locator("[name=question]").input_value() == "Which of the two brothers?"
    page.get_by_text("Your draft from").wait_for()
    picture(page, "draft")
    look_here(page)
    page.get_by_role("button", name="Throw the draft away").click()
    assert page.locator("[name=question]").input_value() == "" and not Draft.objects.exists()


def test_axe_finds_nothing_on_the_pages_of_notices(live_server, page):
    officer, chief = a.person(CASEWORKER), a.person(ADMINISTRATOR, CASEWORKER)
    for number, kind in enumerate(("export", "export_asked", "proof")):
        Notice.objects.create(
            person=chief.user, agency=chief.agency, kind=kind, key=str(number), about={"state": "ready"},
            made_at=now(), read_at=None if number else now(),
        )  # fmt: skip
    for state in ("uncertain", "failed"):
        Mail.objects.create(person=officer.user, claimed_by="host:417:abc", state=state)
    enters(page, live_server, chief)
    for name in ("notices", "mail_wishes", "mails"):
        look(page, live_server.url + reverse(name))
        picture(page, name)
