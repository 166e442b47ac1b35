"""What the process that signs remembers outside the database: the last checkpoint it signed, and the right edge of the tree then.

So it goes on from what it signed, whatever has become of the rows meanwhile, and never signs what does not continue it.
"""

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from audit.ledger.tree import Edge


@dataclass(frozen=True)
class Memory:
    """A file beside the key."""

    place: Path

    def last(self) -> tuple[str, Edge] | None:
        """The origin and the edge of what was signed last; None where nothing was, or the file is gone."""
        with contextlib.suppress(OSError, ValueError, KeyError):
            told = json.loads(self.place.read_text(encoding="ascii"))
            return told["origin"], Edge(map(bytes.fromhex, told["edge"]), told["size"])
        return None

    def keep(self, origin: str, edge: Edge):
        """Written whole or not at all."""
        told = {"origin": origin, "size": edge.size, "edge": [one.hex() for one in edge.hashes]}
        part = self.place.with_suffix(".part")
        with open(part, "w", encoding="ascii") as file:
            file.write(json.dumps(told))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.place)
