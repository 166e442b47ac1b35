"""Deeds that write fields over: a part of an application, the data of a person. Of each field the last value must stand."""

from cases.models import Correction
from tests.chaos.deeds import Deed
from tests.chaos.town import state_of, word

PARTS = {
    "start": ("place", "basis-apprehended_where", "basis-decision_reference"),
    "requests": ("observations", "signatory-name", "signatory-function"),
}
DATA = ("surname", "given_names", "patronymic", "place_of_birth")


class WriteApplication(Deed):
    """A part of the application, kept by its button: of different fields both are kept, of the same one somebody says whose."""

    tells = "Draft saved."
    button_at = "form.application button[name=action][value=draft]"

    def choose(self):
        open_ones = [draft for draft in self.town.drafts if state_of(draft) == "draft"]
        if not open_ones:
            return False
        self.case, self.part = self.chance.choice(open_ones), self.chance.choice(list(PARTS))
        self.address = f"/procedures/{self.case.reference}/application/{self.part}/"
        fields = self.chance.sample(PARTS[self.part], self.chance.choice((1, 2)))
        self.typed = {field: f"Word {word()}" for field in fields}
        self.mine = set(fields)

    def place(self, field):
        return ("draft", self.case.pk, field)

    def begin(self, page, known):
        """What an old draft of one's own brings back and nobody ever sent is one's own, and is sent with it."""
        for field in PARTS[self.part]:
            if self.value(page, field) not in known.ever_at(self.place(field)):
                self.mine.add(field)

    def written(self, page):
        return {self.place(field): self.value(page, field) for field in self.mine}

    def is_seen(self, page):
        return False

    def look_at_conflict(self, page, known):
        found, text = super().look_at_conflict(page, known), page.locator("main").inner_text()
        for field in [name for name in PARTS[self.part] if page.locator(f"[name='whose-{name}']").count()]:
            own = self.value(page, field)
            theirs = known.ever_at(self.place(field)) - {own}
            told = f"Keep mine: {own or '–'}" in text and any(f"Take theirs: {o or '–'}" in text for o in theirs)
            found += [] if told else [f"the page of a conflict does not show both values of {field}: {self}"]
            whose = self.chance.choice(("mine", "theirs"))
            page.locator(f"[name='whose-{field}'][value={whose}]").check()
            self.mine = self.mine | {field} if whose == "mine" else self.mine - {field}
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
