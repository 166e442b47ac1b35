"""The pages of the work in a browser: nothing for axe to find, on a desk and on a phone, light and dark, nothing sideways."""

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from tests import a
from tests.agencies.test_look import look
from workflows.perform import perform

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = (
    "/queue/mine/",
    "/queue/drafts/",
    "/approvals/",
    "/workflows/",
    "/workflows/verification/",
    "/notices/",
    "/search/?q=mammadov",
)
SECTIONS = ("", "persons/", "documents/", "deadlines/", "notes/", "history/", "assign/", "steps/refuse/")


def test_axe_finds_nothing_in_the_work(live_server, page):
    officer, both = a.person(CASEWORKER), a.person(CASEWORKER, SUPERVISOR)
    request = a.step(a.step(a.readmission(), "acknowledge", both), "take_up", both)
    request.case.evidence.update(finding="accepted")
    perform(request, "agree", officer, comment="Passport seen.")
    page.goto(live_server.url + "/sign-in/")
    page.get_by_label("E-mail").fill(both.user.email)
    page.get_by_label("Password").fill(a.PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for path in (
        *LISTS,
        "/new/",
        "/packages/upload/",
        *(f"/procedures/{request.reference}/{part}" for part in SECTIONS),
    ):
        look(page, live_server.url + path)
