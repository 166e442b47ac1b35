"""Legal holds: set on a case or a person, released by somebody else."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.reading import note_case
from cases.models import LegalHold
from workflows.refusing import Refused
from workflows.retaining import showing
from workflows.retaining.forms import HoldForm, ReleaseHoldForm
from workflows.retaining.holding import release_hold, set_hold
from workflows.views.retention import about_whom, add_errors, found_case, insist_on_leading_agency


@allow("hold.set")
def set_a_hold(request, reference):
    procedure = found_case(request, reference)
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            held = set_hold(
                request.actor, form.cleaned_data["reason"], **about_whom(procedure, request.GET.get("whom") == "person")
            )
            messages.success(
                request, _("The hold stands. Nothing of it is erased until somebody else releases the hold.")
            )
            return redirect("hold", held.pk)
        except Refused as refused:
            add_errors(form, refused)
    words = {"title": _("Set a legal hold"), "sub": reference, "submit": _("Set the hold"), "form": form}
    return render(request, "workflows/retention/form.html", words, status=422 if form.errors else 200)


@allow("hold.set")
def hold(request, pk):
    insist_on_leading_agency(request.actor)
    found = get_object_or_404(LegalHold.objects.select_related("set_by", "set_for", "released_by"), pk=pk)
    note_case(found.case_id)
    form = ReleaseHoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            release_hold(found, request.actor, form.cleaned_data["reason"])
            messages.success(request, _("The hold is released."))
            return redirect("retention")
        except Refused as refused:
            add_errors(form, refused)
    references = showing.references_of([found.case_id] if found.case_id else [])
    context = {"title": _("Legal hold"), "hold": found, "form": form, "own": found.set_by_id == request.actor.user.pk,
               "on": references.get(found.case_id) or _("Person no. %(number)s") % {"number": found.person_id}}  # fmt: skip
    return render(request, "workflows/retention/hold.html", context, status=422 if form.errors else 200)
