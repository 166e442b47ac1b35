"""A child who travels without a parent: the guardian, the decision on the best interests, and who receives the child."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from audit.models import Recorded
from cases.files import Case
from cases.people import Person


class Guardianship(Recorded):
    """What must be recorded of one child before a journey: three things, each with its day (2023 Rules; domain §4)."""

    field_group = FieldGroup.SUPPORT
    field_groups = {
        **of(FieldGroup.REFERENCE, "id case"),
        **of(FieldGroup.TRANSFER, "receiving_authority confirmed_on received_by"),
    }

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="guardianships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="guardianships", verbose_name=_("child"))
    guardian = models.CharField(_("guardian"), max_length=200, blank=True)
    appointed_by = models.CharField(_("appointed by"), max_length=200, blank=True)
    appointed_on = models.DateField(_("appointed on"), null=True, blank=True)
    decided_by = models.CharField(_("best interests decided by"), max_length=200, blank=True)
    decided_on = models.DateField(_("best interests decided on"), null=True, blank=True)
    receiving_authority = models.CharField(_("authority that receives the child"), max_length=200, blank=True)
    confirmed_on = models.DateField(_("confirmed by it on"), null=True, blank=True)
    received_by = models.CharField(_("who meets the child, by name"), max_length=200, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("guardianship"), _("guardianships")
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="guardianship_once"),
            models.CheckConstraint(
                condition=Q(guardian="", appointed_on=None) | (~Q(guardian="") & Q(appointed_on__isnull=False)),
                name="guardian_since_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decided_by="", decided_on=None) | (~Q(decided_by="") & Q(decided_on__isnull=False)),
                name="best_interests_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(receiving_authority="", confirmed_on=None, received_by="")
                | (~Q(receiving_authority="") & Q(confirmed_on__isnull=False) & ~Q(received_by="")),
                name="reception_confirmed_on_a_day",
            ),
        ]

    @property
    def has_guardian(self):
        return self.appointed_on is not None

    @property
    def has_decision(self):
        return self.decided_on is not None

    @property
    def is_awaited(self):
        return self.confirmed_on is not None
