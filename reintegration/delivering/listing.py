"""“My deliveries”: what a provider has to deliver, the nearest date first, with the least that names a person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, DateField, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from audit.dates import day, relative_day
from reintegration.delivering.rows import Delivery
from reintegration.delivering.scope import delivered_by, name_of

SIZE = 25
NOT_BEGUN = ("approved", "contracted")
DONE_WITH = ("delivered", "verified", "paid")


@dataclass(frozen=True)
class Place:
    """Where a page of the list begins: behind this day and measure."""

    due: date
    pk: int

    @classmethod
    def of(cls, text):
        """From "2026-03-18~417"; None for anything else."""
        due, _tilde, key = (text or "").partition("~")
        try:
            return cls(date.fromisoformat(due), int(key))
        except (ValueError, OverflowError):
            return None

    def __str__(self):
        return f"{self.due.isoformat()}~{self.pk}"


def listed(actor, closed=False, after=None):
    """A page of the measures of a provider, and the Place of the next one or None. One query."""
    rows = with_next_date(delivered_by(actor)).filter(closed_at__isnull=not closed).select_related("measure_kind")
    if after:
        rows = rows.filter(Q(due__gt=after.due) | Q(due=after.due, pk__gt=after.pk))
    found = list(rows.order_by("due", "pk")[: SIZE + 1])
    last = found[SIZE - 1] if len(found) > SIZE else None
    return found[:SIZE], last and Place(last.due, last.pk)


def with_next_date(measures):
    """Each with `due`: the first day before it has begun, then the date that was agreed last, else the last day of the plan."""
    latest = Delivery.objects.standing().filter(measure=OuterRef("pk")).order_by("-on", "-pk").values("next_on")[:1]
    agreed = Coalesce(Subquery(latest, output_field=DateField()), "ends_on")
    return measures.annotate(due=Case(When(state__in=NOT_BEGUN, then="starts_on"), default=agreed))


def table_of(measures):
    """For components/table.html."""
    return {
        "caption": _("My deliveries"),
        "columns": [
            {"label": label}
            for label in (
                _("Person and code"),
                _("What is delivered"),
                _("Next step"),
                _("Next date"),
                _("Delivered so far"),
            )
        ],
        "rows": [{"cells": _cells(measure)} for measure in measures],
        "stacks": True,
    }


def _cells(measure):
    url = reverse("delivery", args=[measure.reference])
    step = measure.state_declared.next_step if measure.state in (*NOT_BEGUN, "in_delivery") else measure.state_declared
    return [
        {"text": name_of(measure), "url": url, "sub": measure.reference},
        {"text": measure.measure_kind.name},
        {"text": str(step)},
        {"text": next_date(measure)},
        {"text": progress(measure)},
    ]


def next_date(measure):
    """18.03.2026, in 3 days; a dash where nothing is to be delivered any more."""
    if measure.is_closed or measure.state in DONE_WITH:
        return "–"
    return f"{day(measure.due)}, {relative_day(measure.due)}"


def progress(measure):
    """8 of 20 sessions"""
    facts = {"done": measure.units_delivered, "planned": measure.units_planned, "units": measure.measure_kind.units}
    if measure.units_planned:
        return (_("%(done)s of %(planned)s %(units)s") % facts).strip()
    if measure.units_delivered:
        return (_("%(done)s %(units)s") % facts).strip()
    return _("Nothing yet")
