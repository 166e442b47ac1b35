"""The pages of bundles: those sent and received, making the next one, taking one in; and the keys of partners."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.models import Agency
from agencies.policy import allow
from audit.dates import day_and_time
from cases import storing
from cases.asylum_door.forms import AtTheDoor
from cases.bundles.container import MOST_BYTES, Rejected
from cases.packages.faults import Fault
from workflows.bundles.sending import make_bundle
from workflows.bundles.taking import take_bundle
from workflows.intake import may_upload
from workflows.rows import Bundle, Communication, PartnerKey
from workflows.views.packages import in_words

MOST = 200


class BundleForm(AtTheDoor, forms.Form):
    """One sealed file. Who sent it is read from its content, never from its name."""

    file = forms.FileField(
        label=gettext_lazy("Bundle"), help_text=gettext_lazy("One .bundle file, up to 100 MB"),
        widget=forms.ClearableFileInput(attrs={"accept": ".bundle"}),
    )  # fmt: skip

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The bundle is larger than 100 MB."))
        return file


@allow("bundle.exchange")
def bundles(request):
    """What went between one's own authority and its partners; taking in the next one."""
    _insist_on_exchanging(request.actor)
    form = BundleForm(request.POST or None, request.FILES or None) if request.method == "POST" else BundleForm()
    faults = _taken(request, form) if form.is_valid() else None
    if faults == ():
        return redirect("bundles")
    return _page(request, form, faults or ())


def _insist_on_exchanging(actor):
    if not may_upload(actor):
        raise PermissionDenied(_("Bundles are exchanged by the authorities that send or receive applications."))


def _taken(request, form):
    """What was refused in it; nothing where all of it was taken."""
    try:
        taken = take_bundle(form.cleaned_data["file"].read(), request.actor.agency)
    except Rejected as rejected:
        form.add_error("file", _("The bundle is not taken, nothing has changed: see below."))
        return (rejected.fault,)
    facts = {"number": taken.bundle.number, "agency": taken.bundle.partner, "count": taken.bundle.items.count()}
    if not taken.is_new:
        messages.success(request, _("Bundle %(number)s of %(agency)s was taken before. Nothing has changed.") % facts)
        return ()
    messages.success(request, _("Bundle %(number)s of %(agency)s is taken. Items: %(count)s.") % facts)
    return taken.faults


@allow("bundle.exchange")
@require_POST
def make(request):
    _insist_on_exchanging(request.actor)
    asked = request.POST.get("partner", "")
    partner = get_object_or_404(_partners(request.actor), pk=asked if asked.isdecimal() else 0)
    try:
        bundle = make_bundle(request.actor.agency, partner)
        facts = {"number": bundle.number, "agency": partner}
        messages.success(request, _("Bundle %(number)s for %(agency)s is made. Download it and send it on.") % facts)
    except Rejected as rejected:
        messages.error(request, in_words(rejected.fault.sentence))
    return redirect("bundles")


@allow("bundle.exchange")
def bundle(request, pk):
    """The sealed file of a bundle that one's own authority made; only the partner can open it."""
    found = get_object_or_404(Bundle, pk=pk, ours=request.actor.agency, direction=Communication.Direction.SENT)
    answer = HttpResponse(storing.read(found.file), content_type="application/octet-stream")
    name = f"{found.ours.code}-{found.partner.code}-{found.number:05d}.bundle"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _partners(actor):
    """Authorities of other States whose key is in force."""
    with_key = PartnerKey.objects.in_force().values("agency")
    return Agency.objects.filter(pk__in=with_key).exclude(state=actor.agency.state)


def _page(request, form, faults=()):
    found = Bundle.objects.filter(ours=request.actor.agency).select_related("partner").order_by("-pk")[:MOST]
    context = {
        "form": form,
        "faults": [_told(fault) for fault in faults],
        "partners": _partners(request.actor),
        "table": _table(found) if found else None,
    }
    return render(request, "workflows/bundles.html", context, status=422 if form.errors else 200)


def _told(fault: Fault):
    return {"pointer": fault.pointer or "/", "sentence": in_words(fault.sentence)}


def _table(found):
    labels = (_("Number"), _("Authority"), _("Direction"), _("When"), _("Confirms up to"))
    rows = [
        {
            "cells": [
                {
                    "text": one.number,
                    "url": reverse("bundle", args=[one.pk]) if one.file else "",
                    "sub": one.digest[:16],
                },
                {"text": one.partner.name},
                {"text": one.get_direction_display()},
                {"text": day_and_time(one.at)},
                {"text": one.confirms or "–"},
            ]
        }
        for one in found
    ]
    return {"caption": _("Bundles"), "columns": [{"label": label} for label in labels], "rows": rows, "stacks": True}
