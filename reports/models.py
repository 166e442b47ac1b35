"""The models of this floor, where Django looks for them."""

from reports.exporting.rows import Download, Export, Schedule
from reports.facts.rows import Fact, Kept, Occurs, Served, Touched
from reports.initiatives.rows import Entry, Initiative
from reports.releases.rows import Proof, PublicationRule, Release, ReleaseDecision

__all__ = [
    "Download", "Entry", "Export", "Fact", "Initiative", "Kept", "Occurs", "Proof", "PublicationRule", "Release",
    "ReleaseDecision", "Schedule", "Served", "Touched",
]  # fmt: skip
