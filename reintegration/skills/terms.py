"""Occupations and skills as data: the terms of ESCO where they were loaded, and what was shipped."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from reintegration.skills.choices import SkillKind, Source


class Term(Recorded):
    """Abstract: one term with its code, its address in ESCO if it has one, and its name in both languages."""

    field_group = FieldGroup.REFERENCE

    code = models.CharField(_("code"), max_length=80, blank=True)
    uri = models.URLField(_("address in ESCO"), max_length=200, null=True, blank=True, unique=True)
    label_en = models.CharField(_("name in English"), max_length=300)
    label_az = models.CharField(_("name in Azerbaijani"), max_length=300, blank=True)
    folded = models.CharField(max_length=600, editable=False)  # both names in plain small letters, to be searched
    source = models.CharField(_("source"), max_length=10, choices=Source)

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    @property
    def label(self):
        spoken = (get_language() or "en")[:2]
        return self.label_az if spoken == "az" and self.label_az else self.label_en

    def said(self):
        """As it is copied into a referral: readable when the list has long changed."""
        return {"code": self.code or self.uri, "en": self.label_en, "az": self.label_az}


class Occupation(Term):
    """An occupation of ESCO, or a unit group of ISCO-08: its first four digits say which."""

    class Meta:
        verbose_name, verbose_name_plural = _("occupation"), _("occupations")
        ordering = ["code", "label_en"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(uri=None), name="occupation_code_once"),
            models.CheckConstraint(condition=Q(code__regex=r"^\d{4}"), name="occupation_of_a_unit_group"),
            models.CheckConstraint(
                condition=~Q(source="esco") | Q(uri__isnull=False), name="occupation_of_esco_has_address"
            ),
        ]

    @property
    def unit_group(self):
        """ISCO-08, four digits."""
        return self.code[:4]


class Skill(Term):
    kind = models.CharField(_("kind"), max_length=10, choices=SkillKind, default=SkillKind.SKILL)

    class Meta:
        verbose_name, verbose_name_plural = _("skill"), _("skills")
        ordering = ["label_en"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(uri=None), name="skill_code_once"),
            models.CheckConstraint(
                condition=~Q(source="esco") | Q(uri__isnull=False), name="skill_of_esco_has_address"
            ),
        ]
