"""What time alone brings about: a role that runs out, an absence that begins. What waits there goes back to the agency."""

from django.db import transaction as db
from django.utils import timezone

from agencies.models import Absence, Agency, Membership
from audit.actor import acting
from workflows.absence.gaps import CASE, gaps
from workflows.absence.handing import hand_over, locked, withdraw_unsupported
from workflows.absence.staff import Staff
from workflows.rows import Approval, Grant


def give_back():
    """For the worker, as often as it likes: how many agencies had something that waited for nobody."""
    return sum(_give_back(agency) for agency in Agency.objects.filter(group__in=_groups()).order_by("pk"))


def _groups():
    """Agencies where somebody holds something who has left or is away: there it is looked at closely."""
    today = timezone.localdate()
    gone = Membership.objects.exclude(pk__in=Membership.objects.in_force(today)).values("user")
    away = Absence.objects.in_force(today).values("user")
    held = Grant.objects.filter(live=True)
    groups = {
        *held.filter(assigned_to__in=gone).values_list("group", flat=True).distinct(),
        *held.filter(assigned_to__in=away).values_list("group", flat=True).distinct(),
    }
    proposed = Approval.objects.filter(outcome="open", proposed_by__in=gone)
    return groups | set(proposed.values_list("proposed_for__group", flat=True))


@db.atomic
def _give_back(agency):
    with acting(None):
        agency, staff = locked(agency), Staff.of(agency)
        found = gaps(agency, staff=staff)
        unheld = {gap.procedure.pk: None for gap in found.values() if gap.kind == CASE}
        hand_over(agency, unheld, staff)
        withdraw_unsupported(agency, found)
    return bool(unheld)
