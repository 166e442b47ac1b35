"""The pages of a provider: what it has to deliver, one measure, recording a delivery, its files."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.reading import note_subject
from agencies.roles import PROVIDER
from cases.asylum_door.turning_away import keep as keep_hits
from cases.sniffing import Unacceptable
from reintegration.delivering.forms import DeliveryForm
from reintegration.delivering.invoices import Invoice
from reintegration.delivering.listing import Place, listed, table_of, with_next_date
from reintegration.delivering.recording import record_delivery as record
from reintegration.delivering.rows import Delivery
from reintegration.delivering.scope import find_delivered
from reintegration.delivering.showing import facts, head, invoices, next_step, records
from workflows.perform import Refused
from workflows.views.documents import served


def only_for_providers(request):
    """A page of providers is not there for anybody else."""
    if PROVIDER not in request.actor.agency.case_roles or not request.actor.at([PROVIDER]):
        raise Http404


@allow("delivery.list")
def deliveries(request):
    """My deliveries, the nearest date first; closed ones on request."""
    only_for_providers(request)
    closed = request.GET.get("show") == "closed"
    found, following = listed(request.actor, closed, Place.of(request.GET.get("after")))
    kept = "show=closed&" if closed else ""
    context = {
        "table": table_of(found) if found else None,
        "closed": closed,
        "more_url": f"?{kept}after={following}" if following else "",
    }
    return render(request, "reintegration/deliveries.html", context)


@allow("delivery.view")
def delivery(request, reference):
    """One measure, as its provider needs to know it."""
    measure, capacities = find_delivered(request, reference)
    measure.due = with_next_date(type(measure).objects.filter(pk=measure.pk)).values_list("due", flat=True).get()
    context = {
        "head": head(measure),
        "next": next_step(measure, capacities),
        "facts": facts(measure),
        "records": records(measure, capacities, lambda row: reverse("delivery_file", args=[reference, row.pk])),
        "invoices": invoices(measure, capacities),
        "measure": measure,
        "agency": request.actor.agency.pk,
    }
    return render(request, "reintegration/delivery.html", context)


@allow("delivery.view")
def record_delivery(request, reference):
    """A delivery in under a minute: what is usual is filled in already."""
    measure, _capacities = find_delivered(request, reference)
    form = DeliveryForm(request.POST or None, request.FILES or None, units=measure.measure_kind.units)
    if request.method == "POST" and recorded(request, measure, form):
        messages.success(request, _("The delivery is recorded."))
        return redirect("delivery", reference)
    context = {"head": head(measure), "form": form, "cancel_url": reverse("delivery", args=[reference])}
    return render(request, "reintegration/record_delivery.html", context, status=422 if form.is_bound else 200)


def recorded(request, measure, form):
    """Whether the delivery could be recorded; else the form says why not."""
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        record(measure, form.said(), request.actor, token=said["token"], another=said["another"])
    except Refused as refusal:
        form.asks_again = "on" in refusal.fields
        say(form, refusal)
        return False
    except Unacceptable as unacceptable:
        say_of_file(form, unacceptable)
        return False
    return True


def say(form, refusal):
    """Each reason where it belongs: at its field, else above the form."""
    for name, sentences in refusal.fields.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)
    for reason in refusal.reasons:
        form.add_error(None, reason)


def say_of_file(form, unacceptable):
    keep_hits({"file": getattr(unacceptable, "hits", ())})
    form.add_error("file", str(unacceptable))


@allow("delivery.view")
def delivery_file(request, reference, pk):
    """The file of a delivery that the provider itself handed in."""
    measure, _capacities = find_delivered(request, reference)
    rows = Delivery.objects.filter(measure=measure.pk, recorded_for=request.actor.agency, document__isnull=False)
    return _served(request, measure, get_object_or_404(rows.select_related("document"), pk=pk))


@allow("delivery.view")
def invoice_file(request, reference, pk):
    """The file of an invoice that the provider itself submitted."""
    measure, _capacities = find_delivered(request, reference)
    rows = Invoice.objects.filter(measure=measure.pk, submitted_for=request.actor.agency, document__isnull=False)
    return _served(request, measure, get_object_or_404(rows.select_related("document"), pk=pk))


def _served(request, measure, row):
    """Under the code of the measure: what the case calls the file is not the provider's to read."""
    note_subject("document", row.document_id, "download")
    row.document.title = measure.reference
    return served(row.document)
