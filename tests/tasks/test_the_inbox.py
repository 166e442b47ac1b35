"""T1, T11, T12, T13: a supervisor decides what waits, alone and together, and learns without a click what is not theirs to decide."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from agencies.preferences import Preferences
from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in
from tests.tasks.hands import PATIENCE, Hands, seated, signs_in
from tests.tasks.narrow import AT_400_PER_CENT, SCREENS, in_forced_colours
from tests.workflows.ticking import asked_for_more_time, asked_to_accept, requests
from workflows.rows import Approval, Notice, Signature, Step

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 60


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


@pytest.fixture
def chief():
    return a.person(SUPERVISOR, name="Rauf Səfərli")


@pytest.mark.parametrize("screen", SCREENS)
def test_the_oldest_request_is_approved_in_three_clicks_by_the_keyboard(live_server, new_page, officer, chief, screen):
    """T1, and T25: the sign-in leads to the inbox; afterwards the next request is open, with the focus on its title."""
    with walking_at(a.now() - timedelta(days=2)):
        oldest = asked_to_accept(officer)
    urgent = asked_for_more_time(officer)
    Preferences.objects.create(user=chief.user, single_keys=False)
    page = new_page(size=screen)
    if screen == AT_400_PER_CENT:
        in_forced_colours(page)
    at = signs_in(page, live_server, chief)
    expect(page).to_have_title("Awaiting my approval – Qayıdış")
    at.follows("Longest wait first")
    expect(page.locator("h2#review")).to_contain_text("Propose acceptance", timeout=PATIENCE)
    at.sends("Approve")
    at.reads("Approved.")
    assert at.clicks <= 3 and at.seconds_of_an_average_typist <= SECONDS
    title = page.locator("h2#review")
    expect(title).to_contain_text("Extend the time to reply")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    expect(page.get_by_text("Longest wait first").locator("xpath=self::b")).to_have_count(1)  # the order stays
    oldest.refresh_from_db()
    assert (oldest.outcome, oldest.signatures.get().signed_by) == ("granted", chief.user)
    assert a.again(oldest.procedure.as_kind()).state == "agreed"
    assert Notice.objects.filter(person=officer.user, procedure=oldest.procedure).exists()
    urgent.refresh_from_db()
    assert urgent.outcome == "open"


def test_the_most_urgent_request_is_approved_in_two_clicks(live_server, page, officer, chief):
    """T1: it is open when the page comes."""
    asked = asked_to_accept(officer)
    at = signs_in(page, live_server, chief, hand=Hands)
    at.clicks_on(page.get_by_role("button", name="Approve", exact=True))
    at.reads("Approved.", "Nothing waits for your approval.")
    asked.refresh_from_db()
    assert at.clicks <= 2 and asked.outcome == "granted"


def test_why_a_request_is_not_ones_own_to_decide_is_read_without_a_click(live_server, page):
    """T11: in words, in the name of the sign beside it, and refused to a program too."""
    both = a.person(CASEWORKER, SUPERVISOR, name="Leyla Quliyeva")
    asked, why = asked_to_accept(both), "You cannot decide this request: you prepared it."
    at = seated(page, live_server, both, "/approvals/")
    assert at.clicks == 0
    expect(page.locator("#decision")).to_contain_text(why)
    expect(page.get_by_role("region", name="Requests")).to_contain_text(why)
    expect(
        page.get_by_role("region", name="Requests").get_by_role("img", name="You cannot decide this request")
    ).to_have_count(1)
    for name in ("Approve", "Refuse", "Send back"):
        assert not page.get_by_role("button", name=name, exact=True).count()
    said = {"decision": "approve", "token": "t", "version": a.again(asked.procedure.as_kind()).case.version}
    answer = signed_in(both).post(f"/approvals/{asked.pk}/decision/", said)
    assert answer.status_code in (403, 422) and why in answer.content.decode()
    assert not Signature.objects.exists()


def ticks(at, approvals):
    for approval in approvals:
        at.clicks_on(at.page.locator(f"#request-{approval.pk}"), goes=False)


def reviews(at):
    at.clicks_on(at.page.get_by_role("button", name="Review and approve the ticked"))


def test_three_are_approved_together_once_each_was_opened_and_an_acceptance_never_is(live_server, page, officer, chief):
    """T12, T13: what stands against it is said at the button, and the ticks stay."""
    three, acceptance = requests(3, officer), asked_to_accept(officer)
    at = seated(page, live_server, chief, f"/approvals/{three[0].pk}/")
    at.clicks_on(page.locator(f"li:has(#request-{three[1].pk}) a.title"))
    ticks(at, [*three, acceptance])
    reviews(at)
    against = page.get_by_role("alert").filter(has_text="These cannot be approved together")
    expect(against).to_contain_text("“Propose acceptance” is decided one by one.")
    expect(against).to_contain_text(f"{three[2].procedure.reference}: You have not opened this request yet.")
    expect(against).to_be_focused()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(4)
    assert not Signature.objects.exists()
    ticks(at, [acceptance])
    at.clicks_on(against.get_by_role("link", name=three[2].procedure.reference))
    if page.locator(f"#request-{acceptance.pk}").is_checked():
        ticks(at, [acceptance])
    reviews(at)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Approve 3 requests together"))
    at.clicks_on(page.get_by_role("button", name="Approve 3"))
    at.reads("3 requests are approved.")
    assert Signature.objects.count() == Step.objects.filter(approval__in=three).count() == 3
    assert Approval.history.filter(outcome="granted").values("id").distinct().count() == 3
    acceptance.refresh_from_db()
    assert acceptance.outcome == "open"
