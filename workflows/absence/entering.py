"""Enters that somebody is away, and calls it off: their own, or as a supervisor that of a colleague."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError
from django.db import transaction as db
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import Absence, Membership, User
from agencies.policy import Verdict
from agencies.roles import SUPERVISOR
from workflows.absence.handing import Change, carry_out, locked
from workflows.absence.staff import ONE_DAY, WORKING
from workflows.refusing import Refused, insist


@dataclass(frozen=True)
class Away:
    """What is entered of an absence."""

    user: User
    from_on: date
    until_on: date
    deputy: User | None = None
    note: str = ""


def may_enter(by, user) -> Verdict:
    """Everybody enters their own; a supervisor that of a colleague."""
    if user.pk == by.user.pk or SUPERVISOR in by.roles:
        return Verdict()
    return Verdict((_("Only a supervisor enters that a colleague is away."),))


def enter(away, choices, by):
    """Writes it down, hands over as chosen, and lets it stand only if nothing waits for nobody on any of these days: an Absence.

    Raises Refused with the reasons against it, or workflows.absence.handing.Waits with what would wait.
    """
    insist(may_enter(by, away.user) + against_deputy(away, by.agency))
    made = Absence(
        user=away.user, agency=by.agency, deputy=away.deputy, from_on=away.from_on, until_on=away.until_on, note=away.note,
        entered_by=by.user,
    )  # fmt: skip
    try:
        carry_out(Change(made.save), by.agency, choices)
    except IntegrityError as error:  # they are away on some of these days already, and it was entered meanwhile
        raise Refused(_("An absence on some of these days is entered already.")) from error
    return made


def against_deputy(away, agency) -> Verdict:
    """Why a colleague cannot stand in: they must be there all the time, and hold every role by which the other works."""
    if away.deputy is None:
        return Verdict()
    if away.deputy.pk == away.user.pk:
        return Verdict((_("Nobody stands in for themselves."),))
    reasons = []
    if not _roles_all_along(away.user, agency, away, needed=False) <= _roles_all_along(away.deputy, agency, away):
        reasons.append(_("%(name)s does not have the same roles on all of these days.") % {"name": away.deputy.name})
    if Absence.objects.touching(away.from_on, away.until_on).filter(user=away.deputy, agency=agency).exists():
        reasons.append(_("%(name)s is away on some of these days too.") % {"name": away.deputy.name})
    return Verdict(tuple(reasons))


def _roles_all_along(user, agency, away, needed=True):
    """The roles by which somebody works on all of these days; with `needed` False on any of them."""
    held = Membership.objects.filter(user=user, agency=agency, suspended_at=None, role__in=WORKING)
    first, last = (away.from_on, away.until_on) if needed else (away.until_on, away.from_on)
    begun = held.filter(from_on__lte=first)
    return {row.role for row in begun if row.until_on is None or row.until_on >= last}


@db.atomic
def call_off(absence, by):
    """Somebody is back, or does not go: from today on it counts no more. Once; a second time changes nothing.

    Raises Refused to whoever may not say so.
    """
    insist(may_enter(by, absence.user))
    locked(absence.agency)
    found = Absence.objects.standing().filter(pk=absence.pk, agency=by.agency).first()
    if found:
        found.ended_by, found.ended_at = by.user, timezone.now()
        found.save()


def is_over(absence):
    return absence.ended_at is not None or absence.until_on + ONE_DAY <= timezone.localdate()
