"""The rows that figures are counted from. They name nobody, and keep what was recorded when: so a figure can be counted again."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from agencies.disclosure import FieldGroup
from agencies.policy import may
from audit.moment import now


class FactKind(models.TextChoices):
    """What can happen and be counted. One thing that happens is one fact, however often its record is corrected."""

    APPLICATION = "application"
    REPLY = "reply"
    INTERVIEW = "interview"
    DOCUMENT = "document"
    TRANSFER = "transfer"
    WITHDRAWAL = "withdrawal"
    COUNSELLING = "counselling"
    RETURN = "return"
    DEPARTURE = "departure"
    REINTEGRATION = "reintegration"
    STAGE = "stage"
    FOLLOW_UP = "follow_up"
    SURVEY = "survey"
    MEASURE = "measure"
    HAND_OVER = "hand_over"
    MONEY = "money"
    REFERRAL = "referral"
    STEP = "step"
    SCORE = "score"
    BUSINESS = "business"


THE_HOUSE = object()  # who counts at the console of the server: over all agencies


class FactQuerySet(models.QuerySet):
    def as_of(self, moment):
        """Each fact in the version that was recorded at a moment; what had been taken back by then is not there."""
        return self.filter(Q(replaced_at=None) | Q(replaced_at__gt=moment), recorded_at__lte=moment)

    def counted_for(self, actor):
        """The scope of figures: facts of procedures in which somebody's agency has a part, as they were recorded."""
        if actor is THE_HOUSE:
            return self.all()
        if actor is None or not may(actor.capacities, "report.count"):
            return self.none()
        return self.filter(groups__contains=[actor.group_id])


def code(most=20, **how):
    return models.CharField(max_length=most, blank=True, default="", **how)


class Fact(models.Model):
    """One version of one thing that happened. `source` tells it from the others of its kind, and never changes.

    Empty text and null: not known, or has no meaning for this kind. Days are those of Baku.
    """

    field_group = FieldGroup.REFERENCE

    kind = models.CharField(max_length=16, choices=FactKind)
    source = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    procedure = models.BigIntegerField()  # no foreign key: the fact stays where the case is erased
    person = models.BigIntegerField(null=True)  # tells persons apart, and leads to nobody once they are erased
    groups = ArrayField(models.IntegerField())  # of the agencies that have a part in the procedure
    is_main = models.BooleanField(default=True)  # False: somebody of the family of whom the procedure is about
    begun_on = models.DateField(null=True)  # of the procedure: received, applied, referred
    on = models.DateField()
    ended_on = models.DateField(null=True)
    direction, state, agreement = code(3), code(2), code()
    about, procedure_type = code(), code()
    sex, citizenship = code(1), code(3)
    age = models.SmallIntegerField(null=True)  # in whole years on the day `on`
    return_type, region, programme = code(), code(60), code()
    measure_kind, dimension, partner = code(40), code(12), code()
    outcome, ground, wave, timely = code(24), code(24), code(8), code(8)
    days = models.IntegerField(null=True)  # from `begun_on` to `on`
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = code(3)
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True)  # of a survey: 0 to 100; null: not scored
    change = models.DecimalField(
        max_digits=5, decimal_places=2, null=True
    )  # of the score since the same person’s baseline
    weights = code(30)  # under which version of them it was scored

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "source"], condition=Q(replaced_at=None), name="fact_now"),
            models.Index(fields=["kind", "on"], name="fact_by_day"),
            models.Index(fields=["kind", "ended_on"], name="fact_by_end"),
            models.Index(fields=["procedure"], name="fact_of_procedure"),
            GinIndex(fields=["groups"], name="fact_of_agency"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "source"], condition=Q(replaced_at=None), name="fact_stands_once")
        ]


VALUES = tuple(
    field.attname
    for field in Fact._meta.fields
    if field.name not in ("id", "recorded_at", "replaced_at", "kind", "source")
)


class OccursQuerySet(models.QuerySet):
    def counted_for(self, actor):
        """The scope of Fact.objects.counted_for."""
        if actor is THE_HOUSE:
            return self.all()
        if actor is None or not may(actor.capacities, "report.count"):
            return self.none()
        return self.filter(group=actor.group_id)


class Occurs(models.Model):
    """A value that some fact of an agency has, or had: what may be chosen to narrow a page by, without looking through all facts.

    Written by a trigger on the facts (migration 0008), never taken away: what no fact has any longer can be chosen, and counts nothing.
    """

    field_group = FieldGroup.REFERENCE

    group = models.IntegerField()
    dimension, value = code(20), code()

    objects = OccursQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "dimension", "value"], name="occurs_once")]


class Touched(models.Model):
    """A case of which something was recorded since its facts were last made. Written by triggers, read and emptied by `refresh`."""

    field_group = FieldGroup.REFERENCE

    case_id = models.BigIntegerField()


class Kept(models.Model):
    """Up to which moment the facts of a case are made. A row a case."""

    field_group = FieldGroup.REFERENCE

    case_id = models.BigIntegerField(primary_key=True)
    until = models.DateTimeField()


class Served(models.Model):
    """The latest moment as of which anything was counted: nothing is recorded at or before it any more. One row."""

    field_group = FieldGroup.REFERENCE

    as_of = models.DateTimeField(default=now)
