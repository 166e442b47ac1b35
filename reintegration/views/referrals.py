"""Referrals of a reintegration: the list, the consent to share, sending one."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow, may
from cases.members import members, subject_of
from reintegration.referral_forms import ConsentForm, ReferForm, consents_to_share
from reintegration.referrals_shown import known_facts, referrals_table
from reintegration.referring import consent_to_share, refer
from reintegration.reintegration_case import ReintegrationCase
from workflows.finding import find
from workflows.perform import Refused
from workflows.showing.frame import Frame

CARRIED = ("agency", "need", "offer", "scheme")  # from a suggestion to the referral, also by way of a consent


def find_reintegration(request, reference, action):
    """A reintegration for somebody; a procedure of any other kind has no such page."""
    procedure, capacities = find(request, reference, action)
    if not isinstance(procedure, ReintegrationCase):
        raise Http404
    return procedure, capacities


@allow("referral.list")
def referrals(request, reference):
    """Everybody who was asked for help, and what came of it."""
    procedure, capacities = find_reintegration(request, reference, "referral.list")
    frame = Frame(request, procedure, capacities, "referrals")
    sends = bool(may(capacities, "referral.send")) and not procedure.is_closed
    page = {"table": referrals_table(frame), "sends": sends}
    return render(request, "reintegration/referrals.html", frame.context() | page)


@allow("referral.send")
def record_consent_to_share(request, reference):
    """Records to what the person agrees, then goes on to the referral."""
    procedure, capacities = find_reintegration(request, reference, "referral.send")
    subject = subject_of(members(procedure.case))
    begun = {"person": subject and subject.person_id, "recipient": _carried(request).get("agency")}
    form = ConsentForm(_sent(request), procedure=procedure, sender=request.actor.agency, initial=begun)
    if form.is_valid():
        said = form.cleaned_data
        consent = _taken(form, lambda: consent_to_share(procedure, request.actor, said.pop("items"), **said))
        if consent:
            messages.success(request, _("The consent is recorded. Now say what the agency is asked."))
            return redirect(_onward("refer", request, reference, consent=consent.pk))
    page = {"form": form, "title": _("Consent to share"), "submit": _("Record the consent"), "facts": []}
    return _page(request, procedure, capacities, page)


@allow("referral.send")
def new_referral(request, reference):
    """Asks what the agency is asked, with what is known filled in; without any consent, that is asked for first."""
    procedure, capacities = find_reintegration(request, reference, "referral.send")
    chosen = _chosen(request, procedure)
    if chosen is None and request.method != "POST":
        messages.info(request, _("First record that the person agrees: nothing is shared without consent."))
        return redirect(_onward("consent_to_share", request, reference))
    form = ReferForm(_sent(request), procedure=procedure, initial=_begun(request, procedure, chosen))
    if form.is_valid():
        said = form.cleaned_data
        sent = _taken(form, lambda: refer(procedure, request.actor, said["consent"], form.asked, token=said["token"]))
        if sent:
            messages.success(request, _said_of(sent) % {"reference": sent.reference})
            return redirect("referrals", reference)
    page = {"form": form, "title": _("Refer to an agency"), "submit": _("Send the referral")}
    facts = known_facts(procedure, chosen.person) if chosen else []
    return _page(request, procedure, capacities, page | {"facts": facts})


def _said_of(referral):
    return (
        _("The referral is sent: %(reference)s.")
        if referral.sent_at
        else _("The referral waits for approval: %(reference)s.")
    )


def _sent(request):
    return request.POST if request.method == "POST" else None


def _taken(form, act):
    """What an act gives; None where it was refused, with each reason where it belongs."""
    try:
        return act()
    except Refused as refusal:
        for name, sentences in refusal.fields.items():
            for sentence in sentences:
                form.add_error(name if name in form.fields else None, sentence)
        for reason in refusal.reasons:
            form.add_error(None, reason)


def _page(request, procedure, capacities, page):
    frame = Frame(request, procedure, capacities, "referrals")
    status = 422 if page["form"].is_bound else 200
    return render(request, "reintegration/refer.html", frame.context() | page, status=status)


def _carried(request):
    """What was chosen before, in the address."""
    said = {name: request.GET.get(name, "") for name in CARRIED}
    return {name: value for name, value in said.items() if value and value.replace("_", "").isalnum()}


def _onward(page, request, reference, **more):
    said = _carried(request) | more
    return reverse(page, args=[reference]) + (f"?{urlencode(said)}" if said else "")


def _chosen(request, procedure):
    """The consent that was just given, else the newest to share with the agency asked for; any, where none is."""
    consents, said = list(consents_to_share(procedure)), _carried(request)
    wanted = request.GET.get("consent", "")
    if "agency" in said:
        consents = [one for one in consents if str(one.recipient_id) == said["agency"]]
    return next((one for one in consents if str(one.pk) == wanted), consents[0] if consents else None)


def _begun(request, procedure, consent):
    """What is filled in before anybody writes: what the consent names, the telephone, what a suggestion brought along."""
    if consent is None:
        return {}
    items = [one.item for one in consent.named_items.all()]
    said = {name: value for name, value in _carried(request).items() if name != "agency"}
    return {"consent": consent.pk, "items": items, "phone": procedure.phone} | said
