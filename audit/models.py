"""What happened: every change with its author, who looked at what, and that something was turned away."""

from django.conf import settings
from django.db import models
from simple_history import register
from simple_history.models import HistoricalRecords

from agencies.models import Agency, Membership, Unit, User
from audit.actor import current_act, current_agency_id, current_roles, current_user
from audit.ledger.rows import Alias, Checkpoint, Commitment, Epoch, Halt, Leaf, Record, RuleSet, Witnessed
from audit.moment import now

__all__ = [
    "HOW", "Alias", "Checkpoint", "Commitment", "Epoch", "Halt", "History", "Leaf", "OfAct", "Overruled", "Record", "Recorded",
    "RuleSet", "TurnedAway", "Viewing", "Witnessed", "record",
]  # fmt: skip


class OfAct(models.Model):
    """Extra columns of every history row: the act it belongs to, the agency acted for, the roles in force at the time."""

    act = models.UUIDField(null=True, default=current_act, db_index=True, editable=False)
    act_agency = models.ForeignKey(
        Agency, null=True, default=current_agency_id, on_delete=models.DO_NOTHING, db_constraint=False,
        related_name="+", editable=False, db_index=False,
    )  # fmt: skip
    act_roles = models.CharField(max_length=120, blank=True, default=current_roles, editable=False)

    class Meta:
        abstract = True


class History(HistoricalRecords):
    """django-simple-history, reading the house's one source of time."""

    def create_historical_record(self, instance, history_type, using=None):
        instance._history_date = now()
        super().create_historical_record(instance, history_type, using)


HOW = {"bases": [OfAct], "get_user": current_user, "user_model": settings.AUTH_USER_MODEL}


class Recorded(models.Model):
    """Inherit from this, and every change is kept with its author. Nothing else is needed."""

    history = History(inherit=True, **HOW)

    class Meta:
        abstract = True


def record(created=(), changed=()):
    """Keeps the history of objects of one model that were written in bulk: one statement, however many there are."""
    told = [*(("+", thing) for thing in created), *(("~", thing) for thing in changed)]
    if told:
        rows = told[0][1].history.model
        who = {"history_date": now(), "history_user": current_user()}
        rows.objects.bulk_create(
            [
                rows(history_type=kind, **who, **{f.attname: getattr(thing, f.attname) for f in rows.tracked_fields})
                for kind, thing in told
            ]
        )


class Viewing(models.Model):
    """Somebody looked: at which case, at what, for which agency, when. A log: never changed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    act = models.UUIDField(null=True, default=current_act)
    subject = models.CharField(max_length=20)  # "case", "document", "letter", "approval"
    subject_id = models.BigIntegerField()
    case_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "-at"]), models.Index(fields=["user", "-at"])]


class TurnedAway(models.Model):
    """Something was not taken at the asylum door. Of what was said there is a salted hash. A log: never changed.

    It bears no act and no case, so that it leads from nobody's file to what was tried to be written into it.
    """

    at = models.DateTimeField(default=now)
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


for model in (Agency, Membership, Unit):  # the ground floor, which stands below this one
    register(model, records_class=History, app="audit", **HOW)
register(User, records_class=History, app="audit", excluded_fields=["password", "last_login"], **HOW)
