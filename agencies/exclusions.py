"""Who must not see a case, because they have an interest in it: beats every part and every role (need to know, grant EXCLUDED)."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ExclusionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at=None)


class Exclusion(models.Model):
    """Somebody and one case, from a moment until somebody else ends it. Never deleted.

    The case is known by its key alone, because this floor stands below that of the cases.
    """

    class Ground(models.TextChoices):
        OWN = "own", _("The file is about the person themselves")
        KIN = "kin", _("A relative or friend is in the file")
        INTEREST = "interest", _("Another interest of their own")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exclusions")
    case_id = models.BigIntegerField()
    ground = models.CharField(_("why"), max_length=10, choices=Ground)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = ExclusionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("conflict of interest"), _("conflicts of interest")
        constraints = [
            models.UniqueConstraint(fields=["user", "case_id"], condition=Q(ended_at=None), name="exclusion_once_open"),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="exclusion_ended_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(ended_by=F("user")), name="exclusion_not_ended_by_the_excluded"),
        ]
        indexes = [models.Index(fields=["case_id"], name="exclusion_of_case")]


def cases_closed_to(user):
    """For an annotation of rows that bear `user`: the cases that are closed to that person."""
    return ArraySubquery(Exclusion.objects.open().filter(user=OuterRef(user)).values("case_id"))


def not_excluded(memberships, case_id):
    """Membership rows without those of people to whom a case is closed."""
    closed = Exclusion.objects.open().filter(user=OuterRef("user"), case_id=case_id)
    return memberships.exclude(Exists(closed)) if case_id is not None else memberships
