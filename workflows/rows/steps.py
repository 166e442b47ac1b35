"""What a run leaves behind: the steps that were taken, and the clocks that are counted from them."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct, Recorded
from audit.moment import now
from cases.rules import TimeLimit
from workflows.rows.approvals import Approval
from workflows.rows.links import by_whom, for_whom
from workflows.rows.procedures import Procedure


class Step(OfAct):
    """A transition that was taken. Never changed, never deleted: the log from which clocks are counted."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"answers": FieldGroup.INTERNAL, "comment": FieldGroup.INTERNAL}

    OPENING = "open"

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="steps")
    transition = models.CharField(max_length=40)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    taken_at = models.DateTimeField(default=now)
    taken_by = by_whom(null=True)
    taken_for = for_whom(null=True)
    taken_as = models.CharField(max_length=60)
    taken_in_place_of = by_whom(null=True, editable=False, verbose_name=_("taken for a colleague who was away"))
    approval = models.OneToOneField(Approval, null=True, on_delete=models.PROTECT, related_name="step")
    answers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    comment = models.TextField(blank=True)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("step"), _("steps")
        indexes = [models.Index(fields=["procedure", "id"], name="step_of_procedure")]


class Clock(Recorded):
    """A deadline that runs, rests or has stopped. Its due date is a cache: recounting from the steps must give the same."""

    field_group = FieldGroup.REFERENCE

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="clocks")
    deadline = models.CharField(_("deadline"), max_length=40)
    limit = models.ForeignKey(TimeLimit, on_delete=models.PROTECT, related_name="+", verbose_name=_("rule"))
    started_at = models.DateTimeField(_("counted from"))
    due_on = models.DateField(_("last day"))
    due_at = models.DateTimeField(_("overdue from"))
    days = models.PositiveSmallIntegerField(_("days of the limit"), default=0)
    extended = models.PositiveSmallIntegerField(_("times extended"), default=0)
    rests = models.PositiveSmallIntegerField(_("times rested"), default=0)
    presses = models.BooleanField(default=True, editable=False)  # False: a window in which nobody has to do anything
    paused_at = models.DateTimeField(_("resting since"), null=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True)

    class Meta:
        verbose_name, verbose_name_plural = _("clock"), _("clocks")
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "deadline"], condition=Q(stopped_at=None), name="clock_one_running"
            )
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(stopped_at=None, paused_at=None), name="clock_running")]

    @property
    def deadline_declared(self):
        return self.procedure.declared.deadlines[self.deadline]
