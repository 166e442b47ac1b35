"""What the letters of a claim of readmission in error say: the claim, the record of the hand-over, the costs."""

from django.utils.translation import gettext as _

from agencies.roles import BORDER, LEAD, REQUESTING
from workflows.procedures.letter_parts import clock_told, here, letterhead, lines

COSTS_ARTICLE = {"EUAZ": "Art. 16", "CHAZ": "Art. 13"}  # of the others no text was at hand: their letters name none


class ErrorClaimLetters:
    """The letters of a claim, for the class that inherits it."""

    def letter(self, kind, signatory=None):
        """Data of one letter in the active language."""
        sender, recipient = self.between(kind)
        return letterhead(self, sender, recipient, signatory) | getattr(self, f"_{kind}")()

    def between(self, kind):
        """From us to the requesting authority; of the hand-over writes who was there, the border service."""
        ours = self.agency_that_is(BORDER if kind == "error_return" else LEAD)
        return ours, self.agency_that_is(REQUESTING)

    def _error_claim(self):
        return {
            "transferred_on": here(self.case, self.transferred_at).date(),
            "window": clock_told(self, "claiming"),
            "reasons": self.error_reason,
            "true_identity": self.true_identity,
            "true_nationality": self.true_nationality,
            "basis": self.error_basis,
            "handed_back": lines(self.handed_back),
            "costs": self._who_pays(),
        }

    def _error_return(self):
        return {
            "claimed_on": here(self.case, self.claimed_at).date(),
            "returned": {
                "at": here(self.case, self.returned_at), "place": self.crossing_point, "mode": self.transport, "means": self.carrier,
            },
            "handed_over_to": self.handed_over_to,
            "handed_back": lines(self.handed_back),
        }  # fmt: skip

    def _error_costs(self):
        return {
            "returned_on": here(self.case, self.returned_at).date(),
            "amount": f"{self.costs_amount:.2f} {self.costs_currency}",
            "costs_for": self.costs_for,
            "costs": self._who_pays(),
        }

    def _who_pays(self):
        said = _("The costs of a return of persons readmitted in error are borne by the requesting State: %(state)s.")
        article = COSTS_ARTICLE.get(self.case.agreement.code, "")
        return {"who": said % {"state": self.case.requesting_state_name}, "article": article}
