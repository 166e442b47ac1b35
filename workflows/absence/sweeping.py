"""What time alone brings about: a role that runs out, an absence that begins. What waits there goes back to the agency; and a
deadline that no supervisor is there to watch goes to a colleague who is."""

from django.db import transaction as db
from django.db.models import Exists, OuterRef
from django.utils import timezone

from agencies.models import Absence, Agency, Membership
from agencies.roles import SUPERVISOR
from audit.actor import acting
from workflows.absence.gaps import CASE, DEADLINE, PROPOSAL, gaps
from workflows.absence.handing import hand_over, locked, withdraw_unsupported
from workflows.absence.staff import Staff
from workflows.absence.suggesting import Suggestions
from workflows.rows import Approval, Grant

GIVEN_BACK = (CASE, PROPOSAL, DEADLINE)


def give_back():
    """For the worker, as often as it likes: at how many agencies something went to somebody else."""
    return sum(_give_back(agency) for agency in Agency.objects.filter(group__in=_groups()).order_by("pk"))


def _groups():
    """Agencies that are worth a closer look: somebody there holds something and has left or is away; or no supervisor is there."""
    today = timezone.localdate()
    gone = Membership.objects.exclude(pk__in=Membership.objects.in_force(today)).values("user")
    away = Absence.objects.in_force(today).values("user")
    held = Grant.objects.filter(live=True)
    proposed = Approval.objects.filter(outcome="open", proposed_by__in=gone)
    return {
        *held.filter(assigned_to__in=gone).values_list("group", flat=True).distinct(),
        *held.filter(assigned_to__in=away).values_list("group", flat=True).distinct(),
        *proposed.values_list("proposed_for__group", flat=True),
        *_unsupervised(today),
    }


def _unsupervised(today):
    there = Membership.objects.in_force(today).filter(agency=OuterRef("pk"), role=SUPERVISOR)
    away = Absence.objects.in_force(today).filter(user=OuterRef("user"), agency=OuterRef("agency"))
    staffed = Membership.objects.in_force(today).filter(agency=OuterRef("pk"))
    found = Agency.objects.filter(Exists(staffed)).exclude(Exists(there.exclude(Exists(away))))
    return found.values_list("group", flat=True)


def _give_back(agency):
    """Whether anything went to somebody else. Nobody is made to wait where nothing is to be done."""
    if not any(gap.kind in GIVEN_BACK for gap in gaps(agency).values()):
        return False
    return _carry(agency)


@db.atomic
def _carry(agency):
    """What somebody else changes there just now, the next round looks at."""
    with acting(None):
        if not (agency := locked(agency, waits=False)):
            return False
        staff = Staff.of(agency)
        found = gaps(agency, staff=staff)
        unheld = {gap.procedure.pk: None for gap in found.values() if gap.kind == CASE}
        hand_over(agency, unheld, staff)
        withdraw_unsupported(agency, found)
        blind = _to_whoever_is_there(gaps(agency, staff=staff), staff)
        hand_over(agency, blind, staff)
    return bool(unheld or blind)


def _to_whoever_is_there(found, staff):
    """{procedure: colleague} for deadlines that nobody watches: the first that would be suggested."""
    blind = [gap.procedure for gap in found.values() if gap.kind == DEADLINE]
    suggestions = Suggestions(staff, blind) if blind else None
    first = {procedure.pk: next(iter(suggestions.for_(procedure)), None) for procedure in blind}
    return {pk: suggestion.user.pk for pk, suggestion in first.items() if suggestion}
