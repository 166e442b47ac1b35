"""Hands over what somebody holds, and carries out what makes them leave or be away: only where no gap is left."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction as db
from django.utils import timezone

from agencies.exclusions import not_excluded
from agencies.models import Agency, Membership
from agencies.roles import SUPERVISOR
from audit.moment import now
from cases.filing import touch
from workflows.absence.gaps import CASE, PROPOSAL, gaps
from workflows.absence.staff import Staff
from workflows.notices import post, tell
from workflows.rows import Approval, Procedure
from workflows.taking import close, lock


class Waits(Exception):
    """It was not done: this would wait for nobody. `gaps`: each a Gap."""

    def __init__(self, left):
        self.gaps = left
        super().__init__(f"{len(left)} would wait for nobody.")


def locked(agency, waits=True):
    """Whoever leaves, is away or is given a case at an agency waits for whoever did so before: two cannot rely on each other.

    Gives the agency; None where it is held and the caller does not wait.
    """
    return Agency.objects.select_for_update(no_key=True, skip_locked=not waits).filter(pk=agency.pk).first()


@dataclass(frozen=True)
class Change:
    """What makes somebody leave or be away: `act` writes it.

    `leaver`: the key of who leaves, and so keeps nothing. `accepts`: kinds of gaps that may be left.
    """

    act: Callable
    leaver: int | None = None
    accepts: tuple[str, ...] = ()


@db.atomic
def carry_out(change, agency, choices):
    """Does it, hands over as chosen at once, and lets it stand only if nothing new waits for nobody, today or on any later day on
    which anybody comes or goes. `choices`: {key of a procedure: key of a colleague, or None for the agency}. Raises Waits.
    """
    agency = locked(agency)
    known = gaps(agency, Staff.of(agency).turning_points(timezone.localdate()))
    change.act()
    staff = Staff.of(agency)
    days = staff.turning_points(timezone.localdate())
    found = gaps(agency, days, staff)
    hand_over(agency, {pk: to for pk, to in choices.items() if (CASE, pk) in found}, staff)
    withdraw_unsupported(agency, found)
    left = [gap for gap in gaps(agency, days, staff).values() if _is_new(gap, known) or _keeps(gap, change.leaver)]
    if left := [gap for gap in left if gap.kind not in change.accepts]:
        raise Waits(left)


def _is_new(gap, known):
    """Whether it was none before, or only from a later day on."""
    return gap.key not in known or gap.on < known[gap.key].on


def _keeps(gap, leaver):
    return leaver is not None and gap.person == leaver and gap.kind in (CASE, PROPOSAL)


def hand_over(agency, choices, staff):
    """Gives each procedure to a colleague, who is told; or back to the agency, whose supervisors are told."""
    found = Procedure.objects.filter(pk__in=choices, grants__group=agency.group_id).distinct().select_related("case")
    for procedure in found.order_by("pk"):
        key = choices[procedure.pk]
        if key is None or key in staff.people:
            give(procedure, staff.people.get(key), agency)


def give(procedure, user, agency, by=None):
    """To a colleague, or with None back to the agency; whoever must know of it is told, but for whoever does it."""
    procedure.give_to(user, agency.group_id)
    if user and user.pk == by:
        return
    people = [Membership(user=user, agency=agency)] if user else _supervisors(agency, procedure)
    tell(procedure, "handed_over" if user else "given_back", people, f"{procedure.pk}-{now().isoformat()}")
    post(procedure.case)


def _supervisors(agency, procedure):
    held = Membership.objects.in_force().filter(agency=agency, role=SUPERVISOR)
    return not_excluded(held, procedure.case_id)


def withdraw_unsupported(agency, found):
    """Proposals of somebody whose role is over are withdrawn: nobody could take their step any more."""
    for gap in (one for one in found.values() if one.kind == PROPOSAL):
        procedure = lock(gap.procedure.as_kind())
        for approval in Approval.objects.filter(procedure=procedure.pk, outcome=Approval.Outcome.OPEN):
            close(approval, Approval.Outcome.WITHDRAWN)
            touch(procedure.case)
