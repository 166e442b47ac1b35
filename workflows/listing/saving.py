"""Saved views: a queue, filters, an order and columns by a name; shared, copied, pinned, deleted by whoever made them.

A view says what to show. Whom it concerns says the one scope, each time it is opened: so a view never widens it.
"""

from django.db.models import Q
from django.db.models.functions import JSONObject

from agencies.models import Membership
from audit.moment import now
from workflows.filtering import WorkFilter
from workflows.rows import ListColumns, Pin, SavedView
from workflows.worklist import QUEUES, counted, in_queue, lists_of, procedures

MOST_VIEWS, MOST_PINS = 50, 12
NAMES = {"id": "pk", "name": "name", "queue": "queue", "filters": "filters"}


def views_of(actor):
    """Every view that somebody may open: their own for this agency, and what colleagues share with it or with their unit."""
    own = Q(person=actor.user)
    units = Membership.objects.in_force().filter(user=actor.user, agency=actor.agency).exclude(unit=None).values("unit")
    shared = Q(shared=SavedView.Shared.AGENCY) | Q(shared=SavedView.Shared.UNIT, unit__in=units)
    return SavedView.objects.filter(own | shared, agency=actor.agency)


def unit_of(actor):
    """The unit with which somebody shares: the one in which they work at the agency; None where there is none."""
    held = Membership.objects.in_force().filter(user=actor.user, agency=actor.agency).exclude(unit=None)
    return held.order_by("pk").values_list("unit", flat=True).first()


def asked_for(view, actor):
    """The filters of a view as its reader may use them: a bound WorkFilter."""
    return WorkFilter({**view.filters, "sort": view.order}, actor=actor)


def is_full(actor):
    return SavedView.objects.filter(person=actor.user, agency=actor.agency).count() >= MOST_VIEWS


def free_name(actor, name):
    """This name, or with a number behind it where somebody has a view of that name already."""
    taken = set(SavedView.objects.filter(person=actor.user, agency=actor.agency).values_list("name", flat=True))
    tries = [name, *(f"{name[:54]} ({number})" for number in range(2, MOST_VIEWS + 3))]
    return next(one for one in tries if one not in taken)


def copy(view, actor):
    """One's own view with what this one says, seen by nobody else."""
    said = {name: getattr(view, name) for name in ("queue", "filters", "order", "columns")}
    return SavedView.objects.create(
        person=actor.user, agency=actor.agency, name=free_name(actor, view.name), made_at=now(), **said
    )


def pin(view, actor):
    """Has a view stand in one's side navigation; at most a dozen do."""
    if Pin.objects.filter(person=actor.user, view__agency=actor.agency).count() >= MOST_PINS:
        return False
    Pin.objects.get_or_create(person=actor.user, view=view)
    return True


def columns_of(actor):
    """The columns that somebody chose, as something to read along."""
    return ListColumns.objects.filter(person=actor.user, agency=actor.agency)


def keep_columns(actor, names):
    ListColumns.objects.update_or_create(person=actor.user, agency=actor.agency, defaults={"columns": names})


def waiting(actor, here=None):
    """(numbers of the queues, pinned views with their numbers, chosen columns); `here`: one list more to count.

    One query; where somebody has pinned views, one more that counts them.
    """
    lists = lists_of(actor) | ({"here": procedures(here)} if here is not None else {})
    pinned = _pinned(actor)
    found = counted(lists, {"columns": columns_of(actor).values("columns")[:1], "pinned": pinned})
    views, columns = found.pop("pinned") or [], found.pop("columns") or []
    return found, _with_numbers(actor, views), columns


def _pinned(actor):
    """One row: all pinned views that may still be opened."""
    mine = views_of(actor).filter(pins__person=actor.user, queue__in=QUEUES).order_by("name", "pk")
    told = mine.annotate(told=JSONObject(**NAMES)).values("told")
    return _Gathered(told)


class _Gathered:
    """A query of many rows as one value."""

    def __init__(self, rows):
        self.query = self
        self.rows = rows

    def sql_with_params(self):
        sql, params = self.rows.query.sql_with_params()
        return f"SELECT json_agg(gathered.told) FROM ({sql}) gathered", params  # noqa: S608 (SQL of a queryset)


def _with_numbers(actor, views):
    lists = {
        view["id"]: procedures(in_queue(actor, view["queue"], WorkFilter(view["filters"], actor=actor).narrowed()))
        for view in views
    }
    numbers = counted(lists) if lists else {}
    return [view | {"count": numbers[view["id"]]} for view in views]
