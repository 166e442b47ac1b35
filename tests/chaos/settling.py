"""What somebody does until they know what became of what they sent: signs in, comes back, decides a conflict, tries again."""

from itertools import chain

from tests.chaos.tabs import CLICK, Seen

MOST_TRIES = 8


class Settling:
    """The part of the storm (tests/chaos/storm.py) that begins when something was sent."""

    def _say(self, tab, what):
        line = f"{self.server.deaths} {tab}: {what}"
        self.record.append(line)
        print(line, file=self.file, flush=True)

    def _fault(self, said):
        self.faults.append(said)
        print(f"WRONG: {said}", file=self.file, flush=True)

    def _press(self, tab, how=CLICK):
        written = tab.deed.written(tab.page)
        tab.attempts.append([self.known.send(place, value) for place, value in written.items()])
        tab.has_gone = False
        tab.press(how)

    def _settle(self, tab):
        for _time in range(MOST_TRIES):
            tab.wait()
            if self._is_settled(tab, tab.see()):
                return
        self._end(tab, f"given up: {tab.says()}")

    def _is_settled(self, tab, seen):
        """Whether it is known; where it is not, whoever sits there has tried again."""
        self._say(tab, seen.value)
        if seen is Seen.ACCEPTED:
            self._accepted(tab)
        elif seen in (Seen.GONE, Seen.REFUSED):
            self._refused(tab, seen)
        else:
            getattr(self, f"_at_{seen.name.lower()}")(tab)
        return tab.deed is None

    def _at_nothing(self, tab):
        self.server.up()
        way = self.chance.choice(("open", "again", "back"))
        if way == "again":  # F5 sends the same values once more
            tab.attempts.append([self.known.send(write.place, write.value) for write in tab.attempts[-1]])
        tab.go(way)
        if way == "back" and not tab.deed.is_here(tab.page) and tab.see() is Seen.FORM:
            tab.go("open")

    def _at_sign_in(self, tab):
        tab.sign_in()
        tab.signed_in = True
        if tab.see() is Seen.REFUSED:
            self._fault(f"{tab}: after signing in the way led to {tab.says()}: {tab.deed}")

    def _at_conflict(self, tab):
        for said in tab.deed.look_at_conflict(tab.page, self.known):
            self._fault(said)
        self._press(tab)

    def _at_form(self, tab):
        if not tab.deed.is_here(tab.page):  # Back, and a sign-in on the way, led to the form of another case
            tab.go("open")
            return
        if not tab.deed.is_filled(tab.page):
            if tab.deed.is_seen(tab.page):
                self._end(tab, "sees that it is there already")
                return
            self._say(tab, "types it anew")
            if tab.signed_in and tab.trouble == "expired":
                self._fault(f"{tab}: what was typed did not come back after signing in: {tab.deed}")
            tab.deed.fill(tab.page)
        self._press(tab)

    def _accepted(self, tab):
        self.accepted_at.append((tab.person, tab.deed.address))
        self.known.acknowledge(tab.deed.acknowledged(tab.page))
        for write in tab.attempts[-1] if tab.attempts else ():
            write.end(acknowledged=True)
        if tab.trouble == "back":
            self._back(tab)
        self._end(tab, f"acknowledged: {tab.says()}")

    def _back(self, tab):
        """Back, and the same once more where the form stands there as it was typed."""
        tab.go("back")
        seen = tab.see()
        self._say(tab, f"back: {seen.value}")
        if seen is Seen.FORM and tab.deed.is_here(tab.page) and tab.deed.is_filled(tab.page):
            self._press(tab)
            tab.wait()
            self._say(tab, f"sent after Back: {tab.says()}")

    def _refused(self, tab, seen):
        """What was sent once and refused cannot have come in."""
        if len(tab.attempts) == 1 and not tab.has_gone and not tab.trouble.endswith("twice"):
            for write in tab.attempts[0] if tab.status >= 400 else ():
                self.known.forget(write)
            if not tab.deed.is_given_back(tab.page):
                self._fault(f"{tab}: what was typed is lost: {tab.deed}: {tab.says()}")
        self._end(tab, f"{seen.value}: {tab.says()}")

    def _end(self, tab, what):
        self._say(tab, what)
        if tab.trouble == "sent twice":
            tab.page.wait_for_timeout(100)  # the other one of the two
        for write in chain.from_iterable(tab.attempts):
            write.end()
        tab.deed, tab.is_sent, tab.trouble = None, False, ""
