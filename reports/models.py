"""The models of this floor, where Django looks for them."""

from reports.exporting.rows import Download, Export, Schedule
from reports.facts.rows import Fact, Kept, Served, Touched

__all__ = ["Download", "Export", "Fact", "Kept", "Schedule", "Served", "Touched"]
