"""Inherit from Recorded, and every change of a row is kept with its author, in the act that made it."""

from functools import cache

from django.conf import settings
from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from agencies.models import Agency
from audit.actor import current_act, current_agency_id, current_roles, current_user
from audit.moment import now


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


class MadeOnce(HistoryManager):
    """django-simple-history makes a class each time that `.history` is asked for, at each save too: here the first is kept."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


HOW = {"bases": [OfAct], "get_user": current_user, "user_model": settings.AUTH_USER_MODEL, "history_manager": MadeOnce}


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
