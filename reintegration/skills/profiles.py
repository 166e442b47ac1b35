"""What somebody can do: their profile in one file, with occupations, skills, languages and qualifications."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from audit.models import Recorded
from audit.moment import now
from cases.files import Case
from cases.people import Person
from reintegration.skills.choices import Education, LanguageLevel, Recognition, SkillLevel
from reintegration.skills.terms import Occupation, Skill
from workflows.rows.links import by_whom


class Profile(Recorded):
    """Of one person in one file. Without a row nothing is known yet, which is said."""

    field_group = FieldGroup.SUPPORT
    field_groups = of(FieldGroup.REFERENCE, "id case")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="profiles")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="profiles", verbose_name=_("person"))
    education = models.CharField(_("level of education"), max_length=1, choices=Education, blank=True)
    wishes = models.TextField(_("wishes for work or training"), max_length=1000, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("skills profile"), _("skills profiles")
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="profile_once")]


class PartQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(taken_back_at=None)


class Part(Recorded):
    """Abstract: one line of a profile. What was a mistake is taken back, never deleted."""

    field_group = FieldGroup.SUPPORT
    field_groups = of(FieldGroup.REFERENCE, "id profile")

    recorded_at = models.DateTimeField(default=now, editable=False)
    recorded_by = by_whom(editable=False)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, editable=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True


def _once(*fields, name):
    return models.UniqueConstraint(fields=["profile", *fields], condition=Q(taken_back_at=None), name=name)


def _of_profile(name):
    return models.ForeignKey(Profile, on_delete=models.PROTECT, related_name=name)


class Worked(Part):
    """An occupation with the years in it."""

    profile = _of_profile("worked")
    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="+", verbose_name=_("occupation"))
    years = models.PositiveSmallIntegerField(_("years"), help_text=_("Whole years; 0 for less than one."))
    abroad = models.BooleanField(_("mostly abroad"), default=False)

    class Meta:
        verbose_name, verbose_name_plural = _("occupation of a person"), _("occupations of persons")
        constraints = [
            _once("occupation", name="worked_once"),
            models.CheckConstraint(condition=Q(years__lte=60), name="worked_no_more_than_a_life"),
        ]


class Able(Part):
    """A skill with its level."""

    profile = _of_profile("able")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+", verbose_name=_("skill"))
    level = models.CharField(_("level"), max_length=6, choices=SkillLevel)

    class Meta:
        verbose_name, verbose_name_plural = _("skill of a person"), _("skills of persons")
        constraints = [_once("skill", name="able_once")]


class Spoken(Part):
    """A language (ISO 639) with its level."""

    profile = _of_profile("spoken")
    language = models.CharField(_("language"), max_length=3)
    level = models.CharField(_("level"), max_length=2, choices=LanguageLevel)

    class Meta:
        verbose_name, verbose_name_plural = _("language of a person"), _("languages of persons")
        constraints = [_once("language", name="spoken_once")]


class Qualification(Part):
    """A diploma or certificate, where it was acquired, and whether it counts here."""

    profile = _of_profile("qualifications")
    title = models.CharField(_("qualification"), max_length=200)
    country = models.CharField(_("acquired in"), max_length=2)
    acquired_in = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    recognition = models.CharField(_("recognition"), max_length=10, choices=Recognition, default=Recognition.NOT_ASKED)
    applied_on = models.DateField(_("applied on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("qualification"), _("qualifications")
        constraints = [
            models.CheckConstraint(
                condition=Q(recognition="not_asked", applied_on=None, decided_on=None)
                | Q(recognition="applied", applied_on__isnull=False, decided_on=None)
                | Q(recognition__in=("recognised", "refused"), decided_on__isnull=False),
                name="qualification_says_when",
            ),
            models.CheckConstraint(
                condition=Q(applied_on=None) | Q(decided_on=None) | Q(decided_on__gte=F("applied_on")),
                name="qualification_in_order",
            ),
        ]
