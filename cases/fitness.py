"""Fitness to travel: what a doctor found of one person, at a moment; it holds for as long as the limit of the house says."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from audit.moment import now
from cases.files import Case
from cases.people import Person


class Fitness(models.TextChoices):
    FIT = "fit", _("Fit to travel")
    WITH_NEEDS = "with_needs", _("Fit to travel with care on the way")
    NOT_FIT = "not_fit", _("Not fit to travel for now")


class FitnessAssessment(Recorded):
    """One assessment of one person. The last one counts."""

    field_group = FieldGroup.CARE
    field_groups = {"id": FieldGroup.REFERENCE, "case": FieldGroup.REFERENCE, "token": FieldGroup.REFERENCE}

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="fitness")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="fitness", verbose_name=_("person"))
    assessed_at = models.DateTimeField(_("assessed at"))
    assessed_by = models.CharField(_("doctor or clinic"), max_length=200)
    result = models.CharField(_("result"), max_length=12, choices=Fitness)
    needs = models.TextField(_("care needed on the way"), blank=True, max_length=1000)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(default=now, editable=False)
    token = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("medical assessment"), _("medical assessments")
        ordering = ["-assessed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["token"], condition=~Q(token=""), name="fitness_once"),
            models.CheckConstraint(
                condition=~Q(result=Fitness.WITH_NEEDS.value) | ~Q(needs=""), name="fitness_says_what_is_needed"
            ),
        ]
