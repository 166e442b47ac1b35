"""The models of this floor, where Django looks for them."""

from reports.facts.rows import Fact, Kept, Served, Touched
from reports.initiatives.rows import Entry, Initiative

__all__ = ["Entry", "Fact", "Initiative", "Kept", "Served", "Touched"]
