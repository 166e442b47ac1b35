"""Closes a case to somebody who has an interest in it, and opens it to them again: by another person."""

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.models import Exclusion, Membership
from agencies.policy import capacities_of, may
from audit.moment import now
from workflows.notices import post, tell_of_conflict
from workflows.refusing import Refused, insist
from workflows.rows import Grant, Procedure


@db.atomic
def close_to(procedure, user, ground, by):
    """The whole case is closed to `user` from now on, and they work on none of it any more; once, however often it is asked.

    Raises Refused where `by` may not say so of them. Everybody may of themselves, a supervisor of a colleague.
    """
    own = user.pk == by.user.pk
    insist(may(capacities_of(by, procedure), "conflict.declare" if own else "conflict.set"))
    if not own and not Membership.objects.in_force().filter(user=user, agency=by.agency).exists():
        raise Refused(_("Only of a colleague of your own agency."))
    try:
        with db.atomic():
            exclusion = Exclusion.objects.create(
                user=user, case_id=procedure.case_id, ground=ground, set_by=by.user, set_at=now()
            )
    except IntegrityError:
        return Exclusion.objects.open().get(user=user, case_id=procedure.case_id)
    held = Grant.objects.filter(content_object__case=procedure.case_id, assigned_to=user).select_related(
        "content_object"
    )
    for grant in held:
        grant.content_object.give_to(None, grant.group_id)
    tell_of_conflict(exclusion, procedure)
    post(procedure.case)
    return exclusion


@db.atomic
def open_again(exclusion, procedure, by):
    """Somebody else opens the case to them again. Raises Refused to whoever it is closed to, and to whoever does not supervise."""
    insist(may(capacities_of(by, procedure), "conflict.set"))
    if exclusion.user_id == by.user.pk:
        raise Refused(_("Nobody opens a case to themselves again."))
    found = Exclusion.objects.select_for_update().open().filter(pk=exclusion.pk).first()
    if found:
        found.ended_by, found.ended_at = by.user, now()
        found.save()


def conflicts_in(procedure, agency=None):
    """The people to whom a case is closed, with who said so: all, or those of one agency."""
    found = Exclusion.objects.open().filter(case_id=procedure.case_id).select_related("user", "set_by").order_by("pk")
    return found.filter(user__memberships__agency=agency).distinct() if agency else found


def closed_case(reference, actor):
    """Whether this is a case that is closed to the actor by their own word: a second click must not look like a fault."""
    own = Exclusion.objects.open().filter(user=actor.user, set_by=actor.user).values("case_id")
    return bool(actor.excluded) and Procedure.objects.filter(reference=reference, case__in=own).exists()
