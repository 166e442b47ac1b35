"""What a person is told, and what a person was typing: rows of theirs alone."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.moment import now
from workflows.rows.links import by_whom, for_whom
from workflows.rows.mails import Mail
from workflows.rows.procedures import Procedure


class Channel(models.TextChoices):
    """How news leave the house; in the app they always are."""

    NOW = "now", _("At once")
    DAILY = "daily", _("Once a day, at 08:30")
    NEVER = "never", _("Never")


TO_MAIL = Q(mailed_at=None, mail=None) & ~Q(channel="never")


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
    channel = models.CharField(
        max_length=5, choices=Channel, blank=True
    )  # "": nobody has looked yet what its person wishes
    mail_at = models.DateTimeField(null=True)  # not before
    mail = models.ForeignKey(
        Mail, null=True, on_delete=models.PROTECT, related_name="notices"
    )  # by which it leaves, or left
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["person", "agency", "-made_at"], name="notice_of_person"),
            models.Index(fields=["channel", "mail_at", "id"], condition=TO_MAIL, name="notice_waits_for_mail"),
            models.Index(fields=["key"], condition=Q(kind__in=("clock", "escalation")), name="notice_of_clock"),
        ]


class Draft(models.Model):
    """What somebody was typing into a form of a case: theirs alone, kept until the form was accepted, and not for ever."""

    field_group = FieldGroup.INTERNAL
    field_groups = {"id": FieldGroup.REFERENCE}

    person = by_whom()
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="drafts")
    transition = models.CharField(max_length=120)  # the step; of another form where it is sent to, within the case
    content = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "procedure", "transition"], name="draft_once")]
        indexes = [models.Index(fields=["transition", "person"], name="draft_of_form")]


class SealedDraft(models.Model):
    """What somebody was typing into a form that is about no case yet: about whom it is nobody can know, so it lies here under a
    key that their browser alone has, and neither an erasure nor a list of one's own data need look into it."""

    field_group = FieldGroup.INTERNAL
    field_groups = {"id": FieldGroup.REFERENCE}

    person = by_whom()
    agency = for_whom()
    path = models.CharField(max_length=200)  # of the page, with what is asked for there
    mark = models.CharField(max_length=16)  # of one opening of the form
    sealed = models.TextField()  # Fernet, of the JSON of {name: [values]}
    saved_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "mark"], name="sealed_draft_once")]
