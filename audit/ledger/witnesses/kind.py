"""What a witness is: it takes checkpoints, and may tell which it took last."""

from collections.abc import Callable


class Unreachable(Exception):
    """It could not be given to the witness now; it is tried again with the next."""


class Ahead(Exception):
    """The witness vouches for more records than are here, or for others."""

    def __init__(self, size, root=None):
        self.size, self.root = size, root
        super().__init__(f"A witness vouches for {size} records.")


class Witness:
    """`take` gives the witness a checkpoint, and returns its answer as text.

    `prove(old)` gives the hashes that prove that this checkpoint continues the one of `old` records.
    """

    kind = ""

    def __init__(self, where):
        self.where = where

    def of(self, part):
        """The same witness for another log, where what it holds must be kept apart; `part`: empty for the ledger itself."""
        return self

    @property
    def name(self):
        return f"{self.kind}:{self.where}"[:60]

    def last(self, origin) -> str | None:
        """The largest checkpoint of an origin that this witness holds, as text; None where it cannot tell."""
        return None

    def files(self) -> list:
        """The checkpoints it holds, as files that a verifier can be given."""
        return []

    def take(self, note, text, prove: Callable) -> str:
        raise NotImplementedError
