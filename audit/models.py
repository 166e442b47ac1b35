"""What happened: every change with its author, who looked at what, and that something was turned away."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history import register

from agencies.models import Agency, EmergencyAccess, Exclusion, Membership, Unit, User
from audit.actor import current_act, current_roles
from audit.ledger.access_rows import AccessCheckpoint, AccessLeaf, AccessMonth, AccessRecord, AccessWitnessed
from audit.ledger.rows import Alias, Checkpoint, Commitment, Epoch, Forgotten, Halt, Leaf, Record, RuleSet, Witnessed
from audit.moment import beginning_of_today, now
from audit.recording import HOW, History, OfAct, Recorded, record
from audit.verifying.rows import Verification
from audit.ways_in import WayIn

__all__ = [
    "HOW", "AccessCheckpoint", "AccessLeaf", "AccessMonth", "AccessRecord", "AccessWitnessed",
    "Alias", "Checkpoint", "Commitment", "Epoch", "Forgotten", "Halt", "History", "Leaf", "OfAct", "Overruled", "Record", "Recorded",
    "RuleSet", "TurnedAway", "Verification", "Viewing", "WayIn", "Witnessed", "record",
]  # fmt: skip


class Viewing(models.Model):
    """Somebody read something of cases: who, for which agency, in which roles, at which address and why. A log: never changed.

    One row for each answer that showed anything of a case, written before the answer is given (audit/read_log.py). The table is
    cut by month; `cases` has an index of its own, so that "who looked at this case" is one look-up however long the log is.
    """

    class How(models.TextChoices):
        VIEW = "view", _("Looked at")
        LIST = "list", _("Listed")
        SEARCH = "search", _("Found by a search")
        DOWNLOAD = "download", _("Opened a file")
        PRINT = "print", _("Printed")
        EXPORT = "export", _("Exported")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    act = models.UUIDField(null=True, default=current_act)
    roles = models.CharField(max_length=120, default=current_roles)
    how = models.CharField(max_length=8, choices=How)
    address = models.CharField(max_length=60, blank=True)  # the name of the page, as in the urls
    # What it is there for: the name of its policy (docs/policy.md); where a log is read, what its reader said that it is for.
    purpose = models.CharField(max_length=200, blank=True)
    groups = ArrayField(models.CharField(max_length=20), default=list)  # the groups of fields of which it showed any
    subject = models.CharField(max_length=20, blank=True)  # "case", "document", "letter", "approval"; none of a list
    subject_id = models.BigIntegerField(null=True)
    cases = ArrayField(models.BigIntegerField())
    terms = models.CharField(max_length=64, blank=True)  # keyed hash of what was searched for
    # The database writes these three (audit/ledger/readings.py): nothing of the log can be changed that nobody sees.
    leaf = models.CharField(max_length=300, default="", editable=False)
    salt = models.BinaryField(null=True, editable=False)
    record_id = models.BigIntegerField(
        null=True, editable=False
    )  # of audit_accessrecord; none of what is older than that

    class Meta:
        indexes = [
            GinIndex(fields=["cases"], name="viewing_by_case"),
            models.Index(fields=["user", "-at"], name="viewing_by_user"),
            models.Index(fields=["agency", "-at", "-id"], name="viewing_by_agency"),
        ]


class TurnedAway(models.Model):
    """Something was not taken at the asylum door. Of what was said there is a salted hash. A log: never changed.

    It bears no act and no case, and of its moment the day alone, so that it leads from nobody's file to what was tried to be
    written into it: not beside the log of who read what, either.
    """

    at = models.DateTimeField(default=beginning_of_today)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=200)  # name of the field, or place in the package
    rule = models.CharField(max_length=60)
    salt = models.CharField(max_length=32)
    hashed = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="turned_away_by_moment")]


class Overruled(models.Model):
    """Words that the asylum door stopped were sent all the same, because their sender said what they mean. A log: never changed.

    The words themselves stand where they were sent to; here is a salted hash of them, and the reason.
    """

    at = models.DateTimeField(default=now)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=200)
    rule = models.CharField(max_length=60)
    salt = models.CharField(max_length=32)
    hashed = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="overruled_by_moment")]


for model in (Agency, EmergencyAccess, Exclusion, Membership, Unit):  # the ground floor, which stands below this one
    register(model, records_class=History, app="audit", **HOW)
register(User, records_class=History, app="audit", excluded_fields=["password", "last_login"], **HOW)
