"""Records deliveries: of one measure, or of everybody who was at a session; all at once, each once, however often it is sent."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction as db
from django.db.models import Sum
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.roles import CASE_MANAGEMENT
from audit.dates import clock_time, day
from audit.models import record
from audit.moment import now, today
from cases.documents import Document
from cases.files import Case
from cases.filing import keep_document, touch
from reintegration.delivering.choices import Attendance, Result
from reintegration.delivering.rows import Delivery, Session
from reintegration.delivering.scope import OPEN_TO_RECORDS, with_consent
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import Proof
from reintegration.measures.papers import MeasurePaper
from workflows.perform import perform
from workflows.refusing import Refused
from workflows.rows import Grant, permissions


@dataclass(frozen=True)
class Said:
    """What is recorded of one delivery; `file` are the bytes that show it."""

    on: date
    attendance: str = Attendance.YES
    units: int = 1
    hours: Decimal | None = None
    result: str = Result.AS_PLANNED
    comment: str = ""
    next_on: date | None = None
    proof: str = ""
    file: bytes | None = field(default=None, repr=False)

    def row(self):
        """The columns of the delivery; whoever did not come received nothing."""
        told = {name: value for name, value in vars(self).items() if name not in ("file", "proof")}
        if self.attendance != Attendance.NO:
            return told
        result = Result.ABSENT if self.result == Result.AS_PLANNED else self.result
        return told | {"units": 0, "hours": None, "result": result}


@db.atomic
def record_delivery(measure, said, by, *, token, another=False):
    """One delivery. Another one of the same day is taken only where somebody says that it is `another`."""
    (measure,) = _locked([measure])
    if known := Delivery.objects.filter(measure=measure.pk, token=token).first():
        return known
    recorded = {} if another else already([measure], said.on, by)
    if trouble := why_not(measure, said.on) or recorded.get(measure.pk):
        raise Refused(fields={"on": [trouble]})
    return _written([measure], {measure.pk: said}, by, token)[0]


@db.atomic
def record_session(told, session, by, *, token, another=()):
    """One session and a delivery for each of `told` ({measure: Said}); nothing of it where one of them cannot be recorded.

    `session` are the fields of the Session. Raises Refused with `fields` by the key of the measure.
    """
    measures = _locked(told)
    if known := Session.objects.filter(agency=by.agency, token=token).first():
        return known
    told = {measure.pk: said for measure, said in told.items()}
    recorded = already([m for m in measures if m.pk not in another], session["on"], by)
    reasons = {m.pk: why_not(m, session["on"]) or recorded.get(m.pk) for m in measures}
    if troubles := {key: [reason] for key, reason in reasons.items() if reason}:
        raise Refused(fields=troubles)
    made = Session.objects.create(agency=by.agency, recorded_by=by.user, token=token, **session)
    _written(measures, told, by, token, made)
    return made


def why_not(measure, on):
    """In a sentence why nothing can be recorded on a measure for a day; "" where it can."""
    if measure.is_closed:
        return _("This measure is closed (%(state)s): nothing more is recorded.") % {"state": measure.state_declared}
    if not measure.consented:
        return _("The person’s consent has ended: nothing more is delivered. Ask the case manager.")
    if measure.state == "approved":
        return _("Accept the order first.")
    if measure.state not in OPEN_TO_RECORDS:
        return _("This delivery has been verified: ask the case manager before anything is added.")
    return _("This day has not come yet.") if on > today() else ""


def already(measures, on, by):
    """{key of a measure: the question that stands before a second record of one day}. One query."""
    found = Delivery.objects.standing().filter(measure__in=[m.pk for m in measures], on=on)
    rows = found.select_related("recorded_by", "recorded_for").order_by("recorded_at")
    return {row.measure_id: _asked(row, by) for row in rows}


def _asked(row, by):
    """A colleague is named; of another agency only the agency."""
    who = row.recorded_by if row.recorded_for_id == by.agency.pk else row.recorded_for
    at = clock_time(row.recorded_at) if localdate(row.recorded_at) == today() else day(row.recorded_at)
    return _("Already recorded by %(who)s at %(at)s. Add another?") % {"who": who, "at": at}


def _locked(measures):
    """The measures as they are now that their cases are locked, in one order for everybody, so that nobody waits in a circle."""
    cases = sorted({measure.case_id for measure in measures})
    locks = Case.objects.select_for_update(of=("self",), no_key=True).select_related("agreement")
    known = {case.pk: case for case in locks.filter(pk__in=cases).order_by("pk")}
    own = with_consent(Measure.objects.filter(pk__in=[m.pk for m in measures]))
    found = list(own.select_related("measure_kind").order_by("pk"))
    for measure in found:
        measure.case = known[measure.case_id]
    return found


def _written(measures, told, by, token, session=None):
    for measure in measures:
        if measure.state == "contracted":
            perform(measure, "start", by)  # whoever records the first delivery has begun
    who = {"recorded_by": by.user, "recorded_for": by.agency, "token": token, "session": session}
    rows = [Delivery(measure_id=m.pk, **_of(m, told[m.pk], by), **who) for m in measures]
    record(created=Delivery.objects.bulk_create(rows))
    count_units(measures)
    return rows


def _of(measure, said, by):
    outside = not measure.starts_on <= said.on <= measure.ends_on
    return said.row() | {"outside_plan": outside, "recorded_at": now()} | kept(measure, said, by)


def kept(measure, said, by):
    """The file, in the case for those who read the service, and as a paper of the measure. Raises Unacceptable."""
    if said.file is None:
        return {}
    title = f"{Proof(said.proof).label}, {day(said.on)}"
    how = {"kind": Document.Kind.OTHER, "group": FieldGroup.SERVICE, "procedure_id": measure.pk}
    document = keep_document(measure.case, said.file, title=title, by=by, **how)
    paper = {"measure_id": measure.pk, "document": document, "proof": said.proof}
    about = {"tranche": measure.tranches_paid + 1, "recorded_by": by.user}
    MeasurePaper.objects.get_or_create(**paper, defaults=about)
    return {"document": document, "proof": said.proof}


def count_units(measures):
    """How much of each was delivered, as its own field says; forms that were opened before look again."""
    standing = Delivery.objects.standing().filter(measure__in=[m.pk for m in measures]).order_by()
    sums = dict(standing.values_list("measure").annotate(Sum("units")))
    changed = [
        m for m in Measure.objects.filter(pk__in=[m.pk for m in measures]) if m.units_delivered != sums.get(m.pk, 0)
    ]
    for measure in changed:
        measure.units_delivered = sums.get(measure.pk, 0)
    Measure.objects.bulk_update(changed, ["units_delivered"])
    record(changed=changed)
    for measure in measures:
        touch(measure.case)


@db.atomic
def strike_out(delivery, by, reason):
    """Takes an error out of the count: it stays to be read, with who struck it out and why."""
    (measure,) = _locked([Measure.objects.get(pk=delivery.measure_id)])
    delivery = Delivery.objects.get(pk=delivery.pk)
    if trouble := why_not_struck(delivery, measure):
        raise Refused(trouble)
    delivery.struck_at, delivery.struck_by, delivery.strike_reason = now(), by.user, reason
    delivery.save(update_fields=["struck_at", "struck_by", "strike_reason"])
    count_units([measure])
    return delivery


def why_not_struck(delivery, measure):
    if delivery.struck_at:
        return _("It was struck out already.")
    if measure.is_closed or measure.state not in OPEN_TO_RECORDS:
        return _("This delivery has been verified: ask the case manager before anything is changed.")
    if delivery.invoice_lines.filter(stands=True).exists():
        return _("It stands on an invoice: take the invoice back first.")
    return ""


def managed_by_one(measures):
    """Whether one agency manages all these cases: only then one list of attendance may lie in each of their files."""
    managing = Grant.objects.filter(
        permission=permissions()[CASE_MANAGEMENT], content_object__in=[m.pk for m in measures]
    )
    return managing.order_by().values("group_id").distinct().count() <= 1
