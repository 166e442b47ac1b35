"""The invariant: nobody who has left, or is away without a deputy, holds an open case, an approval that they alone could sign,
a proposal that nobody can go on with, or a deadline that nobody watches. One function states it: what breaks it is a Gap."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from agencies.roles import HUMAN, PROVIDER, SUPERVISOR
from workflows.absence.staff import HANDLING, WORKING, Staff
from workflows.rows import Approval, Grant

CASE, APPROVAL, PROPOSAL, DEADLINE = "case", "approval", "proposal", "deadline"
MOST = 200  # deadlines that are named one by one


@dataclass(frozen=True)
class Gap:
    """What waits for nobody, from which day on. `person`: the key of whoever holds it; None where there is nobody."""

    kind: str
    procedure: object
    on: date
    person: int | None = None
    due_at: object = None
    transition: str = ""

    @property
    def key(self):
        return self.kind, self.procedure.pk


def gaps(agency, days=None, staff=None) -> dict[tuple, Gap]:
    """Every gap at an agency on any of these days (today), by its key; at most seven queries, however many there are.

    Days to come are judged by what is open today.
    """
    staff = staff or Staff.of(agency)
    days = sorted(days or [timezone.localdate()])
    found = [*_cases(staff, days), *_approvals(staff, days), *_deadlines(staff, days)]
    return {gap.key: gap for gap in reversed(found)}


def _cases(staff, days):
    """What somebody holds who is not there, with nobody in their place."""
    unheld = {user for user in staff.people for day in days if staff.on(day).acts_for(user) is None}
    closed = {case for cases in staff.closed.values() for case in cases}
    held = Grant.objects.filter(group=staff.agency.group_id, live=True, assigned_to__in=list(staff.people))
    held = held.filter(Q(assigned_to__in=unheld) | Q(content_object__case__in=closed)).select_related("content_object")
    for grant in held.order_by("sort_at", "content_object"):
        case_id, user = grant.content_object.case_id, grant.assigned_to_id
        day = next((day for day in days if not staff.on(day).covers(user, case_id)), None)
        if day:
            yield Gap(CASE, grant.content_object, day, user, grant.due_at)


def _approvals(staff, days):
    """Open proposals that nobody who is there could sign; and those of somebody whose role is over."""
    own = [f"{staff.agency.group_id}:{role}" for role in HUMAN]
    concerned = Approval.objects.filter(Q(eyes__overlap=own) | Q(proposed_for=staff.agency), outcome="open")
    for approval in concerned.select_related("procedure").prefetch_related("signatures").order_by("pk"):
        for day in days:
            if role := _nobody_signs(approval, set(own) & set(approval.eyes), staff.on(day)):
                person = next((user for user, roles in staff.on(day).roles.items() if role in roles), None)
                yield Gap(APPROVAL, approval.procedure, day, person, transition=approval.transition)
                break
        if approval.proposed_for_id == staff.agency.pk and _has_left(approval, staff):
            today = timezone.localdate()
            yield Gap(PROPOSAL, approval.procedure, today, approval.proposed_by_id, transition=approval.transition)


def _nobody_signs(approval, eyes, day):
    """The first role whose signature is wanted and that nobody who is there could give; "" where all can be."""
    done = {approval.proposed_by_id, *(signature.signed_by_id for signature in approval.signatures.all())}
    wanted = sorted(one.partition(":")[2] for one in eyes)
    return next((role for role in wanted if not day.there_as(role, approval.procedure.case_id) - done), "")


def _has_left(approval, staff):
    """Whether whoever proposed it could not take the step any more once it is signed."""
    return not staff.on(timezone.localdate()).roles.get(approval.proposed_by_id, set()) & WORKING


def _deadlines(staff, days):
    """Running deadlines of cases that nobody works on yet, where nobody is there who would be told."""
    blind = [day for day in days if staff.has_worked(day) and not _all_watched(staff.on(day))]
    if not blind:
        return
    waiting = Grant.objects.filter(group=staff.agency.group_id, live=True, turn=True, assigned_to=None)
    waiting = waiting.exclude(due_at=None).select_related("content_object").order_by("sort_at", "content_object")
    for grant in waiting[:MOST]:
        roles = HANDLING if grant.case_role == PROVIDER else (SUPERVISOR,)
        case_id = grant.content_object.case_id
        day = next((d for d in blind if not any(staff.on(d).there_as(role, case_id) for role in roles)), None)
        if day:
            yield Gap(DEADLINE, grant.content_object, day, due_at=grant.due_at)


def _all_watched(day):
    """Whether some supervisor is there to whom no case is closed: the usual day, on which nothing need be looked up."""
    return any(not day.closed.get(user) for user in day.there_as(SUPERVISOR))
