"""The two trees that are signed: over the acts, and over the readings. Each with its tables, its lock and its part of the origin."""

from dataclasses import dataclass

from audit.ledger.access_rows import AccessCheckpoint, AccessLeaf
from audit.ledger.rows import Checkpoint, Leaf


@dataclass(frozen=True)
class Log:
    """`part`: what its origin, its memory and its folder bear in their names. `halts`: whether no act is taken any more where it does
    not continue what somebody outside holds. `lock`: of PostgreSQL's advisory locks.
    """

    records: str
    leaves: str
    leaf: type
    checkpoint: type
    lock: int
    part: str = ""
    halts: bool = True

    def origin(self, base):
        return f"{base}/{self.part}" if self.part else base

    def memory(self, key):
        """The file beside the key in which the process that signs remembers where it stood."""
        return key.with_name(f"last-{self.part}.json" if self.part else "last.json")


ACTS = Log("audit_record", "audit_leaf", Leaf, Checkpoint, 0x1ED6E2)
ACCESS = Log(
    "audit_accessrecord", "audit_accessleaf", AccessLeaf, AccessCheckpoint, 0x1ED6E3, part="access", halts=False
)
