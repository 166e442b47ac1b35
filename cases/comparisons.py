"""Persons who were compared with one another, and what was found: linked or not, never merged."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from cases.files import Case
from cases.people import Person


class ComparisonQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(undone_at=None)


class Comparison(Recorded):
    """Two persons were compared: linked or not, never merged. It is remembered in every case of either, until it is undone."""

    field_group = FieldGroup.DELIBERATION  # whom else we know is not told to the other side

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="duplicates_decided")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    same = models.BooleanField(_("the same person"))
    reason = models.CharField(_("reason"), max_length=300)
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)
    undone_because = models.CharField(_("why it was undone"), max_length=300, blank=True)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("comparison of persons"), _("comparisons of persons")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "other"], condition=Q(undone_at=None), name="comparison_once"
            )
        ]
