"""What happened to somebody's way in: second steps, passkeys, sessions, passwords. Kept as it is told (agencies/events.py)."""

from django.conf import settings
from django.db import models

from agencies.disclosure import FieldGroup
from audit.moment import now


class WayIn(models.Model):
    """One event. A log: never changed. It holds no secret, no address of a computer, nothing that was typed."""

    field_group = FieldGroup.REFERENCE

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)  # a function of agencies/events.py
    how = models.CharField(max_length=40, blank=True)
    count = models.IntegerField(null=True)
    at = models.DateTimeField(default=now)

    class Meta:
        app_label = "audit"
        indexes = [models.Index(fields=["user", "-at"], name="way_in_by_user")]


def keep(event):
    """One statement; the database records it in the ledger (audit/ledger/own_sources.py)."""
    WayIn.objects.create(user=event.user, by=event.by, what=event.what, how=event.how[:40], count=event.count)
