"""The caseload of an agency that manages cases: what each person holds, what is due soon, what is overdue."""

from django.db.models import Count, Q

from agencies.models import User
from audit.moment import now, today
from cases.names import sort_key
from reintegration.counting import counted
from reintegration.models import ReintegrationCase, Visit
from reintegration.plan.follow_ups import DEADLINES, followed
from workflows.rows import Clock
from workflows.worklist import SOON, grants_of

NOBODY = None


def caseload(actor):
    """{person or None: {held, soon, overdue, follow_ups, visits}} of the agency acted for, by name; nobody last. Four queries."""
    held = _held(actor)
    mine = _assigned(actor)
    clocks = Clock.objects.filter(
        deadline__in=DEADLINES, stopped_at=None, procedure__in=mine.keys(), due_at__lte=now() + SOON
    )
    visits = Visit.objects.missed(today()).filter(procedure__in=mine.keys())
    for name, rows in (("follow_ups", clocks), ("visits", visits)):
        for procedure in rows.values_list("procedure", flat=True):
            held[mine[procedure]][name] += 1
    names = dict(User.objects.filter(pk__in=[pk for pk in held if pk]).values_list("pk", "name"))
    return dict(
        sorted(((names.get(pk), row) for pk, row in held.items()), key=lambda one: (one[0] is None, sort_key(one[0] or "")))
    )


def _held(actor):
    """Everything live that the agency has a part in, by who works on it: {key of the person: numbers}."""
    soon = Count("pk", filter=Q(sort_at__gt=now(), sort_at__lte=now() + SOON))
    overdue = Count("pk", filter=Q(sort_at__lte=now()))
    rows = grants_of(actor).values("assigned_to").annotate(held=Count("pk"), soon=soon, overdue=overdue).order_by()
    return {row.pop("assigned_to"): row | {"follow_ups": 0, "visits": 0} for row in rows}


def _assigned(actor):
    """{procedure: who works on it} of what is live."""
    return dict(grants_of(actor).values_list("content_object_id", "assigned_to"))


def follow_ups_of(actor):
    """{wave: {standing: how many}} of every reintegration case that this reader may see, closed ones too."""
    return counted(followed(ReintegrationCase.objects.visible_to(actor)).values(), today())
