"""People at their own browsers, who know of the product only what their pages say: they read, click and type."""

import re

from playwright.sync_api import Error, expect

from tests.pages.square import signed_in

PATIENCE = 20_000  # milliseconds, on a machine that does much at once


class Desk:
    """One person, signed in, in a browser profile of their own."""

    def __init__(self, page, start, person):
        self.page = page
        sid = signed_in(person).cookies["sid"].value  # how one signs in is tested in tests/agencies
        page.context.add_cookies([{"name": "sid", "value": sid, "url": start}])
        page.goto(start, wait_until="domcontentloaded")

    @property
    def reference(self):
        """Of the case that is open."""
        return self.page.title().partition(",")[0]

    # --- going somewhere

    def follows(self, words, within=None):
        self._goes((within or self.page).get_by_role("link", name=words, exact=True).first)

    def presses(self, words):
        self._goes(self.page.get_by_role("button", name=words, exact=True))

    def _goes(self, control):
        """Nothing is read before the next page is there: what is absent must not be sought on the last one."""
        try:
            with self.page.expect_navigation(wait_until="domcontentloaded", timeout=PATIENCE):
                control.click(timeout=PATIENCE)
        except Error as error:
            shown = self.page.get_by_role("main").inner_text()
            raise AssertionError(f"{error}\n{self.page.url} shows:\n{shown}") from error

    def searches(self, words):
        box = self.page.get_by_role("searchbox", name="Search all cases")
        box.fill(words)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            box.press("Enter")

    def finds(self, reference):
        """By the search."""
        self.searches(reference)
        self._goes(self.page.get_by_role("main").get_by_role("listitem").filter(has_text=reference).get_by_role("link"))

    def finds_nothing(self, reference, address):
        """Neither by the search nor by the address, which somebody may have sent them."""
        self.searches(reference)
        self.reads("No match for")
        status = self.page.goto(address, wait_until="domcontentloaded").status
        assert status == 404, f"{address} answers {status}"
        self.reads("This address leads nowhere")
        self.follows("Go to my cases")

    def opens_list(self, name):
        """One of the lists at the side; beside each stands how much waits in it."""
        side = self.page.get_by_role("navigation", name="Main")
        self._goes(side.get_by_role("link", name=re.compile(rf"^{name}\b")))

    def picks(self, reference, from_list):
        """A case, by the work list."""
        self.opens_list(from_list)
        self._goes(self.page.get_by_role("row").filter(has_text=reference).get_by_role("link").first)

    def is_told(self, notice, reference):
        """By the bell, and goes to the case."""
        self._goes(self.page.get_by_role("link", name=re.compile("unread notification")))
        told = self.page.get_by_role("listitem").filter(has_text=notice).filter(has_text=reference)
        self.follows(reference, within=told)

    def turns_to(self, section):
        self.follows(section, within=self.page.get_by_role("navigation", name="Case sections"))

    # --- working

    def answers(self, answers, under=None):
        """Each by the words of its label, and of the group it stands in: True is ticked, all else is chosen or typed."""
        place = self.page.get_by_role("group", name=under, exact=True) if under else self.page
        for label, value in answers.items():
            field = place.get_by_label(re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$"))
            if value is True:
                field.check()
            elif field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def encloses(self, label, name, content, media_type):
        file = {"name": name, "mimeType": media_type, "buffer": content}
        self.page.get_by_label(label, exact=True).set_input_files(file)

    def takes(self, step, answers=None, submit=None):
        """Opens a step by its button, answers what it asks, and sends it."""
        self.follows(step)
        self.answers(answers or {})
        self.presses(submit or step)

    def proposes(self, step, reason, answers=None):
        """A step that other eyes must approve."""
        self.takes(step, {"Reason for the file": reason, **(answers or {})}, submit="Ask a supervisor to approve")
        self.reads(f"Sent for approval: {step}. Somebody else decides.", f"Waiting for approval: {step}")

    def approves(self, step):
        """The first in the inbox."""
        self.opens_list("Awaiting my approval")
        self.reads(f"{step}: ", "checks passed")
        self.presses("Approve")
        self.reads("Approved.")

    # --- reading

    def reads(self, *sentences):
        for sentence in sentences:
            expect(self.page.get_by_role("main")).to_contain_text(sentence, timeout=PATIENCE)

    def reads_nothing_of(self, *sentences):
        """Nor does it stand where it is only folded away."""
        text = self.page.get_by_role("main").text_content()
        found = [sentence for sentence in sentences if sentence in text]
        assert not found, f"{self.page.url} says {found}"

    def reads_nowhere(self, *sentences):
        """Neither on the summary, which is open, nor in the sections where it could stand."""
        self.reads_nothing_of(*sentences)
        for section in ("Documents", "History"):
            self.turns_to(section)
            self.reads_nothing_of(*sentences)

    def cannot_press(self, *names):
        for name in names:
            button, link = (self.page.get_by_role(role, name=name, exact=True) for role in ("button", "link"))
            assert not button.or_(link).count(), f"{self.page.url} offers {name}"

    def is_headed(self, words):
        """The headline of the case: what is to be done next, and with whom it is."""
        expect(self.page.get_by_role("heading", name=words, exact=True, level=2)).to_be_visible(timeout=PATIENCE)
