"""Mails, each of one or several notices, and what each person wishes to be mailed: rows of theirs alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.moment import now
from workflows.rows.links import by_whom


class Mail(models.Model):
    """One mail. Whose it is to send is written down before it leaves: nobody else sends it, whatever becomes of that worker.

    A mail of which nobody knows whether it left is `uncertain`, until a person decides.
    """

    class State(models.TextChoices):
        SENDING = "sending", _("Being sent")
        WAITING = "waiting", _("To be tried again")  # it is certain that nothing left
        SENT = "sent", _("Sent")
        UNCERTAIN = "uncertain", _("Uncertain")
        FAILED = "failed", _("Not sent")  # it is certain that nothing left, and it is not tried again by itself
        LEFT = "left", _("Left unsent")  # a person decided so

    field_group = FieldGroup.REFERENCE

    person = by_whom()
    is_digest = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.SENDING)
    made_at = models.DateTimeField(default=now)
    claimed_by = models.CharField(max_length=80)  # host, process and a sign of its own
    claimed_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True)  # what the mail server answered last
    decided_by = by_whom(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["state", "retry_at"], condition=~Q(state__in=("sent", "left")), name="mail_to_look_after"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent") & Q(sent_at=None),
                name="mail_sent_when",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="mail_decided_by_somebody",
            ),
        ]


class MailWishes(models.Model):
    """What somebody wishes to be mailed, and when not. Who has no row has the wishes that are declared with the kinds."""

    field_group = FieldGroup.REFERENCE

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="mail_wishes"
    )
    channels = models.JSONField(default=dict)  # {kind: channel}, where it differs from what is declared
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False) & ~Q(quiet_from=models.F("quiet_until")),
                name="quiet_hours_begin_and_end",
            )
        ]
