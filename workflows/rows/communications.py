"""What went across the border: sent or received, to or from whom, on what ground, what it told, and who confirmed it."""

from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct, Recorded
from audit.moment import now
from cases.corrections import Correction
from workflows.rows.letters import LETTER_NAMES, Letter
from workflows.rows.links import by_whom, for_whom
from workflows.rows.procedures import Procedure


class Communication(OfAct):
    """One thing that was sent to the other side or received from it. Never changed: what it told stays told."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"told": FieldGroup.INTERNAL}

    class What(models.TextChoices):
        APPLICATION = "application", _("Application")
        LETTER = "letter", _("Letter")
        MESSAGE = "message", _("Message through the system")
        CORRECTION = "correction", _("Notice of a correction")

    class Direction(models.TextChoices):
        SENT = "sent", _("Sent")
        RECEIVED = "received", _("Received")

    key = models.UUIDField(default=uuid4, unique=True, editable=False)  # by which the other side names it
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="communications")
    what = models.CharField(_("what"), max_length=12, choices=What)
    transition = models.CharField(max_length=40, blank=True)  # the step that was a message by itself
    letter = models.OneToOneField(Letter, null=True, on_delete=models.PROTECT, related_name="communication")
    direction = models.CharField(_("direction"), max_length=8, choices=Direction)
    sender = for_whom(verbose_name=_("from"))
    recipient = for_whom(verbose_name=_("to"))
    at = models.DateTimeField(_("when"), default=now)
    ground = models.CharField(_("legal ground"), max_length=80, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    told = models.JSONField(default=dict)  # name of a field → its group, and the salted digest of the value

    class Meta:
        verbose_name, verbose_name_plural = _("communication"), _("communications")
        indexes = [models.Index(fields=["procedure", "id"], name="communication_of_procedure")]

    @property
    def name(self):
        """What it was, in words."""
        if self.letter_id:
            return LETTER_NAMES.get(self.letter.kind, self.letter.kind)
        if self.transition and self.what == self.What.MESSAGE:
            return self.procedure.declared.transitions[self.transition].label
        return self.get_what_display()

    @property
    def groups(self):
        """The field groups that it told something of."""
        return {FieldGroup(said["group"]) for said in self.told.values()}


class Receipt(OfAct):
    """The other side confirmed that a communication reached it: by its own letter, by opening it, or in a bundle."""

    field_group = FieldGroup.REFERENCE

    class How(models.TextChoices):
        ACKNOWLEDGED = "acknowledged", _("Acknowledged in writing")
        OPENED = "opened", _("Opened by the recipient")
        BUNDLE = "bundle", _("Confirmed in a bundle")

    communication = models.OneToOneField(Communication, on_delete=models.PROTECT, related_name="receipt")
    how = models.CharField(_("how"), max_length=12, choices=How)
    by = for_whom(verbose_name=_("confirmed by"))
    at = models.DateTimeField(_("confirmed"), default=now)

    class Meta:
        verbose_name, verbose_name_plural = _("receipt"), _("receipts")


class CorrectionNotice(Recorded):
    """A notice to somebody who was told what has been corrected since: drafted at once, sent by a person."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"content": FieldGroup.INTERNAL}

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="notices")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="correction_notices")
    sender = for_whom()
    recipient = for_whom()
    told_by = models.ForeignKey(Communication, on_delete=models.PROTECT, related_name="+")  # what told it last
    content = models.JSONField(encoder=DjangoJSONEncoder)
    drafted_at = models.DateTimeField(_("drafted"), default=now)
    letter = models.OneToOneField(Letter, null=True, on_delete=models.PROTECT, related_name="+")
    sent_by = by_whom(null=True, verbose_name=_("sent by"))
    sent_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name, verbose_name_plural = _("notice of a correction"), _("notices of corrections")
        constraints = [
            models.UniqueConstraint(fields=["correction", "recipient"], name="correction_notice_once"),
            models.CheckConstraint(
                condition=models.Q(letter=None, sent_by=None, sent_at=None)
                | models.Q(letter__isnull=False, sent_by__isnull=False, sent_at__isnull=False),
                name="correction_notice_sent_by_somebody",
            ),
        ]
