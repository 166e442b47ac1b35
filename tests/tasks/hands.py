"""Somebody at a page, who counts: a click, a tap and Enter are one click each; Tab, arrows and Space are keys; what is typed is content.

To choose from a list by its letters is content as well, as it would be on paper. Whoever uses `Keyboard` has no pointer at all.
"""

from playwright.sync_api import expect

from tests import a
from tests.pages.square import signed_in

PATIENCE = 20_000  # milliseconds, on a machine that does much at once
FARTHEST = 400  # Tabs
A_THOUGHT, A_KEY = (
    1.35,
    0.28,
)  # seconds, of the keystroke-level model: before each field, and for each key of an average typist

# What of the focused control lies in the window and is not covered there: "" where some of it can be seen.
HIDDEN = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "";
  for (const box of here.getClientRects()) {
    for (const [across, down] of [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]]) {
      const top = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
      if (top && (here.contains(top) || top.closest("label")?.contains(here))) return "";
    }
  }
  const box = here.getBoundingClientRect();
  return `${here.tagName} ${here.name || here.innerText || here.id} at ${box.left},${box.top} ${box.width}x${box.height}`;
}"""


class Hands:
    """With a pointer and a keyboard."""

    def __init__(self, page):
        self.page, self.clicks, self.keys, self.signs, self.fields = page, 0, 0, 0, 0

    @property
    def main(self):
        return self.page.get_by_role("main")

    def clicks_on(self, control, goes=True):
        """A click or a tap; `goes`: it leads to another page, which is waited for."""
        self.clicks += 1
        if not goes:
            return control.click(timeout=PATIENCE)
        with self.page.expect_navigation(wait_until="load", timeout=PATIENCE):
            control.click(timeout=PATIENCE)

    def writes(self, words):
        """Where the focus is, in place of what stands there."""
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)
        self.signs, self.fields = self.signs + len(words), self.fields + 1

    def fills(self, control, words):
        control.focus()
        self.writes(words)

    def enters(self):
        """Enter, which leads to another page."""
        self.clicks += 1
        with self.page.expect_navigation(wait_until="load", timeout=PATIENCE):
            self.page.keyboard.press("Enter")

    def reads(self, *sentences):
        for sentence in sentences:
            expect(self.main).to_contain_text(sentence, timeout=PATIENCE)

    @property
    def seconds_of_an_average_typist(self):
        """How long this takes somebody who types without looking, by the keystroke-level model."""
        return self.fields * A_THOUGHT + (self.keys + self.clicks + self.signs) * A_KEY


class Keyboard(Hands):
    """Without a pointer. At every stop the focus must be seen."""

    def clicks_on(self, control, goes=True):
        raise AssertionError("There is no pointer.")

    def presses(self, key):
        self.keys += 1
        self.page.keyboard.press(key)

    def tabs(self):
        self.presses("Tab")
        hidden = self.page.evaluate(HIDDEN)
        assert not hidden, f"{self.page.url}: the focus is hidden: {hidden}"

    def goes_to(self, control):
        """By Tab alone."""
        for _stop in range(FARTHEST):
            if control.evaluate("control => control === document.activeElement"):
                return
            self.tabs()
        raise AssertionError(f"{self.page.url}: no Tab leads to {control}")

    def opens(self, words):
        """What is folded away below these words."""
        self.goes_to(self.page.locator("summary").filter(has_text=words).locator("visible=true").first)
        self.clicks += 1
        self.page.keyboard.press("Enter")

    def follows(self, words):
        self.goes_to(self.page.get_by_role("link", name=words, exact=True).first)
        self.enters()

    def sends(self, words):
        self.goes_to(self.page.get_by_role("button", name=words, exact=True).first)
        self.enters()

    def answers(self, control, said):
        """What is asked where the focus is: True ticks; of a list the value is chosen with the arrows."""
        if said is True:
            self.presses("Space")
            self.fields += 1
        elif (kind := control.first.evaluate("control => control.type")) == "radio":
            self._picks(said)
        elif kind.startswith("select"):
            self._chooses(control, said)
        else:
            self.writes(said)

    def _picks(self, value):
        self.presses("Space")
        self.fields += 1
        for _choice in range(FARTHEST):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.presses("ArrowDown")

    def _chooses(self, control, value):
        self.page.keyboard.press("Home")
        for _option in range(FARTHEST):
            if control.input_value() == value:
                self.signs, self.fields = self.signs + 2, self.fields + 1  # its first letters
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} is not in the list")


def seated(page, live_server, actor, address="/", hand=Hands):
    """Somebody who has signed in, with a page open."""
    sid = signed_in(actor).cookies["sid"].value
    page.context.add_cookies([{"name": "sid", "value": sid, "url": live_server.url}])
    page.goto(live_server.url + address)
    return hand(page)


def signs_in(page, live_server, actor, hand=Keyboard):
    """Somebody who signs in as everybody does; what they count begins afterwards."""
    page.goto(f"{live_server.url}/sign-in/")
    at = hand(page)
    page.get_by_label("E-mail").focus()
    at.writes(actor.user.email)
    page.keyboard.press("Tab")
    at.writes(a.PASSWORD)
    at.enters()
    return hand(page)
