"""What a transit that Azerbaijan applies for records beyond its state: Annex 6, part B, and the answers of its steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from cases.files import Case
from workflows.procedures.outgoing_transit_letters import OutgoingTransitLetters
from workflows.procedures.readmission_request import LONG
from workflows.procedures.transit_request import TransitFields
from workflows.rows import Journey


def _text(label):
    return models.TextField(label, blank=True, max_length=LONG)


def _moment(label, **how):
    return models.DateTimeField(label, null=True, blank=True, **how)


class OutgoingTransitFields(OutgoingTransitLetters, TransitFields):
    """Abstract: the fields stand here and in TransitFields, the law in outgoing_transit.py."""

    journey = Journey(
        "transfer_at", "departed_at", ("scheduled",), taps=("record_departure", "not_departed"), needs_document=False
    )
    field_groups = TransitFields.field_groups | {
        **of(FieldGroup.TRANSFER, "departed_at no_show_reason postponement_reason return_arranged")
    }

    came_in_at = None  # where they come in is told by the exit
    channel = models.CharField(_("sent by"), max_length=10, choices=Case.Channel, blank=True)
    sent_at = _moment(_("sent at"), editable=False)
    received_at = _moment(_("received there at"), editable=False)
    acknowledged_at = _moment(_("receipt confirmed at"))
    replied_at = _moment(_("reply dated"))
    reply_channel = models.CharField(_("reply received by"), max_length=10, choices=Case.Channel, blank=True)
    decided_at = _moment(_("consent given at"), editable=False)
    refusal_reason = _text(_("reasons of the requested authority"))
    revocation_reason = _text(_("reasons of the requested authority"))
    assistance = _text(_("assistance asked of them: surveillance, amenities"))
    postponement_reason = _text(_("reason"))
    departed_at = _moment(_("departed at"))
    no_show_reason = _text(_("why the person did not depart"))
    went_out_at = _moment(_("left their territory at"))
    return_arranged = _text(_("how and when the person comes back, as it will be told to the requested authority"))
    returned_at = _moment(_("came back at"))

    class Meta(TransitFields.Meta):
        abstract = True
        verbose_name, verbose_name_plural = _("transit application of ours"), _("transit applications of ours")
