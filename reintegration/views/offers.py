"""Work and training: the list that partners and providers keep, for everybody who refers people."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.policy import allow, may
from agencies.roles import CASE_MANAGEMENT, PARTNER, PROVIDER
from audit.dates import day
from audit.moment import today
from reintegration.skills.finding import found
from reintegration.skills.forms import OfferForm
from reintegration.skills.keeping import close, keep
from reintegration.skills.offers import Offer
from reintegration.skills.places import with_places
from reintegration.skills.terms import Occupation, Skill

A_PAGE = 50


def keeps(actor):
    """Whether somebody keeps offers of their agency."""
    return bool({PARTNER, PROVIDER} & set(actor.agency.case_roles)) and bool(may(actor.capacities, "offer.keep"))


def _insist_part(actor):
    if not {CASE_MANAGEMENT, PARTNER, PROVIDER} & set(actor.agency.case_roles):
        raise PermissionDenied(_("Your agency takes no part in reintegration."))


@allow("offer.list")
def offers(request):
    """Open offers, or all with what has ended; one's own can be changed."""
    _insist_part(request.actor)
    everything = request.GET.get("all") == "1"
    rows = Offer.objects.all() if everything else Offer.objects.open_on(today())
    ordered = with_places(rows).select_related("agency", "occupation").order_by("-closed_at", "until", "pk")
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    own = request.actor.agency.pk if keeps(request.actor) else None
    context = {"table": _table(page, own), "page": page, "everything": everything, "keeps": own is not None}
    return render(request, "reintegration/offers.html", context)


def _table(page, own):
    labels = (_("Offer"), _("Where"), _("Kept by"), _("Time"), _("Places filled"), _("Status"))
    columns = [{"label": label} for label in labels]
    rows = [{"cells": _cells(offer, offer.agency_id == own)} for offer in page]
    return {"caption": _("Work and training"), "columns": columns, "rows": rows, "stacks": True}


def _cells(offer, is_own):
    until = day(offer.until) if offer.until else _("open-ended")
    return [
        {
            "text": offer.title,
            "sub": offer.get_kind_display(),
            "url": reverse("edit_offer", args=[offer.pk]) if is_own else "",
        },
        {"text": offer.region, "sub": offer.provider},
        {"text": offer.agency.name},
        {"text": f"{day(offer.starts_on)} – {until}"},
        {"text": _("%(part)s of %(whole)s") % {"part": offer.filled, "whole": offer.places}},
        {"tag": _status(offer), "text": ""},
    ]


def _status(offer):
    if offer.closed_at or (offer.until and offer.until < today()):
        return {"label": _("Closed")}
    if offer.filled >= offer.places:
        return {"label": _("All places filled"), "tone": "warn"}
    return {"label": _("Open"), "tone": "ok"}


@allow("offer.keep")
def new_offer(request):
    """A new offer of one's agency."""
    _insist_keeps(request.actor)
    return _form_page(request, Offer(agency=request.actor.agency, recorded_by=request.actor.user, starts_on=today()))


@allow("offer.keep")
def edit_offer(request, pk):
    """Changes an offer of one's own agency; one of another is not there."""
    _insist_keeps(request.actor)
    return _form_page(request, _own(request, pk))


@require_POST
@allow("offer.keep")
def close_offer(request, pk):
    """Closes an offer; what it was, and who was referred to it, stays."""
    _insist_keeps(request.actor)
    close(_own(request, pk), request.actor)
    messages.success(request, _("The offer is closed."))
    return redirect("offers")


def _insist_keeps(actor):
    if not keeps(actor):
        raise PermissionDenied(_("Partners and providers keep offers; your agency is neither."))


def _own(request, pk):
    offer = get_object_or_404(with_places(Offer.objects.filter(agency=request.actor.agency)), pk=pk)
    if offer.closed_at:
        raise Http404
    return offer


def _form_page(request, offer):
    typed = request.GET.get("q", "")[:100]
    lists = {
        "occupations": found(Occupation, typed),
        "skills": found(Skill, typed),
        "filled": getattr(offer, "filled", 0),
    }
    form = OfferForm(request.POST if request.method == "POST" else None, instance=offer, **lists)
    if form.is_valid():
        keep(form.instance, request.actor, form.cleaned_data)
        messages.success(request, _("The offer is saved."))
        return redirect("offers")
    context = {"form": form, "offer": offer.pk, "q": typed, "title": _("Offer") if offer.pk else _("New offer")}
    return render(request, "reintegration/offer.html", context, status=422 if form.is_bound else 200)
