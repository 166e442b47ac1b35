"""A passkey in a real browser, with a virtual authenticator: set up, sign in with it, prove with it again; and the warning."""

import re

import pytest
from playwright.sync_api import expect

from agencies.proofs import factors
from agencies.roles import ADMINISTRATOR
from agencies.sessions import Session
from tests import a
from tests.agencies.proving import everybody_needs_one, stale_sessions  # noqa: F401
from tests.browser import PHONE, no_axe_violations

pytestmark = pytest.mark.django_db(transaction=True)
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}
SOON = 10_000  # milliseconds


def with_key(page, **other):
    """Gives the page's browser an authenticator; gives the session of the browser's own protocol, and the authenticator's id."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    made = devtools.send(
        "WebAuthn.addVirtualAuthenticator", {"options": KEY | {"automaticPresenceSimulation": True} | other}
    )
    return devtools, made["authenticatorId"]


@pytest.fixture
def here(live_server):
    """Browsers make passkeys for localhost, and not for a bare number."""
    return live_server.url.replace("127.0.0.1", "localhost")


def give_password(page, here, person, wish="/account/"):
    page.goto(f"{here}/sign-in/?next={wish}")
    page.get_by_label("E-mail").fill(person.user.email)
    page.get_by_label("Password", exact=True).fill(a.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def set_up(page, here, person, wish="/account/"):
    give_password(page, here, person, wish)
    page.get_by_role("link", name="Set up a passkey").click()
    page.get_by_label("Name of this passkey").fill("Key on my ring")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible(timeout=SOON)


@pytest.mark.usefixtures("everybody_needs_one")
def test_a_passkey_is_set_up_and_signs_in_without_a_password(page, here):
    person = a.person(ADMINISTRATOR)
    with_key(page)
    set_up(page, here, person)
    expect(page.get_by_role("listitem").filter(has_text=re.compile(r"^\d{4} \d{4}$"))).to_have_count(10)
    no_axe_violations(page)
    page.get_by_role("link", name="I have kept them: go on").click()
    expect(page).to_have_url(f"{here}/account/")
    page.context.clear_cookies()

    page.goto(f"{here}/sign-in/?next=/account/security/")
    no_axe_violations(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Sign-in and devices")).to_be_visible(timeout=SOON)
    expect(page.get_by_role("rowheader", name="Passkey: Key on my ring")).to_be_visible()
    no_axe_violations(page)
    assert factors.has_factor(person.user)

    stale_sessions()
    page.goto(f"{here}/agencies/{person.agency.pk}/invite/")
    page.get_by_label("E-mail").fill("new@example.org")
    page.get_by_label("Name as shown in the history").fill("Səbinə Əliyeva")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    no_axe_violations(page)
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_text("A mail is on its way to new@example.org.")).to_be_visible(timeout=SOON)


@pytest.mark.usefixtures("everybody_needs_one")
def test_a_password_is_followed_by_the_passkey_and_a_foreign_key_opens_nothing(page, new_page, here):
    person = a.person()
    with_key(page)
    set_up(page, here, person)
    page.context.clear_cookies()
    give_password(page, here, person)
    expect(page.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    page.get_by_role("button", name="Use your passkey").click()
    expect(page).to_have_url(f"{here}/account/", timeout=SOON)

    thief = new_page(size=PHONE)
    with_key(thief)
    give_password(thief, here, person)
    thief.get_by_role("button", name="Use your passkey").click()
    expect(thief.get_by_text("The passkey did not answer.")).to_be_visible(timeout=SOON)
    thief.goto(f"{here}/account/")
    expect(thief).to_have_url(f"{here}/sign-in/?next=/account/")


def test_the_warning_comes_before_the_end_and_staying_begins_anew(page, here, settings):
    settings.SESSION_COOKIE_AGE, settings.SESSION_WARNS = 60, 58
    person = a.person()
    give_password(page, here, person)
    warning = page.get_by_role("alertdialog", name="You will be signed out soon")
    expect(warning).to_be_visible(timeout=SOON)
    expect(warning.get_by_role("status")).to_have_text("Time left: 60 seconds.")
    no_axe_violations(page)
    before = Session.objects.get(user=person.user).expire_date
    warning.get_by_role("button", name="Stay signed in").click()
    expect(warning).not_to_be_visible()
    assert Session.objects.get(user=person.user).expire_date > before


def test_at_the_end_the_page_leaves_the_screen_and_what_was_typed_comes_back(page, here, settings):
    settings.SESSION_COOKIE_AGE, settings.SESSION_WARNS = 6, 2
    person = a.person(ADMINISTRATOR)
    edit = f"/agencies/{person.agency.pk}/edit/"
    give_password(page, here, person, edit)
    page.get_by_label("Address for letters").fill("Bakı, a street that was being typed")
    expect(page.get_by_text("What you typed is kept")).to_be_visible(timeout=SOON)
    settings.SESSION_COOKIE_AGE = 1800
    page.get_by_label("E-mail").fill(person.user.email)
    page.get_by_label("Password", exact=True).fill(a.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(here + edit)
    expect(page.get_by_label("Address for letters")).to_have_value("Bakı, a street that was being typed")
    expect(page.get_by_text("is back. Nothing was sent.")).to_be_visible()


def test_after_signing_out_the_back_button_shows_nothing_and_the_browser_keeps_nothing(page, here):
    person = a.person()
    give_password(page, here, person)
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    page.locator("details.who summary").click()
    page.locator(".who-menu").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert person.user.email not in page.content()
    assert person.user.email not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")


@pytest.mark.usefixtures("everybody_needs_one")
def test_without_script_an_app_is_set_up_and_the_pages_fit_a_telephone(new_page, here):
    page = new_page(size=(320, 700), javascript=False)
    give_password(page, here, a.person())
    expect(page.get_by_role("heading", name="Set up your second step")).to_be_visible()
    page.get_by_role("link", name="Set up an app").click()
    for address in ("/account/security/app/", "/account/security/passkey/", "/sign-in/set-up/"):
        page.goto(here + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
