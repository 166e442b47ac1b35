"""T8, T14, T16: a caseworker proposes, learns why a step is not at hand, and loses nothing that was typed."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from agencies.policy import capacities_of
from agencies.preferences import Preferences
from agencies.roles import CASEWORKER, SUPERVISOR
from agencies.sessions import Session
from tests import a
from tests.browser import DESK
from tests.tasks.hands import PATIENCE, Hands, Keyboard, seated, signs_in
from tests.tasks.narrow import AT_400_PER_CENT, in_forced_colours
from workflows.perform import may_decide
from workflows.rows import Approval, Step

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "The passport and the register agree."


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


def examined(officer):
    """A request of which everything is known that an acceptance needs."""
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    return request


@pytest.mark.parametrize(("screen", "hand"), [(DESK, Hands), (AT_400_PER_CENT, Keyboard)])
def test_acceptance_is_proposed_from_the_work_list_in_three_clicks(live_server, new_page, screen, hand):
    """T8, and T25: then it waits for other eyes, and whoever prepared it reads why theirs do not count."""
    officer = a.person(CASEWORKER, SUPERVISOR, name="Leyla Quliyeva")
    request = examined(officer)
    Preferences.objects.create(user=officer.user, single_keys=False)
    page = new_page(size=screen)
    at = seated(page, live_server, officer, "/queue/mine/", hand)
    if hand is Keyboard:
        in_forced_colours(page)
        by_keyboard(at)
    else:
        by_pointer(at)
    at.reads(
        "Sent for approval: Propose acceptance. Somebody else decides.", "Waiting for approval: Propose acceptance"
    )
    at.reads("Proposed by Leyla Quliyeva, State Migration Service. Somebody else must decide.")
    assert at.clicks <= 3
    asked = Approval.objects.get(procedure=request.pk)
    assert (asked.outcome, asked.proposed_by, asked.comment) == ("open", officer.user, WHY)
    verdict = may_decide(asked, a.again(request), officer, capacities_of(officer, a.again(request)))
    assert "You cannot decide this request: you prepared it." in verdict.reasons
    page.goto(f"{live_server.url}/approvals/{asked.pk}/")
    at.reads("You cannot decide this request: you prepared it.")
    assert a.again(request).state == "under_examination"


def by_pointer(at):
    start = at.page.locator(".start")
    at.clicks_on(start.get_by_role("link").last)
    if at.page.get_by_role("link", name="Propose acceptance", exact=True).count():
        at.clicks_on(at.page.get_by_role("link", name="Propose acceptance", exact=True))
    at.fills(at.page.get_by_label("Reason for the file"), WHY)
    at.clicks_on(at.page.get_by_role("button", name="Ask a supervisor to approve"))


def by_keyboard(at):
    at.goes_to(at.page.locator(".start").get_by_role("link").last)
    at.enters()
    at.follows("Propose acceptance")
    reason = at.page.get_by_label("Reason for the file")
    at.goes_to(reason)
    at.writes(WHY)
    at.sends("Ask a supervisor to approve")


def test_why_a_step_is_not_at_hand_is_one_click_away(live_server, page, officer):
    """T14: the reason, the status in which it opens, and whose step it is; of what comes later too."""
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    at = seated(page, live_server, officer, f"/procedures/{request.reference}/")
    assert not page.get_by_role("link", name="Record the arrival", exact=True).count()
    at.clicks_on(page.get_by_text("actions are not available yet"), goes=False)
    assert at.clicks <= 1
    reasons = page.locator(".reasons")
    expect(reasons).to_be_visible()
    said = dict(zip(reasons.locator("dt").all_inner_texts(), reasons.locator("dd").all_inner_texts(), strict=True))
    assert said["Record the arrival"] == (
        "It opens with the status “Transfer notified”, for: Caseworker of the border service."
    )
    assert "Nationality is neither proved nor validly assumed" in said["Propose acceptance"]


def test_what_was_typed_into_a_step_is_back_after_the_session_ended(live_server, page, officer):
    """T16: within two clicks on the same page, with the same text, told that it is a draft; and nothing was sent."""
    request, words = examined(officer), "Which of the two brothers was it?"
    at = signs_in(page, live_server, officer, hand=Hands)
    address = f"{live_server.url}/procedures/{request.reference}/steps/ask/"
    page.goto(address)
    question = page.locator("[name=question]")
    at.fills(question, words)
    Session.objects.update(expire_date=a.now() - timedelta(minutes=1))
    at.clicks_on(page.get_by_role("button", name="Ask for information", exact=True))
    expect(page.get_by_text("Your session had ended. What you typed is kept")).to_be_visible(timeout=PATIENCE)
    page.get_by_label("E-mail").fill(officer.user.email)
    page.get_by_label("Password", exact=True).fill(a.PASSWORD)
    page.get_by_label("Password", exact=True).focus()
    at.enters()
    expect(page).to_have_url(address, timeout=PATIENCE)
    expect(question).to_have_value(words)
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()
    assert at.clicks <= 2
    assert not Step.objects.filter(procedure=request.pk, transition="ask").exists()
