"""Who is away from which day until which, and who stands in for them meanwhile. Dated rows: one is called off, never deleted."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_DAYS = Func(F("from_on"), F("until_on"), Value("[]"), function="daterange", output_field=DateRangeField())


class AbsenceQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not called off."""
        return self.filter(ended_at=None)

    def in_force(self, on=None):
        """Those that count on a day; on a day before it was called off, one that was counts too."""
        on = on or timezone.localdate()
        counted = Q(ended_at=None) | Q(ended_at__date__gt=on)
        return self.filter(counted, from_on__lte=on, until_on__gte=on)

    def touching(self, first, last):
        """Those not called off that have a day in common with first–last, both included."""
        return self.standing().filter(from_on__lte=last, until_on__gte=first)


class Absence(models.Model):
    """Somebody is away from an agency; `deputy`, a colleague who may do the same, is asked and told meanwhile.

    To stand in for somebody gives no right: a deputy does what their own roles let them do.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="deputyships",
        verbose_name=_("deputy"),
    )  # fmt: skip
    from_on = models.DateField(_("first day away"))
    until_on = models.DateField(_("last day away"))
    note = models.CharField(_("note"), max_length=120, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("entered"), default=timezone.now)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("called off"), null=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("absence"), _("absences")
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="absence_in_order"),
            models.CheckConstraint(condition=~Q(deputy=F("user")), name="absence_deputy_is_another"),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="absence_called_off_by_somebody",
            ),
            ExclusionConstraint(
                name="absence_one_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("agency", RangeOperators.EQUAL),
                    (_DAYS, RangeOperators.OVERLAPS),
                ],
                condition=Q(ended_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "until_on"], name="absence_of_agency"),
            models.Index(fields=["deputy", "until_on"], name="absence_of_deputy"),
        ]


def stood_in_for(user, agency):
    """For an annotation of rows that bear `user` and `agency`: the colleagues for whom that person stands in today."""
    own = Absence.objects.in_force().filter(deputy=OuterRef(user), agency=OuterRef(agency))
    return ArraySubquery(own.values("user_id"))
