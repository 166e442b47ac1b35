"""What a direct return records beyond its state: by which document the person comes, the journey and the receipt."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from audit.moment import today
from cases.agreements import limit
from cases.terms import EvidenceKind, LimitName
from workflows.procedures.readmission_request import LONG, Confirmation, Transport
from workflows.procedures.third_country_fields import AboutWhom
from workflows.rows import Journey, Procedure

TRAVEL_PAPERS = [
    (kind.value, kind.label)
    for kind in (EvidenceKind.PASSPORT, EvidenceKind.IDENTITY_CARD, EvidenceKind.LAISSEZ_PASSER)
]


def _text(label):
    return models.TextField(label, blank=True, max_length=LONG)


def _day(label):
    return models.DateField(label, null=True, blank=True)


class DirectReturnFields(Procedure):
    """Abstract: the fields stand here, the law in direct_return.py."""

    journey = Journey(
        "transfer_at", "arrived_at", ("notified",), taps=("receive", "record_behind_gate", "not_arrived"),
        documents_until=("document_expires_on",),
    )  # fmt: skip
    field_groups = {
        **of(FieldGroup.PARTICULARS, "title about_whom document_kind document_number document_expires_on"),
        **of(FieldGroup.PARTICULARS, "permit_number permit_expires_on"),
        **of(FieldGroup.TRANSFER, "transfer_at crossing_point transport carrier escorts calling_off_reason"),
        **of(FieldGroup.TRANSFER, "arrived_at identity_on_arrival no_show_reason"),
        **of(FieldGroup.CARE, "transfer_needs condition_on_arrival"),
        **of(FieldGroup.HANDLING, "incident"),
    }

    about_whom = models.CharField(_("about whom"), max_length=20, choices=AboutWhom)
    document_kind = models.CharField(_("travel document"), max_length=20, choices=TRAVEL_PAPERS)
    document_number = models.CharField(_("number of the travel document"), max_length=40)
    document_expires_on = models.DateField(_("travel document valid until"))
    permit_number = models.CharField(_("number of our visa or residence permit"), max_length=40, blank=True)
    permit_expires_on = _day(_("visa or residence permit valid until"))
    transfer_at = models.DateTimeField(_("date and time of transfer"), null=True, blank=True)
    crossing_point = models.CharField(_("border crossing point"), max_length=120, blank=True)
    transport = models.CharField(_("means of transport"), max_length=5, choices=Transport, blank=True)
    carrier = models.CharField(_("flight, registration number or ship"), max_length=60, blank=True)
    escorts = models.CharField(_("escorts"), max_length=200, blank=True)
    transfer_needs = _text(_("care needed during the transfer"))
    calling_off_reason = _text(_("reason"))
    arrived_at = models.DateTimeField(_("arrived at"), null=True, blank=True)
    identity_on_arrival = models.CharField(
        _("identity confirmed on arrival"), max_length=3, choices=Confirmation, blank=True
    )
    condition_on_arrival = _text(_("condition of the person"))
    incident = _text(_("incident"))
    no_show_reason = _text(_("why the person did not arrive"))

    @property
    def is_own_national(self):
        return self.about_whom == AboutWhom.OWN_NATIONAL

    def rule_for(self, deadline):
        """Art. 13 gives one window for our own nationals and another for everybody else."""
        if self.is_own_national:
            return super().rule_for(deadline)
        return limit(self.case.agreement, LimitName.ERROR_THIRD_COUNTRY, on=today())

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["transfer_at"], name="%(class)s_travels")]
        verbose_name, verbose_name_plural = _("notification of a direct return"), _("notifications of direct returns")
