"""Those who check, in a browser: who opened a case within three clicks; the history verified, and a tampered one shown as broken."""

import pytest

from agencies.roles import AUDITOR, CASEWORKER
from audit.models import Viewing
from audit.verifying import running
from tests import a
from tests.agencies.test_look import enter_as_far_as_the_choice, look_here
from tests.audit.ledger import forging, ledgers
from tests.pages.square import signed_in
from tests.tasks.hands import Hands

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("javascript", [True, False])
def test_an_auditor_finds_who_opened_a_case_in_three_clicks(live_server, new_page, javascript):
    """T22: after the purpose is said; the look-up itself stands there too."""
    case, auditor = a.readmission(), a.person(AUDITOR)
    signed_in(a.person(CASEWORKER, name="Sevinc Quliyeva")).get(f"/procedures/{case.reference}/persons/")
    page = new_page(javascript=javascript)
    enter_as_far_as_the_choice(page, live_server, auditor)
    at = Hands(page)
    at.clicks_on(page.locator(".side").get_by_role("link", name="Who read what"))
    page.get_by_label("Purpose, or number of the ticket").fill("Complaint 12/2026")
    at.clicks_on(page.get_by_role("button", name="Begin the task"))
    page.get_by_label("Who opened this case?").fill(case.reference)
    at.clicks_on(page.get_by_role("button", name="Who opened it"))
    page.get_by_role("heading", name="Who has read this case").wait_for()
    assert at.clicks <= 3 and page.get_by_text("Sevinc Quliyeva").count() >= 1
    assert Viewing.objects.filter(user=auditor.user, purpose="Complaint 12/2026").exists()
    assert page.get_by_role("heading", name="Your look-ups in this task").is_visible()
    if javascript:
        look_here(page)
        page.goto(live_server.url + "/readings/")
        look_here(page)


def test_the_history_is_verified_and_a_tampered_one_is_shown_as_broken(
    live_server, page, tmp_path, settings, monkeypatch
):
    settings.VERIFICATIONS_ROOT = tmp_path / "verifications"
    monkeypatch.setattr("audit.ledger.checking._LOCKS", "SELECT '', '' WHERE %s IS NULL")
    with ledgers.kept_in(tmp_path):
        ledgers.agreed_request()
        ledgers.sign()
        enter_as_far_as_the_choice(page, live_server, a.person(AUDITOR))
        page.locator(".side").get_by_role("link", name="History verified").click()
        at = Hands(page)
        at.clicks_on(page.get_by_role("button", name="Verify the history"))  # T23: one click
        assert at.clicks == 1
        page.locator("[data-progress]").wait_for()
        assert running.verify_one()
        page.get_by_text("no gap, no change").wait_for(timeout=20_000)  # seen without loading the page again
        look_here(page)
        leaves = forging.leaves()
        leaves[5] = leaves[5].replace('"ts":"2', '"ts":"1')
        forging.overwrite(leaves, forging.checkpoints(), evading=True)
        page.get_by_role("button", name="Verify the history").click()
        page.locator("[data-progress]").wait_for()
        assert running.verify_one()
        page.get_by_text("The history does not hold").wait_for(timeout=20_000)
        assert page.get_by_text("Nothing is repaired").count() == 1
        with page.expect_download() as taken:
            page.get_by_role("link", name="Download").first.click()
        assert taken.value.suggested_filename.endswith(".zip")
        look_here(page)
