"""Emergency access: one person opens one case that is none of theirs, for four hours, and answers for it afterwards."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LASTS = timedelta(hours=4)  # security design 3.3: judged, not law; the database refuses a longer one
SHORTEST_REASON = 20  # characters
_WHILE = Func(F("opened_at"), Coalesce("closed_at", "ends_at"), function="tstzrange", output_field=DateTimeRangeField())


class EmergencyAccessQuerySet(models.QuerySet):
    def open(self, at=None):
        """Those by which somebody sees a case at a moment; now, where none is said."""
        at = at or timezone.now()
        return self.filter(Q(closed_at=None) | Q(closed_at__gt=at), opened_at__lte=at, ends_at__gt=at)

    def unreviewed(self):
        return self.filter(reviewed_at=None)

    def overdue(self, today):
        """Those that should have been reviewed, and were not."""
        return self.unreviewed().filter(review_due_on__lt=today)


class EmergencyAccess(models.Model):
    """Who opened which case, for which agency and unit, why, until when; and what somebody else found. Never deleted.

    The case is known by its key alone, because this floor stands below that of the cases. Nobody has two open at a time.
    """

    class Category(models.TextChoices):
        LIFE = "life", _("Somebody’s life or health is in danger")
        PRESENT = "present", _("The person is here and must be looked after now")
        DEADLINE = "deadline", _("A time limit ends before the agencies concerned can be reached")
        COURT = "court", _("A court or another authority must be answered now")

    class Outcome(models.TextChoices):
        JUSTIFIED = "justified", _("Justified")
        NOT_JUSTIFIED = "not_justified", _("Not justified")
        UNCLEAR = "unclear", _("Unclear")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="emergency_accesses")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("agencies.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    case_id = models.BigIntegerField()
    category = models.CharField(_("what kind of emergency"), max_length=10, choices=Category)
    reason = models.CharField(_("reason"), max_length=500)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends"))
    closed_at = models.DateTimeField(_("ended early"), null=True)
    review_due_on = models.DateField(_("to be reviewed by"))
    outcome = models.CharField(_("finding"), max_length=15, choices=Outcome, blank=True)
    finding = models.CharField(_("why"), max_length=500, blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(_("reviewed"), null=True)

    objects = EmergencyAccessQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("emergency access"), _("emergency accesses")
        constraints = [
            ExclusionConstraint(
                name="emergency_access_one_at_a_time",
                expressions=[("user", RangeOperators.EQUAL), (_WHILE, RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("opened_at"), ends_at__lte=F("opened_at") + LASTS),
                name="emergency_access_is_short",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at"), closed_at__lte=F("ends_at")),
                name="emergency_access_closed_within",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", reviewed_by=None, reviewed_at=None)
                | (~Q(outcome="") & Q(reviewed_by__isnull=False, reviewed_at__isnull=False)),
                name="emergency_access_reviewed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(reviewed_by=F("user")), name="emergency_access_not_reviewed_by_its_user"
            ),
        ]
        indexes = [
            models.Index(fields=["case_id"], name="emergency_access_of_case"),
            models.Index(fields=["agency", "-opened_at"], name="emergency_access_of_agency"),
        ]

    @property
    def until(self):
        """When it ended or ends."""
        return self.closed_at or self.ends_at


def cases_open_in_emergency(user, agency):
    """For an annotation of rows that bear `user` and `agency`: the cases that are open to that person acting for that agency."""
    own = EmergencyAccess.objects.open().filter(user=OuterRef(user), agency=OuterRef(agency))
    return ArraySubquery(own.values("case_id"))
