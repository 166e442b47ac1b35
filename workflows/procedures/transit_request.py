"""What a transit records beyond its state: Annex 6, part B, and the answers of its steps."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from agencies.states import state_name
from cases.files import Case
from cases.names import sort_key
from cases.packages.persons import STATES
from workflows.procedures.readmission_request import Confirmation, Transport
from workflows.procedures.transit_annex import titled_in_words
from workflows.procedures.transit_letters import TransitLetters
from workflows.rows import Journey, Procedure

LONG = 2000


class TransitGround(models.TextChoices):
    """Art. 14(3), letters a to c: against an application, and for revoking consent. The list is closed."""

    TORTURE = "a_torture", _("(a) Real risk of torture in the State of destination or another State of transit")
    INHUMAN_TREATMENT = (
        "a_inhuman",
        _(
            "(a) Real risk of inhuman or degrading treatment or punishment in the State of destination or another State of transit"
        ),
    )
    DEATH_PENALTY = (
        "a_death",
        _("(a) Real risk of the death penalty in the State of destination or another State of transit"),
    )
    PERSECUTION = (
        "a_persecution",
        _("(a) Real risk of persecution in the State of destination or another State of transit"),
    )
    SANCTIONS_HERE = "b_here", _("(b) Criminal sanctions in the requested State")
    SANCTIONS_ELSEWHERE = "b_elsewhere", _("(b) Criminal sanctions in another State of transit")
    HEALTH = "c_health", _("(c) Public health")
    SECURITY = "c_security", _("(c) Domestic security")
    ORDER = "c_order", _("(c) Public order")
    INTEREST = "c_interest", _("(c) Other national interests")


def every_state():
    """Every State by its code, for a journey may lead anywhere; in the order of the alphabet of the language that is spoken."""
    return sorted(((code, state_name(code)) for code in STATES), key=lambda choice: sort_key(str(choice[1]), get_language() or "en"))


def _text(label, **how):
    return models.TextField(label, blank=True, max_length=LONG, **how)


def _moment(label, **how):
    return models.DateTimeField(label, null=True, blank=True, **how)


class TransitFields(TransitLetters, Procedure):
    """Abstract: the fields stand here, the law in transit.py."""

    application_page = "annex_six"
    journey = Journey(
        "transfer_at", "came_in_at", ("scheduled", "in_transit"), taps=("record_entry", "record_exit"), needs_document=False
    )  # fmt: skip
    field_groups = {
        **of(FieldGroup.PARTICULARS, "title travel_document"),
        **of(FieldGroup.INTERNAL, "application"),
        **of(FieldGroup.DELIBERATION, "protection_check"),
        **of(FieldGroup.EVIDENCE, "admission_assured ground_known"),
        **of(
            FieldGroup.EVIDENCE, "refusal_ground refusal_reason revocation_ground revocation_reason withdrawal_reason"
        ),
        **of(FieldGroup.TRANSFER, "destination other_states transfer_at crossing_point exit_point transport carrier"),
        **of(FieldGroup.TRANSFER, "escorts assistance came_in_at went_out_at returned_at"),
        **of(FieldGroup.HANDLING, "incident"),
    }

    application = models.JSONField(_("application"), default=dict, blank=True)  # the working copy while it is a draft
    received_at = _moment(_("received at"))
    channel = models.CharField(_("received by"), max_length=10, choices=Case.Channel, blank=True)
    acknowledged_at = _moment(_("acknowledged at"))
    travel_document = models.CharField(_("type and number of the travel document"), max_length=120, blank=True)
    destination = models.CharField(_("State of final destination"), max_length=2, choices=every_state, blank=True)
    other_states = models.JSONField(_("other States of transit"), default=list, blank=True)
    transport = models.CharField(_("type of transit"), max_length=5, choices=Transport, blank=True)
    crossing_point = models.CharField(_("border crossing point of entry"), max_length=120, blank=True)
    transfer_at = _moment(_("date and time of transfer"))
    exit_point = models.CharField(_("border crossing point of exit"), max_length=120, blank=True)
    carrier = models.CharField(_("flight, registration number or ship"), max_length=60, blank=True)
    escorts = models.CharField(_("escorts"), max_length=200, blank=True)
    assistance = _text(_("assistance asked of us: surveillance, amenities"))
    admission_assured = models.CharField(
        _("admission guaranteed in other States of transit and in the State of destination"),
        max_length=3, choices=Confirmation, blank=True,
    )  # fmt: skip
    ground_known = models.CharField(
        _("knowledge of any reason for refusal"), max_length=3, choices=Confirmation, blank=True
    )
    protection_check = models.CharField(_("protection check done"), max_length=3, choices=Confirmation, blank=True)
    decided_at = _moment(_("consent given at"))
    refusal_ground = models.CharField(_("ground of refusal"), max_length=15, choices=TransitGround, blank=True)
    refusal_reason = _text(_("reasons, as they will be written to the requesting authority"))
    revocation_ground = models.CharField(_("ground of revocation"), max_length=15, choices=TransitGround, blank=True)
    revocation_reason = _text(_("reasons, as they will be written to the requesting authority"))
    came_in_at = _moment(_("entered at"), help_text=_("Leave empty if it is now."))
    went_out_at = _moment(_("left at"), help_text=_("Leave empty if it is now."))
    returned_at = _moment(_("returned at"), help_text=_("Leave empty if it is now."))
    incident = _text(_("incident"))
    withdrawal_reason = _text(_("reason"))

    def get_travel_document_display(self):
        return titled_in_words(self.travel_document)

    def get_other_states_display(self):
        return ", ".join(map(state_name, self.other_states))

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["transfer_at"], name="%(class)s_travels")]
        verbose_name, verbose_name_plural = _("transit application"), _("transit applications")
