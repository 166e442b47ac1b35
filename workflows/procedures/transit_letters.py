"""What the letters of a transit say: one function a letter, named in `makes`, giving data for cases/paper.py."""

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agencies.roles import LEAD, REQUESTING
from agencies.states import state_name, zone
from cases.packages.persons import NOT_KNOWN, STATELESS
from cases.people import Sex
from cases.terms import EvidenceKind
from workflows.procedures.letter_parts import clock_told, letterhead, person
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
            "person": self._person_of_part_a(),
            "place": said(self.application, "place"),
            "admission_assured": self.admission_assured == "yes",
            "ground_known": self.ground_known == "yes",
            "observations": said(self.application, "observations"),
        }

    def _who_signed(self):
        theirs = self.agency_that_is(REQUESTING).name
        return {
            "name": said(self.application, "signatory__name"),
            "function": said(self.application, "signatory__function") or theirs,
        }

    def _person_of_part_a(self):
        form = self.application
        return person(self.case) | {
            "maiden_name": said(form, "maiden_name"),
            "sex": Sex(form["sex"]).label,
            "description": _description(said(form, "description") or {}),
            "aliases": [line.strip() for line in (said(form, "aliases") or "").splitlines() if line.strip()],
            "nationality": _nationality(form["nationality"]),
            "languages": _languages(said(form, "languages") or []),
            "document": f"{EvidenceKind(form['document']['kind']).label} {said(form, 'document__number') or ''}".strip(),
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
            "is_here": self.came_in_at is not None,
        }

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


def _description(parts):
    height = _("%(height)s cm") % {"height": parts["height_cm"]} if parts.get("height_cm") else ""
    eyes = _("eyes: %(colour)s") % {"colour": parts["eyes"]} if parts.get("eyes") else ""
    return ", ".join(filter(None, (height, eyes, parts.get("marks"))))


def _nationality(code):
    return {STATELESS: _("Stateless"), NOT_KNOWN: _("Not known")}.get(code) or state_name(code)


def _languages(codes):
    known = Locale((get_language() or "en")[:2]).languages
    return ", ".join(str(known.get(code, code)) for code in codes)
