"""The rows of exports: what was asked by whom and why, how far it has come; who downloaded it; and what is made each month."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.jobs.rows import Job
from audit.models import OfAct, Recorded
from audit.moment import now
from reports.exporting.telling import tell_asker
from reports.lines.levels import Level
from workflows.rows.links import by_whom, for_whom


class Content(models.TextChoices):
    ROWS = "rows", _("The rows behind it")
    TABLE = "table", _("The table")
    REPORT = "report", _("The report")


FORMS = [("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON")]


def what_is_asked():
    return models.JSONField(default=list)  # pairs of names and values, as in the address of a question


class Order(Job):
    """A job of whose end somebody is told: `notice` names it there."""

    notice = ""

    class Meta:
        abstract = True

    def has_ended(self):
        tell_asker(self)


class Schedule(Recorded):
    """A report that somebody gets each month, about the month before: a notice with a link, never the file."""

    field_group = FieldGroup.REFERENCE

    report = models.CharField(max_length=40)
    parameters = what_is_asked()
    form = models.CharField(max_length=4, choices=FORMS)
    asked_by = by_whom()
    asked_for = for_whom()
    next_on = models.DateField()  # first day of the month in which it is made next
    stopped_at = models.DateTimeField(null=True)


class Export(Order):
    """One file that was asked for (migration 0004). `run` is also the name of the file. `cases_hash` is a hash of the cases of whose
    persons it tells, so that none is handed out that has been closed to its reader.
    """

    field_group = FieldGroup.REFERENCE
    field_groups = {"purpose": FieldGroup.INTERNAL}

    content = models.CharField(max_length=8, choices=Content)
    parameters = what_is_asked()
    form = models.CharField(max_length=4, choices=FORMS)
    level = models.CharField(max_length=12, choices=Level, default=Level.NONE)
    purpose = models.CharField(max_length=300, blank=True)
    schedule = models.ForeignKey(Schedule, null=True, on_delete=models.PROTECT, related_name="exports")
    month = models.DateField(null=True)  # of a schedule: the first day of the month that it is about
    decided_by = by_whom(null=True)
    decided_at = models.DateTimeField(null=True)
    size = models.PositiveBigIntegerField(null=True)  # of the file, in bytes
    cases_hash = models.CharField(max_length=32, blank=True)
    ready_until = models.DateTimeField(null=True)
    notice = "export"

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(state__in=["waiting", "running"]), name="export_to_make"),
            models.Index(fields=["asked_by", "-id"], name="export_of_person"),
            models.Index(fields=["asked_for", "-id"], name="export_of_agency"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="export_never_by_oneself"
            ),
            models.CheckConstraint(condition=Q(level="none") | ~Q(purpose=""), name="export_says_why"),
            models.CheckConstraint(condition=Q(level="none") | Q(content="rows"), name="export_names_in_rows_alone"),
            models.CheckConstraint(
                condition=~Q(level="named")
                | Q(state__in=["asked", "cancelled", "deleted"])
                | Q(decided_by__isnull=False),
                name="export_named_by_two",
            ),
            models.UniqueConstraint(fields=["schedule", "month"], name="export_once_a_month"),
        ]


class Download(OfAct):
    """Somebody took the file. A log: never changed."""

    field_group = FieldGroup.REFERENCE

    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="downloads")
    by = by_whom()
    at = models.DateTimeField(default=now)
