"""The one scope of providers: the measures that their agency delivers, and nothing else of any case."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from agencies.policy import capacities_of, case_roles_at_which
from agencies.roles import PROVIDER
from audit.moment import today
from cases.consents import Consent, Purpose
from reintegration.measures.declaration import Measure
from workflows.rows import grants_open_to, permissions

OPEN_TO_RECORDS = ("contracted", "in_delivery", "delivered", "disputed")


def with_consent(measures):
    """Each with `consented`: whether the person's consent to the support is in force today."""
    given = Consent.objects.in_force(today()).filter(case=OuterRef("case"), purpose=Purpose.REINTEGRATION)
    return measures.annotate(consented=Exists(given))


def name_of(measure):
    """The given name and initial, as long as the person consents."""
    return measure.short_name if measure.consented else _("Name no longer shown")


def delivered_by(actor):
    """The measures on which the agency acted for is the provider, for those who work on them there; each with `consented`."""
    if actor is None or PROVIDER not in case_roles_at_which(actor, "delivery.view"):
        return Measure.objects.none()
    own = grants_open_to(actor).filter(permission=permissions()[PROVIDER])
    return with_consent(Measure.objects.filter(pk__in=own.values("content_object_id")))


def find_delivered(request, reference):
    """(measure, capacities as its provider): 404 to everybody else, whatever else they are in the case."""
    wanted = delivered_by(request.actor).with_gate().select_related("case__agreement", "measure_kind", "held_by")
    measure = get_object_or_404(wanted, reference=reference)
    return measure, {c for c in capacities_of(request.actor, measure) if c.case_role == PROVIDER}
