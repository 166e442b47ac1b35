"""Monitoring visits: planned, made or missed, with six closed answers; and the photographs and papers brought back from them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from audit.moment import now, today
from cases.documents import Document
from reintegration.visit_choices import QUESTIONS, Reply, Risk, VisitResult, met_said
from workflows.rows import Procedure
from workflows.rows.links import by_whom


class VisitQuerySet(models.QuerySet):
    def open(self):
        """Planned, and nothing recorded of it yet."""
        return self.filter(result="")

    def missed(self, on):
        return self.open().filter(planned_on__lt=on)


def _answer(name):
    return models.CharField(QUESTIONS[name], max_length=15, choices=Reply, blank=True)


class Visit(Recorded):
    """One visit. Independent: it verifies what was delivered, so the case manager does not make it; the database insists."""

    field_group = FieldGroup.SUPPORT
    words_of = {"met": met_said}

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="visits")
    measure = models.ForeignKey(
        Procedure,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="visits_to_it",
        verbose_name=_("measure looked at"),
    )
    planned_on = models.DateField(_("planned for"))
    is_independent = models.BooleanField(
        _("it verifies a delivery, and is made by somebody else than the case manager"), default=False
    )
    visitor = by_whom(verbose_name=_("who visits"))
    manager = by_whom(null=True, editable=False)  # the case manager when it was planned
    result = models.CharField(_("what came of it"), max_length=12, choices=VisitResult, blank=True)
    done_on = models.DateField(_("day of the visit"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    met = models.JSONField(_("who was met"), default=list, blank=True)  # of codes of Met
    lives_here, support_used, means_enough, school, care, safe = map(_answer, QUESTIONS)
    risk = models.CharField(_("risk"), max_length=8, choices=Risk, blank=True)
    note = models.TextField(_("what was found"), blank=True, max_length=2000)
    planned_at = models.DateTimeField(default=now, editable=False)
    planned_by = by_whom(editable=False)
    recorded_at = models.DateTimeField(_("recorded"), null=True, editable=False)
    recorded_by = by_whom(null=True, editable=False)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)  # makes it happen once

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("monitoring visit"), _("monitoring visits")
        indexes = [models.Index(fields=["procedure", "planned_on"], name="visit_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_independent=False) | Q(manager=None) | ~Q(visitor=F("manager")), name="visit_by_other_eyes"
            ),
            models.CheckConstraint(
                condition=Q(result="", done_on=None, recorded_at=None, recorded_by=None)
                | (~Q(result="") & Q(done_on__isnull=False, recorded_at__isnull=False, recorded_by__isnull=False)),
                name="visit_recorded_by_somebody",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.get_result_display()

    @property
    def is_missed(self):
        return not self.result and self.planned_on < today()


class VisitFile(Recorded):
    """A photograph or paper of one visit."""

    field_group = FieldGroup.SUPPORT

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="files")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))

    class Meta:
        verbose_name, verbose_name_plural = _("file of a visit"), _("files of visits")
        constraints = [models.UniqueConstraint(fields=["visit", "document"], name="visit_file_once")]
