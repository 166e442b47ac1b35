"""A tab of somebody's browser, and what they see there. They know of the product only what the page says."""

import time
from enum import Enum
from urllib.parse import urlsplit

from playwright.sync_api import Error

from tests import a

PATIENCE = 60  # seconds
CLICK = "button => { document.documentElement.dataset.before = 'yes'; setTimeout(() => button.click(), 0); }"
CLICK_TWICE = """button => { document.documentElement.dataset.before = 'yes';
    setTimeout(() => { button.click(); button.click(); }, 0); }"""
SEND_TWICE = """button => { document.documentElement.dataset.before = 'yes';
    const said = new FormData(button.form, button);
    setTimeout(() => { fetch(button.form.action, {method: 'POST', body: said, redirect: 'manual'}).catch(() => null);
                       button.click(); }, 0); }"""
IS_THERE = "!document.documentElement.dataset.before && document.readyState === 'complete'"
FORGET = "delete document.documentElement.dataset.before"  # a page that comes back from the history remembers


class Seen(Enum):
    NOTHING = "no answer"
    SIGN_IN = "asked to sign in"
    ACCEPTED = "accepted"
    CONFLICT = "a conflict"
    FORM = "the form"
    REFUSED = "refused"
    GONE = "no form any more"


class Tab:
    """`status`: of the last page that came; `deed`: what is being done here."""

    def __init__(self, person, name, page):
        self.person, self.name, self.page, self.status = person, name, page, 200
        self.deed, self.trouble, self.attempts = None, "", []  # of each attempt what it wrote
        self.is_sent = self.signed_in = self.has_gone = False  # has gone elsewhere since it was sent
        page.on("response", self._note)
        page.on("dialog", lambda dialog: dialog.accept())

    def __str__(self):
        return f"{self.person.name}/{self.name}"

    def _note(self, response):
        if response.request.is_navigation_request() and response.frame == self.page.main_frame:
            self.status = response.status

    # --- doing

    def press(self, how=CLICK):
        """Does not wait for the answer."""
        self.deed.button(self.page).evaluate(how)

    def wait(self, is_there=IS_THERE):
        """Until what was asked for is there, or the browser says that nobody answers."""
        until, pause = time.monotonic() + PATIENCE, 10  # milliseconds
        while time.monotonic() < until:
            try:
                if self.page.evaluate(is_there):
                    return
            except Error:  # between two pages
                pass
            self.page.wait_for_timeout(pause := min(pause * 1.5, 150))
        raise AssertionError(f"{self}: nothing came after {self.deed}; it stands at {self.page.url}")

    def go(self, way):
        """`way`: "open", "again" (as F5, which sends once more what was sent) or "back"."""
        self.has_gone = True
        try:
            {"open": self._open, "again": self.page.reload, "back": self.page.go_back}[way]()
        except Error as error:
            if "ERR_" not in str(error) and "interrupted" not in str(error):
                raise
        self.page.wait_for_timeout(1)
        self.wait(f"{FORGET}, {IS_THERE}")

    def _open(self):
        """Whoever is asked to sign in on the way does so, and goes on."""
        self.deed.open(self.page, self.person.start)
        if self.is_asked_to_sign_in():
            self.sign_in()
            if not self.deed.is_open(self.page):
                self.deed.open(self.page, self.person.start)

    def is_asked_to_sign_in(self):
        return urlsplit(self.page.url).path == "/sign-in/"

    def sign_in(self):
        self.has_gone = True
        self.page.fill("input[name=email]", self.person.email)
        self.page.fill("input[name=password]", a.PASSWORD)
        self.page.locator("form:has([name=password]) button:not([type=button])").evaluate(CLICK)
        self.wait()

    def keep_draft(self):
        """Whether the page says that what was typed is kept; False where it says that it could not, None where it says nothing."""
        self.page.evaluate("document.activeElement.blur()")
        state = self.page.locator("form:not([hidden]) [data-draft-state]").first
        until = time.monotonic() + 10
        while time.monotonic() < until:
            if (said := state.inner_text()).startswith(("Draft saved ", "We could not save.")):
                return said.startswith("Draft saved ")
            self.page.wait_for_timeout(50)
        return None

    # --- seeing

    def see(self):
        if self.page.url.startswith("chrome-error:"):
            return Seen.NOTHING
        if self.is_asked_to_sign_in():
            return Seen.SIGN_IN
        if self.deed.is_accepted(self.page):
            return Seen.ACCEPTED
        if self.status == 409:
            return Seen.CONFLICT if self.deed.is_open(self.page) else Seen.GONE
        if self.status >= 400:
            return Seen.REFUSED
        return Seen.FORM if self.deed.is_open(self.page) else Seen.GONE

    def says(self):
        """For the record: what stands on the page, in short."""
        texts = self.page.locator(".messages, .error-summary, .notice, h1").all_inner_texts()
        return (
            f"{self.status} {urlsplit(self.page.url).path} "
            + " | ".join(" ".join(text.split()) for text in texts)[:300]
        )


class Somebody:
    """A person with a browser profile of their own."""

    def __init__(self, actor, context, start):
        self.actor, self.context, self.start = actor, context, start
        self.name, self.email = actor.user.name, actor.user.email

    def opens(self, number):
        """So many tabs; signed in by the first."""
        tabs = [Tab(self, n + 1, self.context.new_page()) for n in range(number)]
        tabs[0].page.goto(f"{self.start}/sign-in/", wait_until="load")
        tabs[0].sign_in()
        return tabs
