"""The order of things: who does what next in which tab, and what goes wrong meanwhile. All of it follows from the seed."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from agencies.sessions import Session
from tests.chaos import deeds, deeds_of_fields, deeds_of_steps
from tests.chaos.settling import Settling
from tests.chaos.tabs import CLICK, CLICK_TWICE, SEND_TWICE, Seen

OF_ROLES = {
    CASEWORKER: {
        deeds.WriteNote: 3, deeds.WriteNotes: 2, deeds_of_fields.WriteApplication: 5, deeds_of_fields.Correct: 5,
        deeds_of_steps.TakeStep: 4, deeds_of_steps.Propose: 5, deeds_of_steps.Withdraw: 1,
    },
    PROTECTION_OFFICER: {deeds.WriteNote: 1},
    SUPERVISOR: {
        deeds.WriteNote: 1, deeds.Assign: 2, deeds_of_fields.Correct: 2, deeds_of_fields.WriteApplication: 2,
        deeds_of_steps.Decide: 8, deeds_of_steps.TakeStepAsChief: 2,
    },
}  # fmt: skip
TROUBLES = {
    "": 40, "pressed twice": 8, "sent twice": 8, "back": 10, "expired": 8, "signed out": 5, "draft, and away": 5, "draft, and expired": 4,
    "draft, and killed": 2, "killed before": 2, "killed meanwhile": 6, "killed after": 1,
}  # fmt: skip


class Storm(Settling):
    """`record`: what happened so far, after how many deaths of the server, for whoever must find out why it failed; it stands in a file
    as well. `faults`: what was seen wrong on the way."""

    def __init__(self, seed, world, troubles=None):
        self.chance, self.town, self.known = Random(seed), world.town, world.known
        self.server, self.tabs, self.file = world.server, world.tabs, world.file
        self.record, self.faults, self.troubles, self.accepted_at = [], [], list(troubles or ()), []
        self.chance.shuffle(self.troubles)

    def blow(self, size):
        begun = 0
        while begun < size or any(tab.deed for tab in self.tabs):
            tab = self.chance.choice(self._free(begun < size))
            if tab.deed is None:
                begun += self._begin(tab, begun)
            elif not tab.is_sent:
                self._send(tab)
            else:
                self._settle(tab)

    def _free(self, more):
        """Whoever waits for an answer in one tab does nothing in the other."""
        waiting = {tab.person.name for tab in self.tabs if tab.is_sent}
        return [t for t in self.tabs if (t.is_sent or t.person.name not in waiting) and (t.deed or more)] or self.tabs

    # --- opening and typing

    def _begin(self, tab, number):
        """1 where something was begun."""
        weights = next(kinds for role, kinds in OF_ROLES.items() if role in tab.person.actor.roles)
        kind = self.chance.choices(list(weights), weights.values())[0]
        deed = kind(self.town, tab.person.actor, self.chance)
        if not deed.is_possible:
            return 0
        tab.deed, tab.trouble, tab.attempts, tab.signed_in = deed, self._trouble(deed), [], False
        tab.began = len(self.accepted_at)
        for label, count in deed.events().items():
            self.known.expect(label, count)
        self._say(tab, f"no. {number + 1}, {deed}, {tab.trouble or 'undisturbed'}")
        self._open(tab)
        return int(tab.deed is not None)

    def _trouble(self, deed):
        trouble = self.troubles.pop() if self.troubles else self.chance.choices(list(TROUBLES), TROUBLES.values())[0]
        return "" if trouble.startswith("draft") and not (deed.keeps_drafts and deed.typed) else trouble

    def _open(self, tab):
        self.server.up()
        tab.go("open")
        seen = tab.see()
        if seen is Seen.ACCEPTED:  # what an earlier deed of theirs left to be said
            tab.go("open")
            seen = tab.see()
        if seen is not Seen.FORM:
            self._end(tab, f"cannot begin: {tab.says()}")
            return
        tab.deed.begin(tab.page, self.known)
        tab.deed.fill(tab.page)

    def _types_there_too(self, tab):
        """Whether the same person has, or has sent meanwhile, the same form in another tab: one draft is kept of it (decision 0060)."""
        others = [other for other in self.tabs if other is not tab and other.person is tab.person and other.deed]
        has_sent = (tab.person, tab.deed.address) in self.accepted_at[tab.began :]
        return has_sent or any(other.deed.address == tab.deed.address for other in others)

    # --- sending

    def _send(self, tab):
        tab.is_sent = True
        if tab.trouble.startswith("draft"):
            self._leave_and_come_back(tab)
            return
        {"killed before": self._kill, "expired": self._expire, "signed out": self._sign_out}.get(tab.trouble, _nothing)(
            tab
        )
        self._press(tab, {"pressed twice": CLICK_TWICE, "sent twice": SEND_TWICE}.get(tab.trouble, CLICK))
        {"killed meanwhile": self._kill_soon, "killed after": self._kill_then}.get(tab.trouble, _nothing)(tab)
        if self.server.process is None:
            self.server.start()

    def _kill(self, tab):
        self.server.kill()

    def _kill_soon(self, tab):
        tab.page.wait_for_timeout(self.chance.uniform(1, 150))
        self.server.kill()

    def _kill_then(self, tab):
        tab.wait()
        self.server.kill()

    def _expire(self, tab):
        self._sessions(tab).update(expire_date=timezone.now() - timedelta(hours=1))

    def _sign_out(self, tab):
        self._sessions(tab).delete()

    def _sessions(self, tab):
        return Session.objects.filter(user=tab.person.actor.user)

    def _leave_and_come_back(self, tab):
        """What the page said was kept as a draft is there again, whatever happened meanwhile."""
        kept = tab.keep_draft()
        if kept is None:
            self._fault(f"{tab}: nothing was said of the draft of {tab.deed}: {tab.says()}")
        if not kept:  # nobody leaves a page that says so
            self._press(tab)
            return
        tab.page.goto("about:blank")
        {"draft, and expired": self._sign_out, "draft, and killed": self._kill}.get(tab.trouble, _nothing)(tab)
        self.server.up()
        tab.go("open")
        if tab.see() is not Seen.FORM:
            self._end(tab, f"came back, and found: {tab.says()}")
            return
        if not tab.deed.is_filled(tab.page):
            if not self._types_there_too(tab):
                self._fault(f"{tab}: a draft did not come back: {tab.deed}")
            tab.deed.fill(tab.page)
        self._press(tab)


def _nothing(tab):
    """Nothing happens to it."""
