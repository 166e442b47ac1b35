"""Deliveries as whoever manages the case sees them: what was recorded, outside the plan or not, and what was invoiced."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, sight
from agencies.policy import allow, may
from reintegration.delivering.forms import DeliveryForm
from reintegration.delivering.scope import OPEN_TO_RECORDS
from reintegration.delivering.showing import invoices, records
from reintegration.measures.declaration import Measure
from reintegration.views.deliveries import recorded
from workflows.finding import find
from workflows.showing.frame import Frame


def find_measure(request, reference, action="procedure.view"):
    """A measure for those who manage its case, or check them; to everybody else it has no such page."""
    measure, capacities = find(request, reference, action)
    if not isinstance(measure, Measure) or sight(capacities, FieldGroup.SERVICE) == Sight.NONE:
        raise Http404
    return measure, capacities


@allow("procedure.view")
def measure_deliveries(request, reference):
    measure, capacities = find_measure(request, reference)
    frame = Frame(request, measure, capacities, "measure_deliveries")
    may_open = sight(capacities, FieldGroup.SERVICE) == Sight.FULL
    told = invoices(measure, capacities)
    for row in told:
        document = row.pop("document")
        row["file_url"] = frame.url("document", document.pk) if document and may_open else ""
    context = frame.context() | {
        "records": records(measure, capacities, lambda row: frame.url("document", row.document_id) if may_open else ""),
        "invoices": told,
        "record_url": _record_url(measure, capacities),
    }
    return render(request, "reintegration/measure_deliveries.html", context)


def _record_url(measure, capacities):
    possible = may(capacities, "delivery.record") and measure.state in OPEN_TO_RECORDS
    return reverse("record_for_provider", args=[measure.reference]) if possible else ""


@allow("delivery.record")
def record_for_provider(request, reference):
    """What the provider told by telephone or on paper, or what the managing agency handed over itself."""
    measure, capacities = find_measure(request, reference, "delivery.record")
    form = DeliveryForm(request.POST or None, request.FILES or None, units=measure.measure_kind.units)
    if request.method == "POST" and recorded(request, measure, form):
        messages.success(request, _("The delivery is recorded."))
        return redirect("measure_deliveries", reference)
    frame = Frame(request, measure, capacities, "measure_deliveries")
    context = frame.context() | {"form": form, "cancel_url": frame.url("measure_deliveries")}
    return render(request, "reintegration/record_for_provider.html", context, status=422 if form.is_bound else 200)
