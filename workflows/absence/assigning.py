"""Gives cases to a colleague: to somebody who is there, or has a deputy, and to whom the case is not closed."""

from dataclasses import dataclass

from django.db import transaction as db
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.absence.handing import give, locked
from workflows.absence.staff import HANDLING, Staff
from workflows.rows import Grant

MOST = 100  # ticked at once


@dataclass(frozen=True)
class Outcome:
    """What became of one case: given, or why not."""

    procedure: object
    reason: str = ""


def can_take(staff, case_id=None):
    """The people to whom a case can be given today: {key: User} in the order of their names."""
    day = staff.on(timezone.localdate())
    return {
        key: user
        for key, user in staff.people.items()
        if day.roles.get(key, set()) & HANDLING and day.covers(key, case_id)
    }


@db.atomic
def assign(procedure, user, by, holder=None):
    """Gives one case of one's own agency: "" when done, else why not. `holder`: the key of who had it when it was shown, or None.

    What somebody else has taken meanwhile stays theirs.
    """
    agency = locked(by.agency)
    if user.pk not in can_take(Staff.of(agency), procedure.case_id):
        return _("%(name)s cannot take it: away, or the case is closed to them.") % {"name": user.name}
    held = Grant.objects.filter(group=agency.group_id, content_object=procedure.pk, live=True)
    holders = set(held.values_list("assigned_to", flat=True))
    if not holders:
        return _("It is closed.")
    if holders - {holder, user.pk}:
        return _("Somebody else has it by now.")
    if holders != {user.pk}:
        give(procedure, user, agency, by.user.pk)
    return ""


def assign_together(procedures, user, by, holder):
    """Each by itself: an Outcome each."""
    return [Outcome(procedure, assign(procedure, user, by, holder)) for procedure in procedures[:MOST]]
