"""Erasures: what one person proposed, another released and the database carried out. Numbers of rows stay, names do not."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now
from cases.retention.holds import link
from cases.retention.rules import RetentionRule


class Ground(models.TextChoices):
    RETENTION = "retention", _("The time for which it is kept is over")
    REQUEST = "request", _("The person asked for it and the law allows it")


class Stage(models.TextChoices):
    PROPOSED = "proposed", _("Waiting for release")
    RELEASED = "released", _("Released, not carried out yet")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ERASED = "erased", _("Rows erased, files not yet")
    FINISHED = "finished", _("Erased")


CARRIED_OUT = (Stage.ERASED, Stage.FINISHED)


def keys(**how):
    """Keys of rows, without foreign keys: they say who was erased and lead to nothing."""
    return ArrayField(models.BigIntegerField(), default=list, editable=False, **how)


class ErasureQuerySet(models.QuerySet):
    def carried_out(self):
        return self.filter(stage__in=CARRIED_OUT)

    def waiting(self):
        """For the worker: released, or erased and some files are still there."""
        return self.filter(stage__in=(Stage.RELEASED, Stage.ERASED)).order_by("pk")


class Erasure(Recorded):
    """One erasure of a person with their cases, or of one case. What it is about never changes; its words go with it.

    `persons` and `cases` go whole; in `shared` cases other people stay, and with them what is theirs.
    """

    field_group = FieldGroup.REFERENCE
    field_groups = {"reason": FieldGroup.INTERNAL, "comment": FieldGroup.INTERNAL, "stopped": FieldGroup.INTERNAL}

    key = models.UUIDField(
        default=uuid4, unique=True, editable=False
    )  # by which the list outside the database knows it
    ground = models.CharField(_("ground"), max_length=10, choices=Ground)
    rule = link(RetentionRule, _("rule"), null=True)
    person = models.BigIntegerField(null=True, editable=False)  # who was asked about, or which case
    case = models.BigIntegerField(null=True, editable=False)
    persons, cases, shared = keys(), keys(), keys()
    documents = keys()  # of shared cases, in which the person is named
    reason = models.TextField(_("reason"), max_length=2000)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.PROPOSED, editable=False)
    proposed_by = link(settings.AUTH_USER_MODEL, _("proposed by"), null=True)  # none: carried out anew after a restore
    proposed_for = link(Agency, _("proposed for"), null=True)
    proposed_at = models.DateTimeField(_("proposed"), default=now, editable=False)
    decided_by = link(settings.AUTH_USER_MODEL, _("decided by"), null=True)
    decided_for = link(Agency, _("decided for"), null=True)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    comment = models.TextField(_("reason of the decision"), max_length=2000, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)
    counts = models.JSONField(default=dict, editable=False)  # rows by table
    forgot = models.PositiveIntegerField(default=0, editable=False)  # rows that stay and whose commitment is gone
    files = ArrayField(models.CharField(max_length=64), default=list, editable=False)  # yet to be destroyed
    destroyed = models.PositiveIntegerField(default=0, editable=False)  # how many files were
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)
    stopped = models.CharField(max_length=300, blank=True, editable=False)  # why it could not be carried out so far
    again = models.BooleanField(default=False, editable=False)  # after a restore, from the list outside

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("erasure"), _("erasures")
        indexes = [
            GinIndex(fields=["persons"], name="erasure_of_persons"),
            GinIndex(fields=["cases"], name="erasure_of_cases"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=("proposed", "refused", "withdrawn"))
                | Q(again=True)
                | Q(proposed_by__isnull=False, decided_by__isnull=False) & ~Q(decided_by=F("proposed_by")),
                name="erasure_by_two",
            ),
            models.CheckConstraint(
                condition=Q(person=None, case__isnull=False) | Q(person__isnull=False, case=None), name="erasure_of_one"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(stage__in=("proposed", "released")), name="erasure_of_person_once"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(stage__in=("proposed", "released")), name="erasure_of_case_once"
            ),
        ]

    @property
    def is_open(self):
        return self.stage == Stage.PROPOSED

    @property
    def rows(self):
        return sum(self.counts.values())
