"""What somebody does at a form of a case: where it is, what they type there, how they know that it was accepted, and what must then be there."""

from urllib.parse import urlsplit

from cases.files import Note
from tests.chaos.town import word
from workflows.worklist import grants_of

SAID = ".messages li"


class Deed:
    """One form, opened and sent. `tells`: how the message begins by which the page says that it was accepted."""

    tells = ""
    button_at = ""
    keeps_drafts = True

    def __init__(self, town, actor, chance):
        self.town, self.actor, self.chance = town, actor, chance
        self.typed, self.address, self.decided = {}, "", False
        self.is_possible = self.choose() is not False

    def __str__(self):
        return f"{type(self).__name__} {self.address} {self.typed}"

    # --- before

    def choose(self):
        """Sets `address` and `typed`; False where there is nothing of the kind to do now."""
        raise NotImplementedError

    def events(self):
        """{label: how many rows there are of it} of what may come of it."""
        return {}

    def open(self, page, start):
        page.goto(start + self.address, wait_until="load")

    def begin(self, page, known):
        """The form is open for the first time: an old draft is thrown away, as somebody does who writes something else."""
        if (old := page.locator("button[name=draft][value=gone]")).count():
            with page.expect_navigation(wait_until="load"):
                old.first.click()

    # --- at the form

    def button(self, page):
        return page.locator(self.button_at).first

    def is_open(self, page):
        """Whether the form is there and can be sent."""
        found = self.button(page)
        return found.count() > 0 and found.get_attribute("data-blocked") is None

    def fill(self, page):
        for name, value in self.typed.items():
            field = self.field(page, name)
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def field(self, page, name):
        return page.locator(f"[name='{name}']:not([type=hidden])").first

    def is_here(self, page):
        """Whether this is its page, and not the like of another case: Back may lead further than one thinks."""
        return urlsplit(page.url).path == self.address

    def is_filled(self, page):
        return all(self.value(page, name) == value for name, value in self.typed.items())

    def value(self, page, name):
        field = self.field(page, name)
        if not field.count():
            return None
        return field.evaluate("f => f.tagName === 'SELECT' ? f.selectedOptions[0]?.label ?? '' : f.value")

    def written(self, page):
        """{place: value} that are sent with the form as it stands."""
        return {}

    # --- afterwards

    def is_accepted(self, page):
        return any(said.strip().startswith(self.tells) for said in page.locator(SAID).all_inner_texts())

    def acknowledged(self, page):
        """The labels of the events that the page says have happened."""
        return list(self.events())

    def is_seen(self, page):
        """Whether somebody who comes back sees that it has been done."""
        return any(value in page.locator("main").inner_text() for value in self.typed.values())

    def is_given_back(self, page):
        """Whether all that was typed is on the page that refuses it, to be read or to be sent again."""
        text = page.locator("main").inner_text()
        return all(value in text or self.value(page, name) == value for name, value in self.typed.items())

    def look_at_conflict(self, page, known):
        """Somebody was quicker: what is wrong with how the page says so; then the form can be sent again."""
        return [] if self.is_filled(page) else [f"after a conflict the text was not there any more: {self}"]


class WriteNote(Deed):
    tells = "The note is saved."
    button_at = "form:has(textarea[name=text]) button:not([name])"

    def choose(self):
        self.case = self.chance.choice(self.town.cases)
        self.address = f"/procedures/{self.case.reference}/notes/"
        self.typed = {"text": f"Note {word()}."}

    def events(self):
        found = Note.objects.filter(case=self.case.case_id, text=self.typed["text"])
        return {f"{self.typed['text']} in {self.case.reference}": found.count}


class WriteNotes(Deed):
    """The same note in several cases, from the list."""

    button_at = "form:has(textarea[name=text]):has([name=token]) button:not([name])"
    keeps_drafts = False

    def choose(self):
        listed = grants_of(self.actor).filter(turn=True).values_list("content_object", flat=True)
        able = [case for case in self.town.cases if case.pk in set(listed)]
        if len(able) < 2:
            return False
        self.cases = self.chance.sample(able, 2)
        self.address = "/queue/agency/"
        self.typed = {"text": f"Note of several {word()}."}
        return True

    def events(self):
        return {
            f"{self.typed['text']} in {case.reference}": Note.objects.filter(
                case=case.case_id, text=self.typed["text"]
            ).count
            for case in self.cases
        }

    def open(self, page, start):
        super().open(page, start)
        boxes = [page.locator(f"input[name=case][value={case.reference}]") for case in self.cases]
        if not all(box.count() for box in boxes):  # asked to sign in, or it has just left the list
            return
        for box in boxes:
            box.check()
        with page.expect_navigation(wait_until="load"):
            page.locator("button[name=do][value=note]").click()

    def is_here(self, page):
        return urlsplit(page.url).path == "/several/" and all(case.reference in page.url for case in self.cases)

    def is_accepted(self, page):
        parts = urlsplit(page.url).path.strip("/").split("/")
        return len(parts) == 2 and parts[0] == "several" and parts[1].isdecimal()

    def acknowledged(self, page):
        rows = page.locator("tbody tr").all_inner_texts()
        done = [case for case in self.cases if any(case.reference in row and "Done" in row for row in rows)]
        return [f"{self.typed['text']} in {case.reference}" for case in done]


class Assign(Deed):
    tells = ""
    button_at = "form:has(select[name=officer]) button:not([name])"

    def choose(self):
        self.case = self.chance.choice(self.town.cases)
        self.address = f"/procedures/{self.case.reference}/assign/"
        self.tells = self.typed_name = self.chance.choice(["Leyla", "Kamran", "Rauf"])
        self.typed = {"officer": self.typed_name}
        self.tells = f"{self.typed_name} works on this case now."

    def written(self, page):
        return {("grant", self.case.pk, self.actor.group_id): (self.typed_name,)}

    def is_seen(self, page):
        return False
