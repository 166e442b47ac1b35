"""What the agency asked reads of a referral, or will read once it is sent: the page is made as theirs is."""

from django.http import Http404
from django.shortcuts import render

from agencies.policy import allow
from agencies.roles import CASEWORKER, PARTNER
from reintegration.referral import Referral
from workflows.finding import find
from workflows.showing.frame import Frame
from workflows.views.case import summary

AS_THEY = frozenset({CASEWORKER.at(PARTNER)})  # unmasked: so it is for hands that may refer, not for those who check


@allow("referral.send")
def preview_as_partner(request, reference):
    """A preview is made by the code, the groups and the rules of the page that it previews: it cannot show more, or less."""
    referral, capacities = find(request, reference, "referral.send")
    if not isinstance(referral, Referral):
        raise Http404
    theirs = Frame(request, referral, AS_THEY)
    preview = {
        "agency": referral.agency,
        "name": theirs.case()["person_name"],
        "parts": summary(theirs)["summary"],
        "until": referral.consent.valid_until,
    }
    frame = Frame(request, referral, capacities, "preview")
    return render(request, "reintegration/preview.html", frame.context() | {"preview": preview})
