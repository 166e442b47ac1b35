"""What a measure records: what a provider must know to deliver it, what it costs, and the answers of its steps."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from agencies.models import Agency
from cases.people import Person
from cases.programmes import Programme
from reintegration.measures.choices import VerifiedBy
from reintegration.measures.forms import FORM_FIELDS
from reintegration.measures.kinds import MeasureKind
from workflows.rows import Procedure

LONG = 2000
A_CENT = (MinValueValidator(Decimal("0.01")),)


def text(label, **how):
    return models.TextField(label, blank=True, max_length=LONG, **how)


def money(label, **how):
    """An amount, to the cent."""
    return models.DecimalField(label, max_digits=12, decimal_places=2, validators=A_CENT, **how)


def one(model, label, **how):
    return models.ForeignKey(model, on_delete=models.PROTECT, related_name="+", verbose_name=label, **how)


class MeasureFields(Procedure):
    """Abstract: the fields stand here, the workflow in declaration.py."""

    form_fields = FORM_FIELDS
    listed_with = FieldGroup.SUPPORT
    told_to_parent = ("short_name",)
    field_groups = {
        **of(FieldGroup.PARTICULARS, "title beneficiary"),
        **of(FieldGroup.SERVICE, "short_name measure_kind service provider place starts_on ends_on"),
        **of(FieldGroup.SERVICE, "units_planned units_delivered handed_over_on delivery_note decline_reason dispute_reason"),
        **of(FieldGroup.SUPPORT, "verified_by_means verified_on verification_note settlement reject_reason cancel_reason"),
        **of(FieldGroup.MONEY, "programme amount currency in_cash tranches tranches_paid double_reason"),
        **of(FieldGroup.MONEY, "paid_on payment_reference payment_return_reason"),
        **of(FieldGroup.MONEY, "recovered_amount recovered_on recovery_reason"),
    }  # fmt: skip

    measure_kind = one(MeasureKind, _("kind of measure"))
    beneficiary = one(Person, _("for whom"))
    short_name = models.CharField(_("given name and initial"), max_length=80, editable=False)
    service = models.TextField(_("what is given, as the provider must know it"), max_length=LONG)
    provider = one(Agency, _("provider"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    starts_on = models.DateField(_("planned from"))
    ends_on = models.DateField(_("planned until"))
    units_planned = models.PositiveSmallIntegerField(_("how many are planned"), null=True, blank=True)
    units_delivered = models.PositiveSmallIntegerField(_("how many were delivered"), default=0, editable=False)
    programme = one(Programme, _("programme"), editable=False)
    amount = money(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)  # ISO 4217, as agreed with the provider
    in_cash = models.BooleanField(_("given in cash"), default=False)
    tranches = models.JSONField(_("payments"), default=list, blank=True)  # of {"amount": "900.00", "visit": true}
    tranches_paid = models.PositiveSmallIntegerField(_("payments made"), default=0, editable=False)
    double_reason = text(_("why this is no double support"))
    approved_at = models.DateTimeField(_("approved"), null=True, editable=False)
    handed_over_on = models.DateField(_("handed over on"), null=True, blank=True)
    delivery_note = text(_("what was delivered"))
    delivered_at = models.DateTimeField(_("delivery recorded"), null=True, editable=False)
    verified_by_means = models.CharField(_("verified by"), max_length=10, choices=VerifiedBy, blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verification_note = text(_("what was found"))
    verified_at = models.DateTimeField(_("verified"), null=True, editable=False)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    payment_reference = models.CharField(_("reference of the payment"), max_length=80, blank=True)
    payment_return_reason = text(_("why the payment came back"))
    recovered_amount = money(_("amount recovered"), null=True, blank=True)
    recovered_on = models.DateField(_("recovered on"), null=True, blank=True)
    recovery_reason = text(_("why it was recovered"))
    decline_reason = text(_("why the provider declines"))
    dispute_reason = text(_("what is disputed"))
    settlement = text(_("how it was settled"))
    reject_reason = text(_("why it is rejected"))
    cancel_reason = text(_("why it is cancelled"))

    class Meta:
        abstract = True
        verbose_name, verbose_name_plural = _("measure"), _("measures")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="measure_costs_something"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="measure_in_order"),
        ]
