"""The instrument of the survey as data: its questions, the answers they take, and versions of their weights."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct, Recorded
from audit.moment import now
from cases.programmes import Named
from cases.terms import Confidence
from reintegration.choices import Dimension
from workflows.rows.links import by_whom

UNIT_INTERVAL = {"max_digits": 5, "decimal_places": 4}


class Status(models.TextChoices):
    DRAFT = "draft", _("To be verified")
    VERIFIED = "verified", _("Verified")


class CountsAs(models.TextChoices):
    """What somebody's choosing an option means for the scores. Only an answer has a value; what does not apply asks nothing."""

    ANSWER = "answer", _("answer")
    DONT_KNOW = "dont_know", _("does not know")
    NO_ANSWER = "no_answer", _("prefers not to answer")
    NOT_APPLICABLE = "not_applicable", _("does not apply")


class Instrument(Named):
    """One version of a questionnaire, with the rules by which its scores are shown."""

    field_group = FieldGroup.REFERENCE

    code = models.SlugField(_("code"), max_length=20)
    version = models.PositiveSmallIntegerField(_("version"))
    status = models.CharField(_("wording"), max_length=10, choices=Status, default=Status.DRAFT)
    source = models.CharField(_("source"), max_length=300)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence)
    in_use_from = models.DateField(_("in use from"))
    youngest = models.PositiveSmallIntegerField(_("age from which people are asked"))
    coverage = models.DecimalField(_("part of the weight that must be answered"), **UNIT_INTERVAL)
    least_answered = models.PositiveSmallIntegerField(_("questions that must be answered"))
    low_below = models.DecimalField(_("low below"), **UNIT_INTERVAL)
    high_above = models.DecimalField(_("high above"), **UNIT_INTERVAL)
    improved_by = models.DecimalField(_("improved from a difference of"), **UNIT_INTERVAL)

    class Meta:
        verbose_name, verbose_name_plural = _("instrument"), _("instruments")
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="instrument_version_once"),
            models.CheckConstraint(condition=Q(coverage__gt=0, coverage__lte=1), name="instrument_coverage_is_a_part"),
            models.CheckConstraint(condition=Q(high_above__gte=F("low_below")), name="instrument_bands_in_order"),
        ]

    def __str__(self):
        return f"{self.name} {self.version}"


class AnswerSet(Recorded):
    """The answers that some questions of an instrument take."""

    field_group = FieldGroup.REFERENCE

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="answer_sets")
    code = models.SlugField(_("code"), max_length=20)

    class Meta:
        verbose_name, verbose_name_plural = _("answer set"), _("answer sets")
        constraints = [models.UniqueConstraint(fields=["instrument", "code"], name="answer_set_once")]

    def __str__(self):
        return self.code


class Option(Recorded):
    """One answer of a set: its value from 0 to 1, most of what the set asks about being 1; none where it says nothing of that."""

    field_group = FieldGroup.REFERENCE

    answer_set = models.ForeignKey(AnswerSet, on_delete=models.PROTECT, related_name="options")
    code = models.SlugField(_("code"), max_length=30)
    label_en = models.CharField(_("in English"), max_length=120)
    label_az = models.CharField(_("in Azerbaijani"), max_length=120)
    value = models.DecimalField(_("value"), null=True, blank=True, **UNIT_INTERVAL)
    counts_as = models.CharField(_("counts as"), max_length=14, choices=CountsAs, default=CountsAs.ANSWER)
    order = models.PositiveSmallIntegerField(_("order"))

    class Meta:
        verbose_name, verbose_name_plural = _("option"), _("options")
        ordering = ["answer_set", "order"]
        constraints = [
            models.UniqueConstraint(fields=["answer_set", "code"], name="option_once"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0, value__lte=1, counts_as="answer"),
                name="option_value_of_answer",
            ),
        ]

    def __str__(self):
        return self.label_az if get_language() == "az" else self.label_en


class Question(Recorded):
    """One question in one dimension. `applicable_if` names options by question: it is asked of whoever chose one of each."""

    field_group = FieldGroup.REFERENCE

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="questions")
    code = models.CharField(_("code"), max_length=10)
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension)
    text_en = models.CharField(_("in English"), max_length=300)
    text_az = models.CharField(_("in Azerbaijani"), max_length=300)
    answer_set = models.ForeignKey(AnswerSet, on_delete=models.PROTECT, related_name="questions")
    reverse = models.BooleanField(_("the least is the best"), default=False)
    applicable_if = models.JSONField(_("asked if"), default=dict, blank=True)
    order = models.PositiveSmallIntegerField(_("order"))

    class Meta:
        verbose_name, verbose_name_plural = _("question"), _("questions")
        ordering = ["instrument", "order"]
        constraints = [models.UniqueConstraint(fields=["instrument", "code"], name="question_once")]

    def __str__(self):
        return self.text_az if get_language() == "az" else self.text_en


class WeightSet(Recorded):
    """One version of the weights of an instrument. Whoever loads it does not bring it into force; what came with us needed nobody."""

    field_group = FieldGroup.REFERENCE

    class Outcome(models.TextChoices):
        OPEN = "open", _("Waiting for approval")
        GRANTED = "granted", _("In force")
        REFUSED = "refused", _("Refused")

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="weight_sets")
    version = models.PositiveSmallIntegerField(_("version"))
    source = models.CharField(_("source"), max_length=300)
    is_official = models.BooleanField(_("official weights"), default=False)
    loaded_at = models.DateTimeField(_("loaded"), default=now)
    loaded_by = by_whom(null=True, verbose_name=_("loaded by"))
    outcome = models.CharField(_("status"), max_length=8, choices=Outcome, default=Outcome.OPEN)
    decided_by = by_whom(null=True, verbose_name=_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        verbose_name, verbose_name_plural = _("weights"), _("weights")
        ordering = ["instrument", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "version"], name="weight_set_version_once"),
            models.UniqueConstraint(fields=["instrument"], condition=Q(outcome="open"), name="weight_set_one_open"),
            models.CheckConstraint(
                condition=Q(loaded_by=None, outcome="granted")
                | Q(outcome="open", decided_by=None)
                | Q(loaded_by__isnull=False, decided_by__isnull=False)
                & ~Q(outcome="open")
                & ~Q(decided_by=F("loaded_by")),
                name="weight_set_by_other_eyes",
            ),
        ]

    def __str__(self):
        return f"{self.instrument} · {self.version}"


class Weight(OfAct):
    """What one question weighs in its dimension and in the whole, in one version. Never changed: other weights are another version."""

    field_group = FieldGroup.REFERENCE

    weight_set = models.ForeignKey(WeightSet, on_delete=models.PROTECT, related_name="weights")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="weights")
    in_dimension = models.DecimalField(_("weight in the dimension"), max_digits=12, decimal_places=6)
    in_composite = models.DecimalField(_("weight in the whole"), max_digits=12, decimal_places=6)

    class Meta:
        verbose_name, verbose_name_plural = _("weight"), _("weights of questions")
        constraints = [
            models.UniqueConstraint(fields=["weight_set", "question"], name="weight_once"),
            models.CheckConstraint(condition=Q(in_dimension__gte=0, in_composite__gte=0), name="weight_not_below_zero"),
        ]
