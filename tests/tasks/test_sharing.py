"""T18: what somebody needs for their health is shared with one agency, until a day: by the person's consent, and approved."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import today
from reintegration.models import Referral
from reintegration.referring import stop_run_out
from tests import a
from tests.journeys.passing_time import calendar as days_that_pass
from tests.tasks.hands import seated

pytestmark = pytest.mark.django_db(transaction=True)
NEED, KNOWN_NAME = "Insulin twice a day, a doctor in Gəncə.", "Məmmədova, Aytən"


def test_a_need_of_health_is_shared_in_five_clicks_when_approved_and_no_longer_than_the_consent_says(
    live_server, new_page, monkeypatch
):
    manager, doctor = a.person(CASEWORKER, at="AZ-MLSP"), a.person(CASEWORKER, at="AZ-MOH")
    chief = a.person(SUPERVISOR, at="AZ-MLSP")
    case, until = a.reintegration(manager), today() + timedelta(days=30)
    at = seated(new_page(), live_server, manager, f"/procedures/{case.reference}/")
    shares(at, until)
    assert at.clicks <= 5
    waiting = Referral.objects.get()
    unread = seated(new_page(), live_server, doctor, "/")
    assert unread.page.goto(f"{live_server.url}/procedures/{waiting.reference}/").status == 404
    approves(seated(new_page(), live_server, chief, "/approvals/"), waiting)
    sent = Referral.objects.get()
    assert (sent.consent.valid_until, sent.agency.code, sent.need_note) == (until, "AZ-MOH", NEED)
    theirs = seated(new_page(), live_server, doctor, f"/procedures/{sent.reference}/")
    theirs.reads(NEED, KNOWN_NAME)
    assert theirs.page.goto(f"{live_server.url}/procedures/{case.reference}/").status == 404
    calendar = days_that_pass(monkeypatch)
    calendar.passes(31)
    assert stop_run_out() == 1
    theirs = seated(new_page(), live_server, doctor, f"/procedures/{sent.reference}/")
    theirs.reads("Stopped: the consent has ended")
    assert NEED not in theirs.main.text_content() and KNOWN_NAME not in theirs.main.text_content()


def shares(at, until):
    """The lists and dates are filled in by the keyboard."""
    page = at.page
    at.clicks_on(page.get_by_role("navigation", name="Case sections").get_by_role("link", name="Referrals"))
    at.clicks_on(page.locator("a.button.go").filter(has_text="Refer to an agency"))
    at.reads("nothing is shared without consent")
    page.get_by_label("Agency with which data are shared").select_option(label="Ministry of Health")
    at.fills(page.get_by_label("Valid until"), until.strftime("%d.%m.%Y"))
    at.clicks_on(page.get_by_role("button", name="Record the consent"))
    expect(page.get_by_role("heading", name="What the file says today")).to_be_visible()
    page.locator("[name=need]").select_option("health")
    at.fills(page.locator("[name=need_note]"), NEED)
    at.clicks_on(page.get_by_role("button", name="Send the referral"))
    at.reads("The referral waits for approval")


def approves(at, waiting):
    """The supervisor looks at what the agency will read, and comes back to sign."""
    at.page.get_by_role("link", name="Preview as Ministry of Health").click()
    at.reads("As Ministry of Health reads it", NEED, "Not sent yet")
    at.page.goto(f"{at.page.url.partition('/procedures/')[0]}/approvals/")
    at.page.get_by_role("button", name="Approve").click()
    at.reads("Approved.")
    assert Referral.objects.get(pk=waiting.pk).state == "sent"
