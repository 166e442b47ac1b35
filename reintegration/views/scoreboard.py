"""The scoreboard of referrals, inside: of what one's agency sent, and of what it received."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.policy import allow
from agencies.roles import CASE_MANAGEMENT, PARTNER
from reintegration.scoreboard_shown import board


class PeriodForm(forms.Form):
    first = forms.DateField(label=gettext_lazy("Sent from"), required=False, help_text=gettext_lazy("dd.mm.yyyy"))
    last = forms.DateField(label=gettext_lazy("Sent until"), required=False, help_text=gettext_lazy("dd.mm.yyyy"))

    def clean(self):
        said = super().clean()
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("The last day cannot come before the first."))
        return said


@allow("referral.count")
def referral_scoreboard(request):
    """Own figures alone: nobody reads here what other agencies sent each other."""
    if not {CASE_MANAGEMENT, PARTNER} & set(request.actor.agency.case_roles):
        raise PermissionDenied(_("Your agency neither sends nor receives referrals."))
    form = PeriodForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    found = board(request.actor.agency, said.get("first"), said.get("last")) if form.is_valid() else {}
    return render(
        request, "reintegration/scoreboard.html", {"form": form} | found, status=200 if form.is_valid() else 422
    )
