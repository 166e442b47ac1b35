"""What the letters say of a transit that Azerbaijan applies for: Annex 6 is ours, and the replies are theirs."""

from agencies.roles import LEAD, REQUESTED
from workflows.procedures.transit_letters import TransitLetters


class OutgoingTransitLetters(TransitLetters):
    """The letters of a transit, with the parts of the two sides exchanged."""

    def between(self, kind):
        """From which agency a letter is, and to which."""
        ours, theirs = self.agency_that_is(LEAD), self.agency_that_is(REQUESTED)
        return (ours, theirs) if kind == "transit_application" else (theirs, ours)

    def _has_come_in(self):
        return self.departed_at is not None
