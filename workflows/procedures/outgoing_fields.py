"""What a readmission that Azerbaijan asks of another State records beyond its state: the answers of its steps."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from cases.evidence import graded
from cases.files import Case
from workflows.procedures.outgoing_letters import OutgoingLetters
from workflows.procedures.readmission_request import LONG, RefusalGround, Transport
from workflows.rows import Journey, Procedure


def _text(label):
    return models.TextField(label, blank=True, max_length=LONG)


def _moment(label, **how):
    return models.DateTimeField(label, null=True, blank=True, **how)


class OutgoingFields(OutgoingLetters, Procedure):
    """Abstract: the fields stand here, the law in outgoing.py."""

    application_page = "application"
    field_groups = {
        **of(FieldGroup.EVIDENCE, "application question answer_given extension_reason new_information is_accelerated"),
        **of(FieldGroup.EVIDENCE, "apprehended_at refusal_ground refusal_reason withdrawal_reason"),
        **of(FieldGroup.EVIDENCE, "claim_reason contest_reason"),
        **of(FieldGroup.TRANSFER, "document_number document_expires_on obstacle obstacle_ended"),
        **of(FieldGroup.TRANSFER, "transfer_at crossing_point transport carrier escorts postponement_reason"),
        **of(FieldGroup.TRANSFER, "departed_at no_show_reason arrived_at not_admitted_reason returned_at"),
        **of(FieldGroup.CARE, "transfer_needs"),
        **of(FieldGroup.HANDLING, "incident"),
        **of(FieldGroup.PARTICULARS, "title"),
    }
    journey = Journey(
        "transfer_at", "departed_at", ("transfer_notified",), taps=("record_departure", "not_departed"),
        documents_until=("document_expires_on",),
    )  # fmt: skip

    application = models.JSONField(_("application"), default=dict, blank=True)  # the working copy while it is a draft
    channel = models.CharField(_("sent by"), max_length=10, choices=Case.Channel, blank=True)
    sent_at = _moment(_("sent at"), editable=False)
    received_at = _moment(_("received there at"), editable=False)
    acknowledged_at = _moment(_("receipt confirmed at"))
    question = _text(_("question"))
    answer_given = _text(_("answer"))
    replied_at = _moment(_("reply dated"))
    reply_channel = models.CharField(_("reply received by"), max_length=10, choices=Case.Channel, blank=True)
    decided_at = _moment(_("consent given at"), editable=False)
    refusal_ground = models.CharField(_("ground of refusal"), max_length=24, choices=RefusalGround, blank=True)
    refusal_reason = _text(_("reasons of the requested authority"))
    extension_reason = _text(_("reasons for the extension"))
    new_information = _text(_("what is new since the refusal"))
    round = models.PositiveSmallIntegerField(_("round of examination"), default=1, editable=False)
    is_accelerated = models.BooleanField(_("accelerated procedure"), default=False, editable=False)
    apprehended_at = _moment(_("apprehended at the border"), editable=False)
    document_number = models.CharField(_("number of the travel document"), max_length=40, blank=True)
    document_expires_on = models.DateField(_("travel document valid until"), null=True, blank=True)
    obstacle = _text(_("obstacle, legal or practical"))
    obstacle_ended = _text(_("how the obstacle ended"))
    transfer_at = _moment(_("date and time of transfer"))
    crossing_point = models.CharField(_("border crossing point"), max_length=120, blank=True)
    transport = models.CharField(_("means of transport"), max_length=5, choices=Transport, blank=True)
    carrier = models.CharField(_("flight, registration number or ship"), max_length=60, blank=True)
    escorts = models.CharField(_("escorts"), max_length=200, blank=True)
    transfer_needs = _text(_("care needed during the transfer"))
    postponement_reason = _text(_("reason"))
    departed_at = _moment(_("departed at"))
    incident = _text(_("incident"))
    no_show_reason = _text(_("why the person did not depart"))
    arrived_at = _moment(_("arrived at"))
    not_admitted_reason = _text(_("why the person was not admitted"))
    claim_reason = _text(_("why it was in error, as the requested authority says"))
    contest_reason = _text(_("why the claim is contested, as it will be written to the requested authority"))
    returned_at = _moment(_("came back at"))
    withdrawal_reason = _text(_("reason"))

    @property
    def reply_deadline(self):
        """Which of the two limits for the reply this application has."""
        return "reply_accelerated" if self.is_accelerated else "reply"

    @cached_property
    def evidence(self):
        """The evidence of the case with its effect under the agreement: one query, kept for the life of the object."""
        return graded(self.case)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["transfer_at"], name="%(class)s_travels")]
        verbose_name, verbose_name_plural = _("readmission application of ours"), _("readmission applications of ours")
