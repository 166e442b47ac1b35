"""Kinds of measures, as rows: what each needs as proof, whether a visit must verify it, whether it can be given in cash."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from cases.programmes import Named
from cases.terms import Confidence
from reintegration.choices import Dimension, Level


class Proof(models.TextChoices):
    """The papers of a measure: what shows the price beforehand, and the spending afterwards (domain §5.3)."""

    BUSINESS_PLAN = "business_plan", _("Business plan")
    QUOTATION = "quotation", _("Quotation")
    INVOICE = "invoice", _("Invoice")
    HAND_OVER = "hand_over", _("Hand-over certificate signed by the person")
    PHOTO = "photo", _("Photograph")
    PROVIDER_REPORT = "provider_report", _("Report of the provider")
    ATTENDANCE = "attendance", _("List of attendance")
    RECEIPT = "receipt", _("Receipt signed by the person")


BEFORE_APPROVAL = frozenset({Proof.BUSINESS_PLAN, Proof.QUOTATION})


class MeasureKind(Named):
    """One kind of support. Adding one takes a row, and no code."""

    field_group = FieldGroup.REFERENCE

    code = models.SlugField(_("code"), max_length=40, unique=True)
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension, blank=True)  # none: any of them
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.INDIVIDUAL)
    evidence = models.JSONField(_("papers needed"), default=list, blank=True)  # of Proof
    needs_visit = models.BooleanField(_("a visit must verify it"), default=False)
    units_en = models.CharField(_("what is counted, in English"), max_length=40, blank=True)
    units_az = models.CharField(_("what is counted, in Azerbaijani"), max_length=40, blank=True)
    cash_possible = models.BooleanField(_("can be given in cash"), default=False)
    before_plan = models.BooleanField(_("can be given before the plan is approved"), default=False)
    is_business = models.BooleanField(_("begins a business, looked at again after 6 and 12 months"), default=False)
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence, default=Confidence.HOUSE_RULE)
    is_offered = models.BooleanField(_("offered for new measures"), default=True)
    place = models.PositiveSmallIntegerField(_("place in the list"), default=100)

    class Meta:
        verbose_name, verbose_name_plural = _("kind of measure"), _("kinds of measures")
        ordering = ["place", "code"]

    @property
    def units(self):
        return self.units_az if get_language() == "az" and self.units_az else self.units_en
