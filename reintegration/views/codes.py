"""Finds the case of somebody who calls and reads the code on their leaflet."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.policy import allow
from agencies.roles import CASE_MANAGEMENT
from cases.asylum_door.forms import AtTheDoor
from reintegration.leaflet_codes import as_written
from reintegration.models import ReintegrationCase
from workflows.drafts.keeping import keeps_nothing


class CodeForm(AtTheDoor, forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code on the leaflet"),
        max_length=20,
        help_text=gettext_lazy("Eight letters and digits: K7PM-3XTR"),
    )


@keeps_nothing
@allow("leaflet.find")
def find_by_code(request):
    """Onward to the case, where it is one of this agency; of others nothing is said."""
    if CASE_MANAGEMENT not in request.actor.agency.case_roles:
        raise PermissionDenied(_("Leaflets are given by agencies that manage cases of reintegration."))
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = (
            ReintegrationCase.objects.visible_to(request.actor)
            .filter(code=as_written(form.cleaned_data["code"]))
            .first()
        )
        if found:
            return redirect("procedure", found.reference)
        form.add_error("code", _("No case of your agency has this code. Ask the caller to read it once more."))
    return render(request, "reintegration/find_by_code.html", {"form": form}, status=422 if form.is_bound else 200)
