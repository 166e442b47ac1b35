"""The terms of each agreement, as rows: its time limits with their source, and what evidence does under it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from cases.spans import Rollover, Span, Unit
from cases.terms import (
    COUNTED_BACK,
    REPLIES,
    ROLLOVERS,
    UNITS,
    Acts,
    Annex,
    Confidence,
    Effect,
    EvidenceKind,
    Expiry,
    ExtensionGround,
    LimitName,
    StartEvent,
)

_VALIDITY = Func(F("valid_from"), F("valid_until"), Value("[]"), function="daterange", output_field=DateRangeField())


HOUSE = "HOUSE"  # the "agreement" of what comes after, or instead of, a readmission: limits that the house set itself


class Agreement(Recorded):
    """A readmission agreement. Everything that differs between agreements hangs here, never on the country."""

    field_group = FieldGroup.REFERENCE

    code = models.SlugField(_("code"), max_length=10, unique=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_az = models.CharField(_("name in Azerbaijani"), max_length=200, blank=True)
    live = models.BooleanField(_("in use here"), default=False)
    requested_state = models.CharField(_("requested State"), max_length=2, default="AZ")
    covers = models.JSONField(_("other States bound by it"), default=list, blank=True)  # of State codes
    silence_is_consent = models.BooleanField(_("silence is consent"), default=False)
    silence_confidence = models.CharField(
        _("how sure that is"), max_length=20, choices=Confidence, default=Confidence.MEMORY_LOW
    )
    reply_pauses = models.BooleanField(_("the reply clock can pause"), default=False)
    expired_documents_prove_for_months = models.PositiveSmallIntegerField(
        _("months for which an expired document proves"), null=True, blank=True
    )
    permit_exceptions = models.JSONField(
        _("exceptions from the exclusion by a visa or permit of the requesting State"), default=list, blank=True
    )  # of PermitException
    requested_state_issues_for_others = models.BooleanField(
        _("the requested State issues the travel document for third-country nationals too"), default=False
    )
    error_covers_direct_return = models.BooleanField(
        _("readmission in error can be claimed after a direct return too"), default=True
    )  # our reading: Art. 13 counts from the transfer and does not ask for an application
    official_journal = models.CharField(_("published in"), max_length=120, blank=True)
    in_force_on = models.DateField(_("in force on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    verified = models.BooleanField(_("checked by a lawyer"), default=False)

    class Meta:
        verbose_name, verbose_name_plural = _("agreement"), _("agreements")
        ordering = ["code"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.name_az if get_language() == "az" and self.name_az else self.name_en


class TimeLimit(Recorded):
    """One version of one limit of an agreement. A new version is a new row; running clocks keep theirs."""

    field_group = FieldGroup.REFERENCE

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="limits")
    name = models.CharField(_("limit"), max_length=30, choices=LimitName)
    value = models.PositiveSmallIntegerField(_("length"), null=True, blank=True)  # none: the agreement names no number
    unit = models.CharField(
        pgettext_lazy("of a time limit", "unit"), max_length=20, choices=UNITS, default=Unit.CALENDAR_DAYS.value
    )
    start_event = models.CharField(_("counted from"), max_length=20, choices=StartEvent)
    acts = models.CharField(_("who must act"), max_length=12, choices=Acts)
    calendar_of = models.CharField(_("whose calendar"), max_length=12, choices=Acts, default=Acts.REQUESTED)
    rollover = models.CharField(
        _("if it ends on a non-working day"), max_length=24, choices=ROLLOVERS, default=Rollover.NONE.value
    )
    rollover_verified = models.BooleanField(_("that is verified"), default=False)
    extension_value = models.PositiveSmallIntegerField(_("extension"), null=True, blank=True)
    extension_unit = models.CharField(_("unit of the extension"), max_length=20, choices=UNITS, blank=True)
    extension_ground = models.CharField(
        _("ground of the extension"), max_length=24, choices=ExtensionGround, default=ExtensionGround.NONE
    )
    on_expiry = models.CharField(_("what expiry means"), max_length=20, choices=Expiry, default=Expiry.NOTHING)
    article = models.CharField(_("article"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence, default=Confidence.MEMORY_LOW)
    checked_on = models.DateField(_("checked by a lawyer on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)  # the last day on which it is valid

    class Meta:
        verbose_name, verbose_name_plural = _("time limit"), _("time limits")
        ordering = ["agreement", "name", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="limit_one_version_a_day",
                expressions=[
                    ("agreement", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    (_VALIDITY, RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(value=None) | Q(value__gte=1), name="limit_at_least_one"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gte=F("valid_from")),
                name="limit_in_order",
            ),
            models.CheckConstraint(
                condition=Q(extension_value=None) | ~Q(extension_unit=""), name="limit_extension_has_unit"
            ),
        ]

    def __str__(self):
        return f"{self.agreement.code} {self.get_name_display()}"

    def is_in_force(self, day):
        """Whether this version holds on a day; both its ends are included."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    @property
    def verified(self):
        """Read in a source, or checked by a lawyer. All else is shown with a flag."""
        return self.confidence == Confidence.SOURCED or self.checked_on is not None

    @property
    def is_house_rule(self):
        return self.confidence == Confidence.HOUSE_RULE

    @property
    def is_counted_back(self):
        return self.name in COUNTED_BACK

    @property
    def can_pause(self):
        """Whether anything stops this clock; for the reply the agreement must say so."""
        return self.name not in REPLIES or self.agreement.reply_pauses

    @property
    def span(self):
        return Span(self.value, Unit(self.unit))

    @property
    def extension_span(self):
        """How much longer it can become at once; None where that is not allowed, or lasts as long as an obstacle."""
        return Span(self.extension_value, Unit(self.extension_unit)) if self.extension_value else None


class EvidenceRule(Recorded):
    """What a means of evidence does under an agreement, by the annex that lists it."""

    field_group = FieldGroup.REFERENCE

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="evidence_rules")
    kind = models.CharField(_("kind"), max_length=40, choices=EvidenceKind)
    annex = models.PositiveSmallIntegerField(_("annex"), choices=Annex)
    effect = models.CharField(_("effect"), max_length=20, choices=Effect)
    expired_effect = models.CharField(_("effect when long expired"), max_length=20, choices=Effect, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence, default=Confidence.MEMORY_LOW)

    class Meta:
        verbose_name, verbose_name_plural = _("rule of evidence"), _("rules of evidence")
        ordering = ["agreement", "annex", "kind"]
        constraints = [models.UniqueConstraint(fields=["agreement", "annex", "kind"], name="evidence_rule_once")]

    def __str__(self):
        return f"{self.agreement.code} {self.get_kind_display()}"
