"""What the letters of a readmission say: one function a letter, named in `makes`, giving data for cases/paper.py."""

from django.utils.translation import gettext as _

from agencies.roles import BORDER, CONSULAR, LEAD, REQUESTING
from workflows.procedures.application_letter import FORM, ApplicationLetter
from workflows.procedures.letter_parts import (
    clock_told,
    documents_told,
    family_told,
    here,
    kept,
    last_clock,
    left_out_told,
    letterhead,
    limit_told,
    lines,
)


class ReadmissionLetters(ApplicationLetter):
    """The letters of a readmission application, for the class that inherits it."""

    def letter(self, kind, signatory=None):
        """Data of one letter in the active language."""
        sender, recipient = self.between(kind)
        return letterhead(self, sender, recipient, signatory) | getattr(self, f"_{kind}")()

    def between(self, kind):
        """From which agency a letter is, and to which."""
        ours, theirs = self.agency_that_is(LEAD), self.agency_that_is(REQUESTING)
        if kind in (FORM, "transfer_notice"):
            return theirs, ours
        if kind in ("interview_request", "travel_document_request"):
            return ours, self.agency_that_is(CONSULAR)
        return (ours, ours) if kind == "deemed_agreed_note" else (ours, theirs)

    def _acknowledgement(self):
        agreement, silence = self.case.agreement, _("No reply within this time may count as agreement.")
        counts_from = self.acknowledged_at if self._counted_from_confirmation() else self.received_at
        return {
            "received_at": self._here(self.received_at),
            "counted_from": self._here(counts_from).date(),
            "reply": clock_told(self, self.reply_deadline),
            "if_no_reply": silence if agreement.silence_is_consent else _("Silence is not agreement."),
        }

    def _incomplete(self):
        return {
            "received_at": self._here(self.received_at),
            "items": lines(self.missing),
            "time_limit": self._limit_goes_on(),
        }

    def _reply_extended(self):
        reply = clock_told(self, self.reply_deadline)
        return {
            "reply": reply,
            "extension": limit_told(self, "reply_extension", reply["due_on"]),
            "reasons": self.extension_reason,
        }

    def _procedure_changed(self):
        name = _("Accelerated procedure") if self.is_accelerated else _("Normal procedure")
        return {"procedure": name, "reply": clock_told(self, self.reply_deadline), "reasons": self.conversion_reason}

    def _question(self):
        return {"question": self.question, "time_limit": self._limit_goes_on()}

    def _reply_agreed(self):
        notice = limit_told(self, "transfer_notice")
        return {
            "transfer": clock_told(self, "transfer"),
            "family": family_told(self.case),
            "not_covered": left_out_told(self.case),
            "notice": _("Tell us of the transfer in writing beforehand: %(rule)s.") % notice,
        }

    def _reply_refused(self):
        ground = {"code": self.refusal_ground, "name": self.get_refusal_ground_display()}
        return {
            "ground": ground,
            "reasons": self.refusal_reason,
            "article": clock_told(self, self.reply_deadline)["article"],
        }

    def _deemed_agreed_note(self):
        return {
            "counted_from": self._here(self.received_at).date(),
            "reply": clock_told(self, self.reply_deadline),
            "silence": _("No reply was sent within the time limit. Under this agreement that counts as agreement."),
            "recorded_at": self._here(kept(self, "silence", self._silence_recorded_at)),
            "transfer": clock_told(self, "transfer"),
        }

    def _silence_recorded_at(self):
        return self.steps.filter(transition="deem_agreed").latest("pk").taken_at

    def _interview_request(self):
        return {
            "place": self.case.requesting_state_name,
            "questions": lines(self.interview_subject) or [_("Nationality and identity of the person")],
            "interview": clock_told(self, "interview"),
            "arranged_by": self.agency_that_is(REQUESTING).name,
        }

    def _travel_document_request(self):
        validity = limit_told(self, "document_validity")
        return {
            "agreed_on": self._here(self.decided_at).date(),
            "issue": limit_told(self, "travel_document"),
            "validity": validity["rule"],
            "deliver_to": self.agency_that_is(REQUESTING).name,
            "documents": documents_told(self.case),
        }

    def _transfer_notice(self):
        return {
            "agreed_on": self._here(self.decided_at).date(),
            "transfer": {
                "at": self._here(self.transfer_at), "place": self.crossing_point,
                "mode": self.transport, "means": self.carrier,
            },
            "documents": documents_told(self.case),
            "family": family_told(self.case),
            "escorts": [{"surname": line} for line in lines(self.escorts)],
            "needs": self.transfer_needs,
            "copy_to": self.agency_that_is(BORDER).name,
        }  # fmt: skip

    def _limit_goes_on(self):
        if self.round > 1:
            return _("The agreement sets no time limit for a review.")
        due = clock_told(self, self.reply_deadline)
        if self.case.agreement.reply_pauses:
            return _("The time limit rests until your answer comes.")
        return _("The time limit keeps running. The reply is due by %(due_on)s.") % due

    def _counted_from_confirmation(self):
        clock = last_clock(self, self.reply_deadline)
        return bool(clock and clock.limit.start_event == "confirmed_receipt" and self.acknowledged_at)

    def _here(self, moment):
        """A moment as the authorities of the requested State read it."""
        return here(self.case, moment)
