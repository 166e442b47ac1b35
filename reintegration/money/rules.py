"""What a programme gives to whom, who must sign up to which amount, and what currencies were worth: dated rows, each signed by two."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct, Recorded
from audit.moment import now
from cases.programmes import VALIDITY, FamilyRole, Programme, ReturnType
from cases.terms import Confidence
from reintegration.measures.kinds import MeasureKind
from reintegration.money.changes import MoneyChange

OF_ALL = 0  # stands for "every kind" and "every programme" where rows must not overlap


def in_force(on):
    """The versions that hold on a day; both ends are included."""
    return (Q(valid_from=None) | Q(valid_from__lte=on)) & (Q(valid_until=None) | Q(valid_until__gte=on))


class Version(Recorded):
    """Abstract: one dated version, with its source and how sure it is. The next version says otherwise."""

    field_group = FieldGroup.MONEY

    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence, default=Confidence.HOUSE_RULE)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        abstract = True


def _signed():
    return models.ForeignKey(MoneyChange, null=True, on_delete=models.PROTECT, related_name="+", editable=False)


class AssistanceRule(Version):
    """How much a programme gives to one member of a family after one kind of return: of one kind of measure, or of all together."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="assistance")
    return_type = models.CharField(_("kind of return"), max_length=12, choices=ReturnType)
    family_role = models.CharField(_("for whom"), max_length=10, choices=FamilyRole)
    measure_kind = models.ForeignKey(
        MeasureKind,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("kind of measure"),
    )  # none: all kinds together
    cap = models.DecimalField(_("at most"), max_digits=12, decimal_places=2)  # in the programme's currency
    cash_share_max = models.PositiveSmallIntegerField(_("of it in cash at most, per cent"), default=0)
    tranche_plan = models.JSONField(_("payments"), default=list, blank=True)  # of {"share": 60, "visit": false}
    evidence = models.JSONField(_("papers needed beside those of the kind"), default=list, blank=True)  # of Proof
    change = _signed()

    class Meta:
        verbose_name, verbose_name_plural = _("rule of assistance"), _("rules of assistance")
        ordering = ["programme", "return_type", "family_role", "measure_kind", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="assistance_one_version_a_day",
                expressions=[
                    ("programme", RangeOperators.EQUAL),
                    ("return_type", RangeOperators.EQUAL),
                    ("family_role", RangeOperators.EQUAL),
                    (
                        Coalesce("measure_kind", Value(OF_ALL), output_field=models.BigIntegerField()),
                        RangeOperators.EQUAL,
                    ),
                    (VALIDITY, RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(cap__gte=0), name="assistance_not_negative"),
            models.CheckConstraint(condition=Q(cash_share_max__lte=100), name="assistance_cash_is_a_share"),
        ]


class ApprovalBand(Version):
    """Up to an amount these roles sign, and so many quotations are compared. Without a programme: of the house, for whoever has none."""

    programme = models.ForeignKey(Programme, null=True, on_delete=models.PROTECT, related_name="bands")
    up_to = models.DecimalField(_("up to"), max_digits=12, decimal_places=2, null=True, blank=True)  # none: any more
    signers = models.JSONField(_("who signs"), default=list)  # of Role
    quotations = models.PositiveSmallIntegerField(_("quotations to compare"), default=0)
    change = _signed()

    class Meta:
        verbose_name, verbose_name_plural = _("band of approval"), _("bands of approval")
        ordering = ["programme", "up_to"]
        constraints = [
            ExclusionConstraint(
                name="band_one_version_a_day",
                expressions=[
                    (Coalesce("programme", Value(OF_ALL), output_field=models.BigIntegerField()), RangeOperators.EQUAL),
                    (Coalesce("up_to", Value(-1), output_field=models.DecimalField()), RangeOperators.EQUAL),
                    (VALIDITY, RangeOperators.OVERLAPS),
                ],
            )
        ]


class ExchangeRate(OfAct):
    """What one unit of a currency was worth in another from a day on. Never changed: the next day has its own."""

    field_group = FieldGroup.MONEY

    currency = models.CharField(_("currency"), max_length=3)
    base = models.CharField(_("in"), max_length=3)
    on = models.DateField(_("from the day"))
    value = models.DecimalField(_("one unit is worth"), max_digits=18, decimal_places=8)
    source = models.CharField(_("source"), max_length=200)
    recorded_at = models.DateTimeField(default=now, editable=False)
    change = _signed()

    class Meta:
        verbose_name, verbose_name_plural = _("exchange rate"), _("exchange rates")
        ordering = ["currency", "base", "-on"]
        constraints = [
            models.UniqueConstraint(fields=["currency", "base", "on"], name="rate_once_a_day"),
            models.CheckConstraint(condition=Q(value__gt=0), name="rate_is_positive"),
        ]
