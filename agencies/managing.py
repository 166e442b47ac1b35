"""What administrators do with agencies and their people. Everything ends by a date or is suspended; nothing is deleted."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import Agency, Membership, Unit
from agencies.policy import Verdict
from agencies.roles import ADMINISTRATOR, HUMAN

# Applications are addressed to it and it leads the cases (domain §2.1), so it keeps the list of agencies.
LEADING_AGENCY = "AZ-SMS"


def leads(actor) -> bool:
    """Whether somebody administers the agency that keeps the list of agencies."""
    return actor.agency.code == LEADING_AGENCY and ADMINISTRATOR in actor.roles


def may_manage(actor, agency) -> bool:
    return ADMINISTRATOR in actor.roles and (agency.pk == actor.agency.pk or leads(actor))


def agency_of(actor, pk) -> Agency:
    """An agency that this administrator manages: their own, or any for the leading one. Others are strangers to it: 404."""
    agency = get_object_or_404(Agency, pk=pk)
    if not may_manage(actor, agency):
        raise Http404
    return agency


def unit_of(actor, pk) -> Unit:
    """A unit of an agency that this administrator manages; 404 of any other, after the same query as where there is none."""
    units = Unit.objects.select_related("agency")
    return get_object_or_404(units if leads(actor) else units.filter(agency=actor.agency), pk=pk)


def insist_on_leading(actor):
    if not leads(actor):
        raise PermissionDenied(_("Only an administrator of the agency that leads this installation may do this."))


def roles_to_give(actor, agency) -> tuple:
    """The roles that this administrator may give at an agency.

    At their own: any. At another the leading agency may only name a first administrator, where there is none: so a new
    agency can begin, and nobody can slip into one that has begun.
    """
    if agency.pk == actor.agency.pk:
        return HUMAN
    return () if not leads(actor) or _has_administrator(agency) else (ADMINISTRATOR,)


def _has_administrator(agency):
    return not_ended(agency).filter(role=ADMINISTRATOR, suspended_at=None, user__is_active=True).exists()


def not_ended(agency):
    """The roles at an agency that have not ended yet, those to come among them."""
    return agency.memberships.filter(Q(until_on=None) | Q(until_on__gte=timezone.localdate()))


def membership_of(actor, pk) -> Membership:
    """A role of somebody at the administrator's own agency. Elsewhere it is hidden: 404."""
    rows = Membership.objects.select_related("user", "agency", "unit")
    return get_object_or_404(rows, pk=pk, agency=actor.agency)


def may_change(actor, membership) -> Verdict:
    """Nobody changes their own roles, so that no right is taken or kept by one pair of eyes."""
    if membership.user_id == actor.user.pk:
        return Verdict((_("You cannot change your own roles. Another administrator must do it."),))
    return Verdict()


def is_over(membership) -> bool:
    return membership.until_on is not None and membership.until_on < timezone.localdate()


def insist_on_change(actor, membership):
    if not (verdict := may_change(actor, membership)):
        raise PermissionDenied(" ".join(verdict.reasons))


def suspend(membership):
    """At once: the next request of this person has no such role. A second time changes nothing."""
    if membership.suspended_at is None:
        membership.suspended_at = timezone.now()
        membership.save()


def lift_suspension(membership):
    if membership.suspended_at is not None:
        membership.suspended_at = None
        membership.save()
