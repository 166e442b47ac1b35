"""The models of this floor, where Django looks for them."""

from reports.facts.rows import Fact, Kept, Served, Touched

__all__ = ["Fact", "Kept", "Served", "Touched"]
