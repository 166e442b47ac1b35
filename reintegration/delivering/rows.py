"""What a provider records: one delivery of a measure, and the session of a group that several deliveries belong to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from audit.moment import now
from cases.documents import Document
from reintegration.delivering.choices import Attendance, Result
from reintegration.measures.kinds import Proof
from workflows.rows import Procedure
from workflows.rows.links import by_whom, for_whom

TOKEN = {"id": FieldGroup.REFERENCE, "token": FieldGroup.REFERENCE}


def hours():
    return models.DecimalField(_("hours"), max_digits=4, decimal_places=1, null=True, blank=True)


class Session(Recorded):
    """One session of a group: its participants are the deliveries that bear it."""

    field_group = FieldGroup.SERVICE
    field_groups = TOKEN

    agency = for_whom(verbose_name=_("provider"))
    on = models.DateField(_("date"))
    topic = models.CharField(_("topic of the session"), max_length=200, blank=True)
    hours = hours()
    recorded_at = models.DateTimeField(_("recorded"), default=now, editable=False)
    recorded_by = by_whom(editable=False)
    token = models.CharField(max_length=64, editable=False)  # makes it happen once

    class Meta:
        verbose_name, verbose_name_plural = _("session of a group"), _("sessions of groups")
        constraints = [models.UniqueConstraint(fields=["agency", "token"], name="session_recorded_once")]
        indexes = [models.Index(fields=["agency", "-on"], name="session_of_agency")]


class DeliveryQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not struck out."""
        return self.filter(struck_at=None)


class Delivery(Recorded):
    """One delivery of one measure on one day. What was recorded stays: an error is struck out, and recorded anew."""

    field_group = FieldGroup.SERVICE
    field_groups = TOKEN | {"measure": FieldGroup.REFERENCE}

    measure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="deliveries")
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="deliveries")
    on = models.DateField(_("date"))
    units = models.PositiveSmallIntegerField(_("how many"), default=1)
    hours = hours()
    attendance = models.CharField(_("attended or received"), max_length=5, choices=Attendance, default=Attendance.YES)
    result = models.CharField(_("result"), max_length=12, choices=Result, default=Result.AS_PLANNED)
    comment = models.TextField(_("comment"), blank=True, max_length=1000)
    next_on = models.DateField(_("next date"), null=True, blank=True)
    proof = models.CharField(_("what the file is"), max_length=20, choices=Proof, blank=True)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )
    outside_plan = models.BooleanField(_("outside the planned dates"), default=False, editable=False)
    recorded_at = models.DateTimeField(_("recorded"), default=now, editable=False)
    recorded_by = by_whom(editable=False)
    recorded_for = for_whom(editable=False)
    token = models.CharField(max_length=64, editable=False)  # makes it happen once
    struck_at = models.DateTimeField(_("struck out"), null=True, editable=False)
    struck_by = by_whom(null=True, editable=False)
    strike_reason = models.CharField(_("why it was struck out"), max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("delivery"), _("deliveries")
        indexes = [models.Index(fields=["measure", "-on"], name="delivery_of_measure")]
        constraints = [
            models.UniqueConstraint(fields=["measure", "token"], name="delivery_recorded_once"),
            models.CheckConstraint(condition=~Q(attendance="no") | Q(units=0), name="delivery_absent_is_nothing"),
            models.CheckConstraint(
                condition=Q(document=None, proof="") | Q(document__isnull=False) & ~Q(proof=""),
                name="delivery_file_says_what_it_is",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None, strike_reason="")
                | Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(strike_reason=""),
                name="delivery_struck_out_for_a_reason",
            ),
        ]
