"""One verification of the ledger: who asked for it, how far it is, and what it found. What it found is never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.jobs.rows import Job


class Outcome(models.TextChoices):
    WHOLE = "whole", _("Verified")
    BROKEN = "broken", _("Does not hold")
    UNREADABLE = "unreadable", _("Cannot be read")


class Verification(Job):
    """`findings`: what the verifier said, line by line in its own words. `live`: in what the rows that people work with differ from
    what was recorded of them. `outside`: how many checkpoints of witnesses it was checked against. `run` names its file, too.
    """

    field_group = FieldGroup.REFERENCE

    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    findings = models.JSONField(default=list)
    live = models.JSONField(default=list)
    records = models.PositiveBigIntegerField(null=True)  # up to the last checkpoint
    first_at = models.DateTimeField(null=True)  # of the first of them
    last_at = models.DateTimeField(null=True)
    origin = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField(null=True)  # when that checkpoint was made
    outside = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["-id"], condition=models.Q(state__in=["waiting", "running"]), name="verification_to_make"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["asked_for"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="verification_one_at_a_time",
            ),
        ]
