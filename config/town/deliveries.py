"""What providers of the demo town do: accept or decline orders, hold courses for groups, deliver, dispute."""

from decimal import Decimal
from uuid import uuid5

from audit.moment import today
from config.town.returning import HOUSE_NUMBER
from reintegration.delivering.invoicing import Written, priced_lines, submit_invoice, to_invoice
from reintegration.delivering.recording import Said, already, record_delivery, record_session
from reintegration.delivering.scope import delivered_by

GROUP = 12  # how many one session holds


def accepted(order):
    return order.delivers(lambda measure, walk, by: walk.step("accept", by, of=measure))


def begun(order):
    return order.delivers(lambda measure, walk, by: walk.step("start", by, of=measure))


def declined(order):
    said = {"decline_reason": "All places are taken until the spring."}
    return order.delivers(lambda measure, walk, by: walk.step("decline", by, said, of=measure))


def disputed(order):
    said = {"dispute_reason": "The quantity that was ordered is not the one that was agreed."}
    return order.delivers(lambda measure, walk, by: walk.step("dispute", by, said, of=measure))


def recorded(order, place):
    """A delivery of its own; of a course, a session with everybody who is in it at this provider."""

    def act(measure, walk, by):
        token = str(uuid5(HOUSE_NUMBER, f"{walk.plan.number} {measure.reference} {place}"))
        if order.support.kind == "training":
            return _session(measure, walk, by, token)
        if already([measure], today(), by):
            return None
        return record_delivery(measure, Said(today(), comment="Handed over, in order."), by, token=token)

    return order.delivers(act)


def _session(measure, walk, by, token):
    """Nobody is put down twice for a day, and nobody for more sessions than were ordered."""
    agency = measure.parent.as_kind().agency_that_is("case_management")
    found = list(delivered_by(by).filter(measure_kind__code="training", state__in=("contracted", "in_delivery")))
    found.sort(key=lambda one: (one.pk != measure.pk, one.pk))
    found = [m for m in found if m.units_delivered < m.units_planned and m.agency_that_is("case_management") == agency]
    present = already(found, today(), by)
    group = [m for m in found if m.pk not in present][:GROUP]
    told = {m: Said(today(), **_attended(walk.chance)) for m in group}
    if told:
        record_session(told, {"on": today(), "topic": "Welding, practice", "hours": Decimal(3)}, by, token=token)


def _attended(chance):
    if chance.random() < 0.12:
        return {"attendance": "no", "units": 0}
    return {"attendance": "yes", "units": 1, "hours": Decimal(3)}


def invoiced(order):
    """Whatever is left of the agreed amount for what was delivered since the last one."""

    def act(measure, walk, by):
        rows = list(to_invoice(measure))
        if any(amount for _delivery, amount in priced_lines(measure, rows)):
            number = f"{by.agency.code}-{today():%Y}-{measure.pk:05d}{'AB'[measure.tranches_paid]}"
            token = str(uuid5(HOUSE_NUMBER, f"{walk.plan.number} {measure.reference} {number}"))
            submit_invoice(measure, by, {row.pk for row in rows}, Written(number, today()), token=token)

    return order.delivers(act)


def delivered(order):
    said = {"handed_over_on": lambda _walk: today(), "delivery_note": "As agreed; the person has signed."}
    return order.delivers(lambda measure, walk, by: walk.step("deliver", by, said, of=measure))
