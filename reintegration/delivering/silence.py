"""Measures of which nothing has been recorded for longer than the house allows: a rule of the agreement HOUSE, never a number here."""

from django.db.models import Max, Q
from django.utils.timezone import localdate

from agencies.states import AZERBAIJAN
from audit.moment import today
from cases.agreements import NoLimit, due, limit, zone_of
from cases.counting import first_moment
from cases.terms import LimitName
from reintegration.measures.declaration import Measure

WAITING = ("in_delivery",)  # delivery has begun, and nobody has said that it is done


def rule(agreement):
    """The version of the house rule in force today; None where there is none. One query."""
    try:
        return limit(agreement, LimitName.DELIVERY_SILENCE)
    except NoLimit:
        return None


def silent(measures, agreement):
    """Those of a queryset of measures that are silent for too long, each with `silent_since` and `silent_days`.

    `agreement` is that of their case, whose limits are those of the house.
    """
    rows = measures.filter(state__in=WAITING).annotate(
        last_on=Max("deliveries__on", filter=Q(deliveries__struck_at=None))
    )
    found = list(rows.order_by("pk"))
    house = rule(agreement) if found else None
    return [measure for measure in found if house and _is_silent(measure, house)]


def _is_silent(measure, house):
    measure.silent_since = measure.last_on or max(measure.starts_on, localdate(measure.entered_at))
    measure.silent_days = (today() - measure.silent_since).days
    return last_day(measure.silent_since, house) < today()


def last_day(since, house):
    """By when the next record is due, as the house counts it."""
    return due(house, first_moment(since, zone_of(AZERBAIJAN))).due_on


def of_measure(measure):
    """The measure itself, where it is silent for too long."""
    return silent(Measure.objects.filter(pk=measure.pk), measure.case.agreement)


def of_case(procedure):
    """The measures of a plan that are silent for too long."""
    return silent(Measure.objects.filter(parent=procedure.pk), procedure.case.agreement)
