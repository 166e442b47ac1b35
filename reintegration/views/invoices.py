"""Invoices of a provider: choose what was delivered, see what it comes to, submit it; take a wrong one back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from audit.dates import day
from cases.sniffing import Unacceptable
from reintegration.delivering.forms import InvoiceForm
from reintegration.delivering.invoices import Invoice
from reintegration.delivering.invoicing import (
    Written,
    invoiced,
    priced_lines,
    submit_invoice,
    take_back_invoice,
    to_invoice,
)
from reintegration.delivering.prices import priced
from reintegration.delivering.scope import find_delivered
from reintegration.delivering.showing import counted, head
from reintegration.views.deliveries import say, say_of_file
from reintegration.views.delivery_steps import reason_page
from workflows.perform import Refused


@allow("delivery.view")
def make_invoice(request, reference):
    """Everything that can be invoiced is ticked; “count the total” shows what the ticked ones come to."""
    measure, _capacities = find_delivered(request, reference)
    if request.method == "POST" and _is_submitted(request, measure):
        return redirect("delivery", reference)
    deliveries = list(to_invoice(measure))
    rows = priced_lines(measure, deliveries)
    form = InvoiceForm(
        request.POST or None,
        request.FILES or None,
        choices=[(str(row.pk), _choice(row, measure)) for row, _price in rows],
    )
    counting = "count" in request.POST
    if request.method == "POST" and not counting and _submitted(request, measure, form):
        return redirect("delivery", reference)
    chosen = {int(key) for key in form["deliveries"].value() or () if str(key).isdigit()}
    before = invoiced(measure)
    priced_now = priced(measure.amount, measure.units_planned, [d for d in deliveries if d.pk in chosen], before)
    if counting:
        form.errors.clear()
    context = {
        "head": head(measure), "form": form, "measure": measure, "nothing": not deliveries,
        "total": sum(amount for _row, amount in priced_now), "before": before[1], "cancel_url": reverse("delivery", args=[reference]),
    }  # fmt: skip
    return render(
        request, "reintegration/make_invoice.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _is_submitted(request, measure):
    """Whether this very form has been taken already: what it chose is no longer to choose."""
    token = request.POST.get("token", "")
    return Invoice.objects.filter(measure=measure.pk, submitted_for=request.actor.agency, token=token).exists()


def _choice(row, measure):
    return f"{day(row.on)}, {counted(measure, row.units)}"


def _submitted(request, measure, form):
    if not form.is_valid():
        return False
    said = form.cleaned_data
    file = said["file"].read() if said["file"] else None
    try:
        written = Written(said["number"], said["on"], file)
        made = submit_invoice(measure, request.actor, form.chosen(), written, token=said["token"])
    except Refused as refusal:
        say(form, refusal)
        return False
    except Unacceptable as unacceptable:
        say_of_file(form, unacceptable)
        return False
    facts = {"number": made.number, "total": f"{made.total} {made.currency}"}
    messages.success(request, _("Invoice %(number)s is submitted: %(total)s.") % facts)
    return True


@allow("delivery.view")
def take_back(request, reference, pk):
    """Takes a wrong invoice of one's own agency back."""
    measure, _capacities = find_delivered(request, reference)
    invoice = get_object_or_404(Invoice, pk=pk, measure=measure.pk, submitted_for=request.actor.agency)
    return reason_page(
        request,
        {
            "head": head(measure),
            "title": _("Take back an invoice"),
            "text": _("Invoice %(number)s: what it covers can be invoiced anew.") % {"number": invoice.number},
            "submit": _("Take it back"),
            "cancel_url": reverse("delivery", args=[reference]),
        },
        lambda reason: take_back_invoice(invoice, request.actor, reason),
    )
