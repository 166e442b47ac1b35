"""Submits and takes back invoices of a provider: each delivered unit once, at the agreed price."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction as db
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from audit.models import record
from audit.moment import now
from cases.documents import Document
from cases.filing import keep_document, touch
from reintegration.delivering.invoices import Invoice, InvoiceLine
from reintegration.delivering.prices import priced
from reintegration.delivering.rows import Delivery
from reintegration.measures.kinds import Proof
from reintegration.measures.papers import MeasurePaper
from workflows.refusing import Refused
from workflows.taking import lock

NOT_BEGUN = ("proposed", "approved", "contracted")


def to_invoice(measure):
    """The deliveries that can be invoiced: they stand, something was delivered, and no invoice covers them yet."""
    standing = Delivery.objects.standing().filter(measure=measure.pk, units__gt=0)
    return standing.exclude(invoice_lines__stands=True).order_by("on", "pk")


def invoiced(measure):
    """(units, sum) of the invoices that stand. One query."""
    lines = InvoiceLine.objects.filter(invoice__measure=measure.pk, stands=True)
    found = lines.aggregate(units=Sum("units"), amount=Sum("amount"))
    return found["units"] or 0, found["amount"] or Decimal(0)


def priced_lines(measure, deliveries):
    return priced(measure.amount, measure.units_planned, deliveries, invoiced(measure))


@dataclass(frozen=True)
class Written:
    """What stands on an invoice; `file` are its bytes."""

    number: str
    on: date
    file: bytes | None = field(default=None, repr=False)


@db.atomic
def submit_invoice(measure, by, chosen, written, *, token):
    """An invoice of these deliveries (their keys), as it is written. Raises Refused, or Unacceptable for its file."""
    measure = lock(measure)
    if known := Invoice.objects.filter(measure=measure.pk, token=token).first():
        return known
    if measure.is_closed or measure.state in NOT_BEGUN:
        raise Refused(_("Nothing can be invoiced while the status is “%(state)s”.") % {"state": measure.state_declared})
    deliveries = list(to_invoice(measure).filter(pk__in=chosen))
    if {delivery.pk for delivery in deliveries} != set(chosen):
        raise Refused(
            fields={"deliveries": [_("Some of these have been invoiced or struck out meanwhile. Look again.")]}
        )
    rows = [(delivery, amount) for delivery, amount in priced_lines(measure, deliveries) if amount]
    if not rows:
        raise Refused(fields={"deliveries": [_("The whole agreed amount has been invoiced already.")]})
    if Invoice.objects.standing().filter(measure=measure.pk, submitted_for=by.agency, number=written.number).exists():
        raise Refused(fields={"number": [_("There is an invoice of this number already.")]})
    return _submitted(measure, by, rows, written, token)


def _submitted(measure, by, rows, written, token):
    document = _kept(measure, by, written)
    invoice = Invoice.objects.create(
        measure_id=measure.pk, total=sum(amount for _delivery, amount in rows), currency=measure.currency, document=document,
        submitted_by=by.user, submitted_for=by.agency, token=token, number=written.number, on=written.on,
    )  # fmt: skip
    lines = [InvoiceLine(invoice=invoice, delivery=row, units=row.units, amount=amount) for row, amount in rows]
    record(created=InvoiceLine.objects.bulk_create(lines))
    touch(measure.case)
    return invoice


def _kept(measure, by, written):
    """The file of the invoice, in the case and as a paper of the measure."""
    if written.file is None:
        return None
    title = _("Invoice %(number)s") % {"number": written.number}
    how = {"kind": Document.Kind.OTHER, "group": FieldGroup.SERVICE, "procedure_id": measure.pk}
    document = keep_document(measure.case, written.file, title=title, by=by, **how)
    paper = {"measure_id": measure.pk, "document": document, "proof": Proof.INVOICE}
    about = {"tranche": measure.tranches_paid + 1, "recorded_by": by.user}
    MeasurePaper.objects.get_or_create(**paper, defaults=about)
    return document


@db.atomic
def take_back_invoice(invoice, by, reason):
    """Takes a wrong invoice back: what it covered can be invoiced anew."""
    measure = lock(invoice.measure)
    invoice = Invoice.objects.get(pk=invoice.pk)
    if invoice.withdrawn_at:
        raise Refused(_("It was taken back already."))
    if measure.is_closed or measure.state == "paid":
        raise Refused(_("The measure has been paid or closed: write to the case manager."))
    invoice.withdrawn_at, invoice.withdrawn_by, invoice.withdraw_reason = now(), by.user, reason
    invoice.save(update_fields=["withdrawn_at", "withdrawn_by", "withdraw_reason"])
    lines = list(invoice.lines.filter(stands=True))
    for line in lines:
        line.stands = False
    InvoiceLine.objects.bulk_update(lines, ["stands"])
    record(changed=lines)
    touch(measure.case)
    return invoice


def invoices_of(measure):
    """Every invoice of a measure, newest first, with how many deliveries it covers. One query."""
    rows = Invoice.objects.filter(measure=measure.pk).select_related("submitted_by", "submitted_for", "document")
    return rows.annotate(covers=Count("lines")).order_by("-pk")
