"""What a person is told, and what a person was typing: rows of theirs alone."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from agencies.disclosure import FieldGroup
from audit.moment import now
from workflows.rows.links import by_whom, for_whom
from workflows.rows.procedures import Procedure


class Notice(models.Model):
    """What a person is told in the app and, by the worker, in a mail that bears references only: the outbox."""

    field_group = FieldGroup.REFERENCE

    person = by_whom()
    agency = for_whom()
    procedure = models.ForeignKey(
        Procedure, null=True, on_delete=models.PROTECT, related_name="notices"
    )  # none: of a floor above
    kind = models.CharField(max_length=20)
    about = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    key = models.CharField(max_length=120)  # the same news is told once
    made_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["person", "agency", "-made_at"], name="notice_of_person"),
            models.Index(fields=["retry_at", "id"], condition=Q(mailed_at=None), name="notice_to_mail"),
        ]


class Draft(models.Model):
    """Text that somebody was typing into a step's form: theirs alone, kept until the step is taken."""

    field_group = FieldGroup.INTERNAL
    field_groups = {"id": FieldGroup.REFERENCE}

    person = by_whom()
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="drafts")
    transition = models.CharField(max_length=40)
    content = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "procedure", "transition"], name="draft_once")]
