"""What the letters of a voluntary return say: they go to the person, and the agency that manages the case keeps them."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agencies.roles import CASE_MANAGEMENT
from cases.files import CasePerson
from cases.members import main_name, subject_of
from workflows.procedures.letter_parts import family_told, here, letterhead, members_of


class VoluntaryReturnLetters:
    """The letters, for the class that inherits it."""

    def letter(self, kind, signatory=None):
        """Data of one letter in the active language."""
        ours, _theirs = self.between(kind)
        told = letterhead(self, ours, ours, signatory) | {"recipient": self._to_the_person()}
        return told | getattr(self, f"_{kind}")()

    def between(self, kind):
        """Filed at the agency that wrote it; the paper itself is handed to the person."""
        ours = self.agency_that_is(CASE_MANAGEMENT)
        return ours, ours

    def _to_the_person(self):
        subject = subject_of(members_of(self.case))
        name = main_name(subject) if subject else None
        return {"name": " ".join(filter(None, (name.given_names, name.surname))) if name else "–", "address": ""}

    def _return_approved(self):
        return {"programme": self.programme.name, "applied_on": self.applied_on, "family": family_told(self.case)}

    def _return_rejected(self):
        """Each rule that was not met stands with the reasons, in the words of the day on which it was found."""
        say = "az" if get_language() == "az" else "en"
        missing = [rule[say] or rule["en"] for rule in self.eligibility if rule["verdict"] != "met"]
        return {
            "applied_on": self.applied_on,
            "ground": self.get_rejection_ground_display(),
            "reasons": self.rejection_reason,
            "rules": missing,
            "complaint": self.complaint,
        }

    def _travel_confirmation(self):
        leaves, arrives = (here(self.case, moment) for moment in (self.departure_at, self.arrival_at))
        return {
            "travel": {
                "leaves": leaves, "from": self.departure_place, "arrives": arrives, "place": self.crossing_point,
                "mode": self.get_transport_display(), "means": self.carrier, "escorts": self.escorts,
            },
            "reception": {"who": self.received_by, "phone": self.reception_phone, "place": self.reception_place},
            "onward": ", ".join(filter(None, (self.onward_place, self.onward_transport))),
            "family": [one for one in family_told(self.case) if one["surname"] not in self._staying()],
            "withdrawal": _("You can change your mind until you board. Nobody will ask you for a reason."),
        }  # fmt: skip

    def _staying(self):
        """Names of those of the family who do not travel."""
        stay = (m for m in members_of(self.case) if not m.travels and m.relation != CasePerson.Relation.SUBJECT)
        return {str(main_name(member)) for member in stay}
