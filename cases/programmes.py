"""Programmes of return and reintegration: who gives the money, for whom, under which rules of eligibility. All of it data."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from cases.terms import Confidence

VALIDITY = Func(F("valid_from"), F("valid_until"), Value("[]"), function="daterange", output_field=DateRangeField())


class Named(Recorded):
    """Abstract: something with a name in both languages."""

    name_en = models.CharField(_("name in English"), max_length=200)
    name_az = models.CharField(_("name in Azerbaijani"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.name_az if get_language() == "az" and self.name_az else self.name_en


class Donor(Named):
    """Who gives the money of a programme, and reads its account."""

    field_group = FieldGroup.MONEY

    code = models.SlugField(_("code"), max_length=20, unique=True)

    class Meta:
        verbose_name, verbose_name_plural = _("donor"), _("donors")
        ordering = ["code"]


class Programme(Named):
    """A programme of return or reintegration, in the currency in which its donor reads the account."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"donor": FieldGroup.MONEY}

    code = models.SlugField(_("code"), max_length=20, unique=True)
    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, related_name="programmes", verbose_name=_("donor"))
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="programmes", verbose_name=_("agency that runs it")
    )
    currency = models.CharField(_("currency"), max_length=3)  # ISO 4217
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    host_states = models.JSONField(_("host countries"), default=list, blank=True)  # of State codes; none: any
    acceptance_days = models.PositiveSmallIntegerField(
        _("days between the provider’s acceptance and the departure, at least"), null=True, blank=True
    )  # none: no acceptance is needed
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("programme"), _("programmes")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="programme_in_order"
            )
        ]

    def is_in_force(self, day):
        """Whether it runs on a day; both its ends are included."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class ReturnType(models.TextChoices):
    """How somebody came back: what a programme gives may depend on it."""

    ASSISTED = "assisted", _("Assisted voluntary return")
    READMITTED = "readmitted", _("Readmission")
    OWN = "own", _("Returned by own means")


class FamilyRole(models.TextChoices):
    """For whom a programme gives how much."""

    MAIN = "main", _("Main person")
    SPOUSE = "spouse", _("Spouse")
    CHILD = "child", _("Child")


class Fact(models.TextChoices):
    """What a rule of eligibility can look at: a closed list, so that a new rule takes no code."""

    NATIONALITY = "nationality", _("nationality")
    HOST_STATE = "host_state", _("host country")
    AGE = "age", _("age in years")
    RETURN_TYPE = "return_type", _("kind of return")
    HAS_MEANS = "has_means", _("can pay the return without help")
    STAY = "stay", _("kind of stay in the host country")
    YEARS_SINCE_ASSISTED = "years_since_assisted", _("years since an earlier assistance")
    ENTRY_BAN_CONFLICT = "entry_ban_conflict", _("an entry ban or extradition stands against the return")
    DAYS_IN_HOST_STATE = "days_in_host_state", _("days in the host country")


class Operator(models.TextChoices):
    IN = "in", _("is one of")
    NOT_IN = "not_in", _("is none of")
    AT_LEAST = "at_least", _("is at least")
    AT_MOST = "at_most", _("is at most")


class ProgrammeRule(Recorded):
    """One dated version of one rule of eligibility of a programme."""

    field_group = FieldGroup.REFERENCE

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rules")
    code = models.SlugField(_("code"), max_length=40)
    fact = models.CharField(_("what it looks at"), max_length=24, choices=Fact)
    operator = models.CharField(_("how"), max_length=10, choices=Operator)
    value = models.JSONField(_("with what"))  # a list of codes for the first two operators, else a number
    says_en = models.CharField(_("sentence in English"), max_length=300)
    says_az = models.CharField(_("sentence in Azerbaijani"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence, default=Confidence.HOUSE_RULE)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("rule of eligibility"), _("rules of eligibility")
        ordering = ["programme", "code", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="programme_rule_one_version_a_day",
                expressions=[
                    ("programme", RangeOperators.EQUAL),
                    ("code", RangeOperators.EQUAL),
                    (VALIDITY, RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self):
        return self.says_az if get_language() == "az" and self.says_az else self.says_en

    def is_in_force(self, day):
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )
