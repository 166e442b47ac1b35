"""The figures of the committee: each declared once, with its name, its definition and the rule by which it is counted."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workflows.models import ReadmissionRequest, TravelDocument
from workflows.procedures.readmission_request import RefusalGround
from workflows.rows import Clock, Procedure, Step

REPLY_CLOCKS = ("reply", "reply_accelerated")
REPLIES = ("agree", "refuse")
ARRIVALS = ("receive", "record_behind_gate")


@dataclass(frozen=True)
class Period:
    """From a moment until just before another."""

    begins_at: datetime
    ends_at: datetime

    def within(self, field):
        return Q(**{f"{field}__gte": self.begins_at, f"{field}__lt": self.ends_at})


@dataclass(frozen=True)
class Figure:
    """`counted(scope, period)` gives {requesting State: number}; `scope` is a queryset of the procedures that may be counted."""

    code: str
    name: Promise
    definition: Promise
    counted: object


def _by_state(rows, state="from_state"):
    return {row[state]: row["number"] for row in rows.values(state).annotate(number=Count("pk")).order_by(state)}


def _of_requests(scope):
    return ReadmissionRequest.objects.filter(pk__in=scope.values("pk"))


def received(scope, period):
    return _by_state(_of_requests(scope).filter(period.within("received_at")))


def _steps(scope, period, names):
    """Steps of applications that were taken in a period."""
    requests = Procedure.objects.filter(pk__in=scope.values("pk"), kind="readmissionrequest")
    return Step.objects.filter(period.within("taken_at"), procedure__in=requests.values("pk"), transition__in=names)


def _replies(scope, period):
    """First replies, each with the moment at which its time was over: that of the clock which the reply stopped."""
    clocks = Clock.objects.filter(
        procedure=OuterRef("procedure"), deadline__in=REPLY_CLOCKS, stopped_at__gte=OuterRef("taken_at")
    )
    due_at = Subquery(clocks.order_by("stopped_at").values("due_at")[:1])
    return _steps(scope, period, REPLIES).annotate(due_at=due_at).filter(due_at__isnull=False)


def in_time(scope, period):
    return _by_state(_replies(scope, period).filter(taken_at__lt=F("due_at")), "procedure__from_state")


def late(scope, period):
    return _by_state(_replies(scope, period).filter(taken_at__gte=F("due_at")), "procedure__from_state")


def deemed(scope, period):
    return _by_state(_steps(scope, period, ["deem_agreed"]), "procedure__from_state")


def refused_for(ground):
    def refused(scope, period):
        steps = _steps(scope, period, ["refuse"]).filter(answers__refusal_ground=ground)
        return _by_state(steps, "procedure__from_state")

    return refused


def documents(scope, period):
    papers = TravelDocument.objects.filter(parent__in=scope.values("pk")).values("pk")
    steps = Step.objects.filter(period.within("taken_at"), procedure__in=papers, transition="issue")
    return _by_state(steps, "procedure__from_state")


def transferred(scope, period):
    arrived = Step.objects.filter(procedure=OuterRef("pk"), transition__in=ARRIVALS).values("procedure")
    return _by_state(_of_requests(scope).filter(period.within("arrived_at"), pk__in=Subquery(arrived)))


def still_open(scope, period):
    known = _of_requests(scope).filter(received_at__lt=period.ends_at)
    return _by_state(known.filter(Q(closed_at=None) | Q(closed_at__gte=period.ends_at)))


FIGURES = (
    Figure("received", _("Received"), _("Applications whose receipt, as recorded, lies in the period."), received),
    Figure("in_time", _("Replied in time"), _("First replies given in the period before their time was over."), in_time),
    Figure("late", _("Replied late"), _("First replies given in the period after their time was over."), late),
    Figure("deemed", _("Deemed agreed"), _("Applications that were agreed by silence in the period."), deemed),
    *(
        Figure(f"refused_{ground.value}", ground.label, _("Refusals given in the period on this ground."), refused_for(ground.value))
        for ground in RefusalGround
    ),
    Figure("documents", _("Travel documents"), _("Travel documents issued in the period."), documents),
    Figure("transfers", _("Transfers"), _("Persons whose arrival, as recorded, lies in the period."), transferred),
    Figure("open", _("Open"), _("Applications received before the end of the period and not closed by then."), still_open),
)  # fmt: skip
