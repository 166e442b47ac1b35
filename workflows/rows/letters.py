"""What a step says in writing."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct
from audit.moment import now
from cases.documents import Document
from workflows.rows.links import for_whom
from workflows.rows.procedures import Procedure
from workflows.rows.steps import Step

LETTER_NAMES = {
    "application": _("Readmission application (Annex 5)"),
    "acknowledgement": _("Acknowledgement of receipt"),
    "inadmissible": _("Notice: submitted too late"),
    "late_accepted": _("Notice: examined although too late"),
    "incomplete": _("Return as incomplete"),
    "question": _("Question"),
    "procedure_changed": _("Notice: change of procedure"),
    "reply_extended": _("Notice: time to reply extended"),
    "reply_agreed": _("Reply: agreed"),
    "reply_refused": _("Reply: refused"),
    "deemed_agreed_note": _("Note to file: deemed agreed"),
    "interview_request": _("Interview request"),
    "travel_document_request": _("Request for a travel document"),
    "transfer_notice": _("Notification of transfer"),
    "error_claim": _("Claim of readmission in error"),
    "error_return": _("Record of the hand-over"),
    "error_costs": _("Claim of costs"),
    "error_answer": _("Answer to a claim of readmission in error"),
    "transit_application": _("Transit application (Annex 6)"),
    "transit_authorised": _("Reply to a transit application: authorised"),
    "transit_refused": _("Reply to a transit application: refused"),
    "transit_revoked": _("Revocation of the consent to a transit"),
    "return_approved": _("Decision: the return is approved"),
    "return_rejected": _("Decision: the return is not approved"),
    "travel_confirmation": _("Confirmation of the journey"),
    "correction_notice": _("Notice of a correction"),
}


class Letter(OfAct):
    """A letter that a step made: its content frozen as data then, its PDF rendered when it is first opened."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"content": FieldGroup.INTERNAL}

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="letters")
    step = models.ForeignKey(Step, null=True, on_delete=models.PROTECT, related_name="letters")  # none: no step made it
    kind = models.CharField(max_length=40)
    sender = for_whom()
    recipient = for_whom()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField(default=now)

    @property
    def kind_name(self):
        return LETTER_NAMES.get(self.kind, self.kind)


class LetterCopy(OfAct):
    """A letter in one language, as it was first opened: the frozen document."""

    field_group = FieldGroup.REFERENCE

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="copies")
    language = models.CharField(max_length=2)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "language"], name="letter_once_a_language")]
