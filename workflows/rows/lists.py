"""What people make of their work lists: views that they save, columns they choose, reminders, acts on several rows, a calendar."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Unit
from audit.models import OfAct, Recorded
from audit.moment import now
from workflows.rows.links import by_whom, for_whom
from workflows.rows.procedures import Procedure


class SavedView(models.Model):
    """A queue with filters, an order and columns, by a name that somebody gave it. It says what to show, never of what."""

    field_group = FieldGroup.INTERNAL
    field_groups = {"id": FieldGroup.REFERENCE}

    class Shared(models.TextChoices):
        NOBODY = "nobody", _("Only me")
        UNIT = "unit", _("My unit")
        AGENCY = "agency", _("My agency")

    person = by_whom()
    agency = for_whom()
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name of the view"), max_length=60)
    queue = models.CharField(max_length=20)
    filters = models.JSONField(default=dict)  # {name of a filter: chosen value}
    order = models.CharField(max_length=20)
    columns = ArrayField(models.CharField(max_length=30), default=list)
    shared = models.CharField(_("who sees it"), max_length=10, choices=Shared, default=Shared.NOBODY)
    made_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name, verbose_name_plural = _("saved view"), _("saved views")
        constraints = [models.UniqueConstraint(fields=["person", "agency", "name"], name="view_named_once")]
        indexes = [models.Index(fields=["agency", "shared"], name="view_of_agency")]


class Pin(models.Model):
    """Somebody has a view stand in their side navigation."""

    field_group = FieldGroup.INTERNAL

    person = by_whom()
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="pins")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "view"], name="pin_once")]


class ListColumns(models.Model):
    """The optional columns that somebody reads their lists with, for one agency."""

    field_group = FieldGroup.INTERNAL

    person = by_whom()
    agency = for_whom()
    columns = ArrayField(models.CharField(max_length=30), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "agency"], name="columns_once")]


class Reminder(OfAct):
    """Whoever holds the next step was reminded of it: once a day for each procedure. Never changed, never deleted."""

    field_group = FieldGroup.REFERENCE

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField(_("day"))
    sent_at = models.DateTimeField(default=now)
    sent_by = by_whom()
    sent_for = for_whom()
    sent_to = for_whom()

    class Meta:
        verbose_name, verbose_name_plural = _("reminder"), _("reminders")
        constraints = [models.UniqueConstraint(fields=["procedure", "on"], name="reminder_once_a_day")]


class ActOnSeveral(OfAct):
    """An act on several rows of a list: what came of each, so that sending it twice does it once. Never changed, never deleted.

    The act itself stands where it belongs: on each grant, note and reminder.
    """

    field_group = FieldGroup.REFERENCE

    token = models.CharField(max_length=64, unique=True, editable=False)
    person = by_whom()
    agency = for_whom()
    act_name = models.CharField(max_length=10)
    outcomes = models.JSONField(default=dict)  # {key of a procedure: "" when done, else why not, by its name}
    at = models.DateTimeField(default=now)


class CalendarFeed(Recorded):
    """The secret address at which somebody's calendar reads their due dates: a digest of it alone, until it is revoked."""

    field_group = FieldGroup.REFERENCE

    person = by_whom()
    agency = for_whom()
    digest = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of the secret, in hexadecimal
    made_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    class Meta:
        verbose_name, verbose_name_plural = _("calendar feed"), _("calendar feeds")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "agency"], condition=models.Q(revoked_at=None), name="feed_one_in_force"
            )
        ]
