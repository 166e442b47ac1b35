"""Who could see a case at a moment, as what and since when; and what somebody could see then: from dated grants and roles.

The same rule as the one scope (rows/scopes.py), asked of the past: an agency's grant, a role in force there that may look,
and no conflict of interest; or a case that somebody opened in an emergency.
"""

from dataclasses import dataclass
from datetime import datetime, time
from itertools import takewhile

from django.utils import timezone

from agencies.models import Agency, EmergencyAccess, Exclusion, Membership, User
from agencies.policy import POLICY
from agencies.roles import EMERGENCY, CaseRole, Role
from audit.as_it_was import as_it_was, histories
from workflows.rows import Grant, Procedure
from workflows.rows.grants import case_role_of

LOOK = "procedure.view"


@dataclass(frozen=True)
class Sight:
    """One reason for which one person can see one procedure, and the moment since which it has held without a break."""

    procedure_id: int
    user_id: int
    agency_id: int
    role: Role
    case_role: CaseRole
    since: datetime


def who_could_see(procedure_id, at) -> list[Sight]:
    """Everybody who could see a procedure at a moment. Twelve queries at most."""
    grants = _grants(at, content_object_id=procedure_id)
    agencies = _agencies(at, group__in={group for group, _part, _pk in grants})
    sights = _met(grants, agencies, _held(at, agencies, agency_id__in=list(agencies)))
    case = list(Procedure.objects.filter(pk=procedure_id).values_list("case", flat=True))
    sights += _in_emergency(at, {case[0]: [procedure_id]} if case else {})
    closed = _closed(at, case_id__in=case)
    return [one for one in sights if one.user_id not in {user for user, _case in closed}]


def what_could_be_seen(user, at) -> list[Sight]:
    """Every procedure that somebody could see at a moment, whichever of their agencies they acted for. Thirteen queries at most."""
    own = {row.agency_id for row in as_it_was(Membership, at, user_id=user.pk).values()}
    agencies = _agencies(at, id__in=own)
    grants = _grants(at, group_id__in={row.group_id for row in agencies.values()})
    sights = _met(grants, agencies, _held(at, agencies, user_id=user.pk))
    sights += _in_emergency(at, _procedures_of(EmergencyAccess.objects.open(at).filter(user=user)), user=user)
    cases = {case for _user, case in _closed(at, user_id=user.pk)}
    closed = set(Procedure.objects.filter(case__in=cases).values_list("pk", flat=True)) if cases else set()
    return [one for one in sights if one.procedure_id not in closed]


def _in_emergency(at, procedures, **which):
    """Those whom an emergency opened a case to; `procedures`: {case: keys of the procedures that are asked about}."""
    rows = list(EmergencyAccess.objects.open(at).filter(case_id__in=list(procedures), **which))
    agencies = _agencies(at, id__in={row.agency_id for row in rows}) if rows else {}
    held = _held(at, agencies, user_id__in=[row.user_id for row in rows]) if rows else ()
    return [
        Sight(pk, row.user_id, row.agency_id, role, EMERGENCY, max(since, row.opened_at))
        for row in rows
        for user, agency, role, since in held
        if (user, agency) == (row.user_id, row.agency_id) and role.at(EMERGENCY) in POLICY[LOOK]
        for pk in procedures[row.case_id]
    ]


def _procedures_of(accesses):
    found = {}
    for case, pk in Procedure.objects.filter(case__in=accesses.values("case_id")).values_list("case", "pk"):
        found.setdefault(case, []).append(pk)
    return found


def _grants(at, **which):
    """{(group, case role, procedure): since when}"""
    alive = [rows for rows in histories(Grant, at, **which).values() if rows[-1].history_type != "-"]
    return {_part(rows[-1]): _since_as_such(rows) for rows in alive}


def _since_as_such(rows):
    *_earlier, first = takewhile(lambda row: _part(row) == _part(rows[-1]), reversed(rows))
    return first.history_date


def _part(grant):
    """What an agency is in a procedure; a consent that ends can make it another."""
    return grant.group_id, case_role_of(grant.permission_id), grant.content_object_id


def _closed(at, **which):
    """{(user, case)} of the conflicts of interest that stood open."""
    return {(row.user_id, row.case_id) for row in as_it_was(Exclusion, at, **which).values() if row.ended_at is None}


def _agencies(at, **which):
    """Those that were at work on the day, by their key. What was not changed by then was as it was seeded: without an end."""
    now = {agency.pk: agency for agency in Agency.objects.filter(**which)}
    then, day = as_it_was(Agency, at, id__in=list(now)), _day(at)
    ended = {pk for pk, row in then.items() if row.ended_on is not None and row.ended_on <= day}
    return {pk: agency for pk, agency in now.items() if pk not in ended}


def _held(at, agencies, **which):
    """[(user, agency, role, since when)] of the roles in force at a moment, of people who may sign in."""
    rows = {pk: found for pk, found in histories(Membership, at, **which).items() if found[0].agency_id in agencies}
    users = histories(User, at, id__in={found[0].user_id for found in rows.values()})
    may_sign_in = {pk: _since(found, lambda row, _until: row.is_active, at) for pk, found in users.items()}
    held = [(found[0], _since(found, _is_in_force, at), may_sign_in.get(found[0].user_id)) for found in rows.values()]
    return [(row.user_id, row.agency_id, Role(row.role), max(a, b)) for row, a, b in held if a and b]


def _since(rows, holds, at):
    """The moment since which `holds(row, moment)` has been true up to `at`; None where it is not true then.

    Each row of a history stands until the next: what it says is asked at the end of that time.
    """
    since = None
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        end = following.history_date if following else at
        since = (since or _begins(row)) if row.history_type != "-" and holds(row, end) else None
    return since


def _begins(row):
    first = getattr(row, "from_on", None)
    day = timezone.make_aware(datetime.combine(first, time.min)) if first else row.history_date
    return max(row.history_date, day)


def _is_in_force(row, moment):
    day = _day(moment)
    return row.suspended_at is None and row.from_on <= day and (row.until_on is None or row.until_on >= day)


def _met(grants, agencies, held):
    """Grants and roles that come together in somebody who may look."""
    by_agency = {}
    for user, agency, role, since in held:
        by_agency.setdefault(agencies[agency].group_id, []).append((user, agency, role, since))
    return [
        Sight(procedure, user, agency, role, part, max(since, granted))
        for (group, part, procedure), granted in grants.items()
        for user, agency, role, since in by_agency.get(group, ())
        if role.at(part) in POLICY[LOOK]
    ]


def _day(moment):
    return timezone.localdate(moment)
