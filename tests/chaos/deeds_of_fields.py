"""Deeds that write fields over: a part of an application, the data of a person. Of each field the last value must stand."""

from cases.models import Correction
from tests.chaos.deeds import Deed
from tests.chaos.town import read, state_of, word

PARTS = {
    "start": ("place", "basis-apprehended_where", "basis-decision_reference"),
    "requests": ("observations", "signatory-name", "signatory-function"),
}
DATA = ("surname", "given_names", "patronymic", "place_of_birth")
OLDEST = 6  # values of theirs that are looked for on a page


class WriteApplication(Deed):
    """A part of the application, kept by its button; its fields are one text that whoever keeps it has before them."""

    tells = "Draft saved."
    button_at = "form.application button[name=action][value=draft]"

    def choose(self):
        open_ones = [draft for draft in self.town.drafts if state_of(draft) == "draft"]
        if not open_ones:
            return False
        self.case, self.part = self.chance.choice(open_ones), self.chance.choice(list(PARTS))
        self.address = f"/procedures/{self.case.reference}/application/{self.part}/"
        fields = self.chance.sample(PARTS[self.part], self.chance.choice((1, 2)))
        self.typed, self.also = {field: f"Word {word()}" for field in fields}, set()

    def place(self, field):
        return ("draft", self.case.pk, field)

    def begin(self, page):
        """What an old draft of one's own brings back beside it is before one's eyes, and is sent with it."""
        if "Draft saved" in page.locator("[data-draft-state]").inner_text():
            self.also = {f for f in PARTS[self.part] if self.value(page, f) != read(self.place(f))}

    def written(self, page):
        return {self.place(field): self.value(page, field) for field in {*self.typed, *self.also}}

    def is_seen(self, page):
        return False

    def look_at_conflict(self, page, known):
        """Whoever keeps it all the same takes the place of all that the page says was changed."""
        self.also = set(PARTS[self.part])
        found, text = super().look_at_conflict(page, known), page.locator("main").inner_text()
        for field, value in self.typed.items():
            theirs = known.ever_at(self.place(field)) - {value}
            if read(self.place(field)) != value and not any((other or "–") in text for other in theirs):
                found.append(f"the page of a conflict does not show what others wrote in {field}: {self}")
        return found


class Correct(Deed):
    """The data of a person: of different fields both are kept, of the same one somebody says whose."""

    tells = "Corrected."
    button_at = "form:has([name=reason]) button:not([name])"

    def choose(self):
        self.case = self.chance.choice(self.town.requests)
        self.member = self.case.case.members.get(relation="subject")
        self.address = f"/procedures/{self.case.reference}/members/{self.member.pk}/correct/"
        fields = self.chance.sample(DATA, self.chance.choice((1, 1, 2)))
        self.typed = {field: word() for field in fields} | {"reason": f"As {word()} says."}
        self.mine = set(fields)

    def events(self):
        found = Correction.objects.filter(reason=self.typed["reason"])
        return {f"the correction {self.typed['reason']}": found.count}

    def place(self, field):
        return ("person", self.member.person_id, field)

    def written(self, page):
        return {self.place(field): self.typed[field] for field in self.mine}

    def is_seen(self, page):
        return False

    def look_at_conflict(self, page, known):
        found, text = super().look_at_conflict(page, known), page.locator("main").inner_text()
        for field in [name for name in DATA if page.locator(f"[name=whose_{name}]").count()]:
            theirs = known.ever_at(self.place(field)) - {self.typed.get(field)}
            told = f"Keep mine: {self.typed.get(field)}" in text and any(f"Take theirs: {o}" in text for o in theirs)
            found += [] if told else [f"the page of a conflict does not show both values of {field}: {self}"]
            whose = self.chance.choice(("mine", "theirs"))
            page.locator(f"[name=whose_{field}][value={whose}]").check()
            self.mine = self.mine | {field} if whose == "mine" else self.mine - {field}
        return found
