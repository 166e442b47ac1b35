"""How long each class of records is kept: dated rows with their source, changed by two people. No number stands in code."""

from calendar import monthrange
from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from cases.changes import Change
from cases.terms import Confidence

_VALIDITY = Func(F("valid_from"), F("valid_until"), Value("[]"), function="daterange", output_field=DateRangeField())


class RecordClass(models.TextChoices):
    """What is kept equally long. A case belongs to one of the three classes of cases (workflows/retaining/due.py)."""

    REFUSED = "refused", _("Cases that ended without a transfer")
    TRANSFERRED = "transferred", _("Cases that ended with a transfer")
    SUPPORT = "support", _("Returns and reintegration, with their money")
    CARE = "care", _("Care needed and protection, in any case")
    FINGERPRINTS = "fingerprints", _("Fingerprints")
    READ_LOG = "read_log", _("Who read what")


OF_CASES = (RecordClass.REFUSED, RecordClass.TRANSFERRED, RecordClass.SUPPORT)
# What is not erased by the program yet, and what it says of it.
NOT_CARRIED_OUT = {
    RecordClass.CARE: _("Erased with the whole case only: nothing erases single groups of fields yet."),
    RecordClass.FINGERPRINTS: _("None are kept here."),
    RecordClass.READ_LOG: _("A month of the log is put away by the operator, as a whole."),
}


class Unit(models.TextChoices):
    DAYS = "days", _("days")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


class Term(models.Model):
    """What a rule and a change of it say in common."""

    record_class = models.CharField(_("what is kept"), max_length=12, choices=RecordClass, editable=False)
    value = models.PositiveSmallIntegerField(_("for how long"))
    unit = models.CharField(pgettext_lazy("of a time limit", "unit"), max_length=6, choices=Unit)
    valid_from = models.DateField(_("valid from"), null=True)
    article = models.CharField(_("article"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence, default=Confidence.MEMORY_LOW)
    checked_on = models.DateField(_("checked by a lawyer on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)

    SAID = ("value", "unit", "valid_from", "article", "source", "confidence", "checked_on", "checked_by")

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.get_record_class_display())

    def after(self, day):
        """The day on which the time that began on `day` is over: of a month that is too short, its last."""
        if self.unit == Unit.DAYS:
            return day + timedelta(days=self.value)
        months = day.month - 1 + self.value * (12 if self.unit == Unit.YEARS else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


class RetentionChange(Change, Term):
    """The next version of a rule: it holds from a day on, and the one before ends the day before."""

    kind = "retention"
    field_group = FieldGroup.REFERENCE

    valid_from = models.DateField(_("valid from"))

    class Meta(Change.Meta):
        verbose_name, verbose_name_plural = _("change of a retention rule"), _("changes of retention rules")
        constraints = [
            *Change.Meta.constraints,
            models.UniqueConstraint(
                fields=["record_class"], condition=Q(outcome="open"), name="retentionchange_one_open"
            ),
            models.CheckConstraint(condition=Q(value__gte=1), name="retentionchange_at_least_one"),
        ]

    def version_before(self):
        """The latest version there is, which this one follows."""
        found = RetentionRule.objects.filter(record_class=self.record_class)
        return found.order_by(F("valid_from").desc(nulls_last=True)).first()

    def apply(self):
        """Once it is granted: ends the version before and writes the new one, which the database looks up."""
        before = self.version_before()
        before.valid_until = self.valid_from - timedelta(days=1)
        before.save()
        said = {name: getattr(self, name) for name in ("record_class", *self.SAID)}
        RetentionRule.objects.create(change=self, **said)


class RetentionRuleQuerySet(models.QuerySet):
    def in_force(self, day):
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_until=None) | Q(valid_until__gte=day)
        ).order_by("pk")


class RetentionRule(Recorded, Term):
    """One version of how long a class of records is kept after the case has ended."""

    field_group = FieldGroup.REFERENCE

    valid_until = models.DateField(_("valid until"), null=True, blank=True)  # the last day on which it is valid
    change = models.OneToOneField(
        RetentionChange, null=True, on_delete=models.PROTECT, related_name="made", editable=False
    )  # none: what there was in the beginning

    objects = RetentionRuleQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("retention rule"), _("retention rules")
        constraints = [
            ExclusionConstraint(
                name="retention_one_version_a_day",
                expressions=[("record_class", RangeOperators.EQUAL), (_VALIDITY, RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(value__gte=1), name="retention_at_least_one"),
        ]

    @property
    def verified(self):
        return self.confidence == Confidence.SOURCED or self.checked_on is not None

    @property
    def not_carried_out(self):
        return NOT_CARRIED_OUT.get(self.record_class, "")
