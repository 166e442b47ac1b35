"""The steps of a provider, through the door: accept or decline an order, begin, record the hand-over; and errors struck out."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from reintegration.delivering.forms import ReasonForm
from reintegration.delivering.recording import strike_out
from reintegration.delivering.rows import Delivery
from reintegration.delivering.scope import find_delivered
from reintegration.delivering.showing import head
from reintegration.views.deliveries import say
from workflows.forms import form_for
from workflows.perform import Changed, Refused, may_perform, perform


@allow("delivery.view")
def delivery_step(request, reference, name):
    """GET shows the form of a step of the provider; POST takes it."""
    measure, capacities = find_delivered(request, reference)
    way = measure.declared.transitions.get(name)
    if way is None or not set(way.by) & capacities or not way.offered:
        raise Http404
    form = form_for(measure, way, request.POST if request.method == "POST" else None, capacities=capacities)
    status = 200
    if request.method == "POST":
        status = _taken(request, measure, way, form)
        if status == 302:
            messages.success(request, _("Done: %(step)s.") % {"step": way})
            return redirect("delivery", reference)
    verdict = may_perform(capacities, way, measure)
    context = {
        "head": head(measure),
        "title": way,
        "form": form,
        "submit": way,
        "stop": way.tone == "grave",
        "case_version": measure.case.version,
        "blocked": "" if verdict else " ".join(verdict.reasons),
        "cancel_url": reverse("delivery", args=[reference]),
    }
    return render(request, "reintegration/delivery_step.html", context, status=status)


def _taken(request, measure, way, form):
    """The status of the answer; 302 where the step was taken."""
    if not form.is_valid():
        return 422
    version = request.POST.get("version", "")
    try:
        token, seen = form.cleaned_data["token"], version if version.isdigit() else None
        perform(measure, way.name, request.actor, form.answers, token=token, seen=seen)
    except Refused as refusal:
        say(form, refusal)
        return 409 if isinstance(refusal, Changed) else 422
    return 302


@allow("delivery.view")
def strike_delivery(request, reference, pk):
    """Takes an error of one's own agency out of the count."""
    measure, _capacities = find_delivered(request, reference)
    row = get_object_or_404(Delivery, pk=pk, measure=measure.pk, recorded_for=request.actor.agency)
    return reason_page(
        request,
        {
            "head": head(measure),
            "title": _("Strike out a record"),
            "text": _("It stays to be read, with your name and the reason, and counts no more."),
            "submit": _("Strike out"),
            "cancel_url": reverse("delivery", args=[reference]),
        },
        lambda reason: strike_out(row, request.actor, reason),
    )


def reason_page(request, context, act):
    """A small act that asks why."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except Refused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Done."))
            return redirect(context["cancel_url"])
    context |= {"form": form, "stop": True}
    return render(request, "reintegration/delivery_step.html", context, status=422 if form.is_bound else 200)
