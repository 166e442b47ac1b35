"""How much a proof may cost, and how far it has come: counted in what is done, so that it is the same on every machine."""

SILENT = 50_000  # terms after which somebody may be told of it


class TooMuch(Exception):
    """A proof would take longer than it may."""


class Effort:
    """How much a proof may still cost: terms written, some two million a second. The same proof costs the same each time.

    `watch(share)`: is told now and then how far the proof has come, from 0 to 1; what it raises ends the proof.
    """

    def __init__(self, most, watch=None):
        self.left, self.watch, self.silent = most, watch, 0
        self.begun, self.end, self.share = 0.0, 1.0, 0.0

    def spend(self, terms):
        self.left -= terms
        if self.left < 0:
            raise TooMuch
        self.silent += terms
        if self.silent > SILENT:
            self._say()

    def part(self, place, of):
        """What comes now is one of so many parts of the whole."""
        self.begun, self.end = place / of, (place + 1) / of
        self.came(0, 1)

    def came(self, done, of):
        """So far within the part. What is begun anew does not go back."""
        self.share = max(self.share, self.begun + (self.end - self.begun) * done / of)
        self._say()

    def _say(self):
        self.silent = 0
        if self.watch:
            self.watch(self.share)
