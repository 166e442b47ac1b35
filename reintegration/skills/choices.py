"""The closed lists of skills and work: levels of education, language and skill, recognition, kinds of offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Education(models.TextChoices):
    """ISCED 2011, levels 0 to 8."""

    LESS_THAN_PRIMARY = "0", _("0 Less than primary education")
    PRIMARY = "1", _("1 Primary education")
    LOWER_SECONDARY = "2", _("2 Lower secondary education")
    UPPER_SECONDARY = "3", _("3 Upper secondary education")
    POST_SECONDARY = "4", _("4 Post-secondary non-tertiary education")
    SHORT_TERTIARY = "5", _("5 Short-cycle tertiary education")
    BACHELOR = "6", _("6 Bachelor’s or equivalent level")
    MASTER = "7", _("7 Master’s or equivalent level")
    DOCTOR = "8", _("8 Doctoral or equivalent level")


class SkillLevel(models.TextChoices):
    BASIC = "basic", _("Basic")
    GOOD = "good", _("Good")
    EXPERT = "expert", _("Very good")


class LanguageLevel(models.TextChoices):
    """The Common European Framework, and the mother tongue."""

    MOTHER_TONGUE = "mt", _("Mother tongue")
    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"


class Recognition(models.TextChoices):
    """Of a qualification that was acquired abroad."""

    NOT_ASKED = "not_asked", _("Not applied for")
    APPLIED = "applied", _("Applied for")
    RECOGNISED = "recognised", _("Recognised")
    REFUSED = "refused", _("Not recognised")


class SkillKind(models.TextChoices):
    """As ESCO tells them apart."""

    SKILL = "skill", _("Skill")
    KNOWLEDGE = "knowledge", _("Knowledge")


class Source(models.TextChoices):
    """Where a term comes from, so that nobody takes a term of ours for one of ESCO."""

    ISCO = "isco-08", _("ISCO-08")
    ESCO = "esco", _("ESCO")
    HOUSE = "house", _("List of the house, not ESCO")


class OfferKind(models.TextChoices):
    VACANCY = "vacancy", _("Vacancy")
    TRAINING = "training", _("Training place")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
