"""Whether a business still runs 6 and 12 months after it was paid: recorded also where nobody could be asked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from audit.moment import now
from reintegration.measures.choices import AFTER, Survival
from workflows.rows import Procedure
from workflows.rows.links import by_whom


class BusinessCheck(Recorded):
    """One look at a business, once after 6 and once after 12 months."""

    field_group = FieldGroup.SUPPORT

    measure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="business_checks")
    months = models.PositiveSmallIntegerField(_("after how many months"), choices=AFTER)
    on = models.DateField(_("day"))
    result = models.CharField(_("the business"), max_length=12, choices=Survival)
    note = models.TextField(_("what was found"), blank=True, max_length=2000)
    recorded_at = models.DateTimeField(default=now, editable=False)
    recorded_by = by_whom(editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("look at a business"), _("looks at businesses")
        constraints = [
            models.UniqueConstraint(fields=["measure", "months"], name="business_check_once"),
            models.CheckConstraint(condition=Q(months__in=[6, 12]), name="business_check_after_6_or_12"),
        ]
