"""The models of this floor, where Django looks for them."""

from reports.facts.rows import Fact, Kept, Served, Touched
from reports.releases.rows import PublicationRule, Release, ReleaseDecision

__all__ = ["Fact", "Kept", "PublicationRule", "Release", "ReleaseDecision", "Served", "Touched"]
