"""The keys of partners: registered by one administrator of the leading agency, confirmed by another, ended by either."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.managing import insist_on_leading
from agencies.models import Agency
from agencies.policy import allow
from agencies.states import AZERBAIJAN
from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.bundles.sealing import PublicKeys
from workflows.bundles.keys import confirm, end, own_keys, register
from workflows.refusing import Refused
from workflows.rows import PartnerKey


class KeyForm(AtTheDoor, forms.Form):
    agency = forms.ModelChoiceField(Agency.objects.none(), label=gettext_lazy("Authority"))
    key = forms.CharField(
        label=gettext_lazy("Public key"), max_length=200, help_text=gettext_lazy("One line that begins with “qayidis-1:”"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        abroad = Agency.objects.exclude(state=AZERBAIJAN).exclude(ended_on__lte=today())
        self.fields["agency"].queryset = abroad


@allow("bundle.keys")
def partner_keys(request):
    insist_on_leading(request.actor)
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _registered(request, form):
        return redirect("partner_keys")
    related = ("agency", "registered_by", "confirmed_by")
    found = PartnerKey.objects.select_related(*related).order_by("-pk")
    context = {
        "form": form,
        "rows": [_row(one, request.actor) for one in found],
        "own": [
            {"label": _("Public key"), "value": own_keys().public, "mono": True},
            {"label": _("Fingerprint"), "value": _print(own_keys().public), "mono": True},
        ],
    }
    return render(request, "workflows/partner_keys.html", context, status=422 if form.errors else 200)


def _registered(request, form):
    try:
        register(form.cleaned_data["agency"], form.cleaned_data["key"], request.actor)
    except Refused as refused:
        for field, sentences in refused.fields.items():
            form.add_error(field, sentences)
        return False
    messages.success(request, _("Registered. Another administrator must compare and confirm it."))
    return True


def _row(one, actor):
    return {
        "pk": one.pk,
        "agency": one.agency,
        "print": _print(PublicKeys.read(one.key)),
        "registered_by": one.registered_by,
        "registered_at": one.registered_at,
        "confirmed_by": one.confirmed_by,
        "ended_at": one.ended_at,
        "may_confirm": one.confirmed_at is None and one.registered_by_id != actor.user.pk,
    }


def _print(key):
    """The fingerprint in groups of four, as it is read aloud."""
    text = key.fingerprint
    return " ".join(text[at : at + 4] for at in range(0, 32, 4))


@allow("bundle.keys")
@require_POST
def decide_key(request, pk):
    insist_on_leading(request.actor)
    row = get_object_or_404(PartnerKey, pk=pk)
    try:
        (confirm if request.POST.get("act") == "confirm" else end)(row.pk, request.actor)
        messages.success(request, _("Saved."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("partner_keys")
