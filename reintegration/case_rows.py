"""What hangs on a reintegration case: the goals of its plan, and each follow-up with its result."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from audit.moment import now
from reintegration.choices import FOLLOW_UPS, Dimension, FollowUpResult, Wave
from workflows.rows import Procedure
from workflows.rows.links import by_whom


class Goal(Recorded):
    """One goal of a plan, in one dimension, in the person's words; of one revision of it."""

    field_group = FieldGroup.SUPPORT

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="goals")
    revision = models.PositiveSmallIntegerField(_("revision of the plan"), default=1)
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension)
    text = models.CharField(_("goal"), max_length=300)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    dropped_on = models.DateField(_("taken out on"), null=True, blank=True)  # of a draft: what was agreed is revised

    class Meta:
        verbose_name, verbose_name_plural = _("goal"), _("goals")
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "revision", "dimension", "text"], condition=Q(dropped_on=None), name="goal_once"
            ),
            models.CheckConstraint(condition=Q(reached_on=None) | Q(dropped_on=None), name="goal_reached_or_dropped"),
        ]


class FollowUp(Recorded):
    """One follow-up of a wave, once: also where nobody was reached, so that no silence is lost."""

    field_group = FieldGroup.SUPPORT

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="follow_ups")
    wave = models.CharField(_("which follow-up"), max_length=8, choices=Wave)
    on = models.DateField(_("day of the follow-up"))
    result = models.CharField(_("how it went"), max_length=12, choices=FollowUpResult)
    note = models.TextField(_("what was found"), blank=True, max_length=2000)
    recorded_at = models.DateTimeField(default=now, editable=False)
    recorded_by = by_whom(editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("follow-up"), _("follow-ups")
        constraints = [
            models.UniqueConstraint(fields=["procedure", "wave"], name="follow_up_once"),
            models.CheckConstraint(condition=Q(wave__in=[w.value for w in FOLLOW_UPS]), name="follow_up_of_a_wave"),
        ]
