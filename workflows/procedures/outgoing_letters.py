"""What the letters say of a readmission that Azerbaijan asks of another State: the requested authority replies, we transfer."""

from django.utils.translation import gettext as _

from agencies.roles import LEAD, REQUESTED
from workflows.procedures.application_letter import FORM
from workflows.procedures.readmission_letters import ReadmissionLetters

OF_OURS = (FORM, "transfer_notice", "error_answer")


class OutgoingLetters(ReadmissionLetters):
    """The letters of a readmission, with the parts of the two sides exchanged."""

    def writes(self, kind):
        return True

    def between(self, kind):
        """From which agency a letter is, and to which."""
        ours, theirs = self.agency_that_is(LEAD), self.agency_that_is(REQUESTED)
        return (ours, theirs) if kind in OF_OURS else (theirs, ours)

    def _transfer_notice(self):
        return super()._transfer_notice() | {"documents": self._travel_document()}

    def _travel_document(self):
        until = self.document_expires_on
        return [{"kind": _("Travel document"), "number": self.document_number, "valid_until": until}] if until else []

    def _error_answer(self):
        accepted, contested = _("We accept the claim and take the person back."), _("We contest the claim.")
        return {
            "transferred_on": self._here(self.arrived_at).date(),
            "claim": self.claim_reason,
            "answer": contested if self.contest_reason else accepted,
            "reasons": self.contest_reason,
        }
