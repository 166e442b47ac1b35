"""The rows of jobs: what was asked by whom, whose it is, how far it has come."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from audit.moment import now
from audit.recording import Recorded


class State(models.TextChoices):
    ASKED = "asked", _("Waiting for approval")
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    REFUSED = "refused", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")
    DELETED = "deleted", _("Deleted")


OPEN = (State.ASKED, State.WAITING, State.RUNNING)


class Job(Recorded):
    """What a worker makes: how far it has come, and whose it is. What was asked is never changed, and the state moves on as the database
    allows.

    `run` names the attempt that may write: whoever finds another one there has lost it to another worker.
    """

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_for = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=300, blank=True)  # why it failed or was refused
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    run = models.UUIDField(null=True)
    heartbeat = models.DateTimeField(null=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)

    class Meta:
        abstract = True

    @property
    def percent(self):
        """0 to 100; None where it does not run, or nobody knows how long it will."""
        if self.state != State.RUNNING or not self.total:
            return None
        return min(100, self.done * 100 // self.total)

    def has_ended(self):
        """What follows from its end, in the transaction that writes it."""
