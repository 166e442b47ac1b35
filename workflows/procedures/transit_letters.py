"""What the letters of a transit say: one function a letter, named in `makes`, giving data for cases/paper.py."""

from agencies.roles import LEAD, REQUESTING
from agencies.states import state_name, zone
from cases.members import subject_of
from workflows.procedures.form_parts import person_in_full, travel_document
from workflows.procedures.letter_parts import clock_told, letterhead, members_of
from workflows.procedures.transit_annex import said


class TransitLetters:
    """The letters of a transit application, for the class that inherits it."""

    def letter(self, kind, signatory=None):
        """Data of one letter in the active language."""
        sender, recipient = self.between(kind)
        head = letterhead(self, sender, recipient, signatory)
        return head | {"journey": self._journey()} | getattr(self, f"_{kind}")()

    def between(self, kind):
        """From which agency a letter is, and to which."""
        ours, theirs = self.agency_that_is(LEAD), self.agency_that_is(REQUESTING)
        return (theirs, ours) if kind == "transit_application" else (ours, theirs)

    def _transit_application(self):
        return {
            "signatory": self._who_signed(),
            "person": person_in_full(subject_of(members_of(self.case))) | {"document": travel_document(self.case)},
            "place": said(self.application, "place"),
            "admission_assured": self.admission_assured == "yes",
            "ground_known": self.ground_known == "yes",
            "observations": said(self.application, "observations"),
        }

    def _who_signed(self):
        sender, _recipient = self.between("transit_application")
        return {
            "name": said(self.application, "signatory__name"),
            "function": said(self.application, "signatory__function") or sender.name,
        }

    def _transit_authorised(self):
        return {"execution": clock_told(self, "execution")}

    def _transit_refused(self):
        return {
            "ground": {"code": self.refusal_ground[:1], "name": self.get_refusal_ground_display()},
            "reasons": self.refusal_reason,
            "article": clock_told(self, "reply")["article"],
        }

    def _transit_revoked(self):
        return {
            "ground": {"code": self.revocation_ground[:1], "name": self.get_revocation_ground_display()},
            "reasons": self.revocation_reason,
            "agreed_on": self._here(self.decided_at).date(),
            "is_here": self._has_come_in(),
        }

    def _has_come_in(self):
        return self.came_in_at is not None

    def _journey(self):
        return {
            "mode": self.transport,
            "destination": state_name(self.destination),
            "other_states": self.get_other_states_display(),
            "place": self.crossing_point,
            "at": self._here(self.transfer_at),
            "escorts": self.escorts,
        }

    def _here(self, moment):
        """A moment as the authorities of the requested State read it."""
        return moment.astimezone(zone(self.case.requested_state)).replace(tzinfo=None, second=0, microsecond=0)
