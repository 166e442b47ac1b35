"""Emergency access: opens a case that is none of one's own for some hours, ends that early, and lets somebody else judge it."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.emergency import LASTS, EmergencyAccess
from agencies.models import Membership, User
from agencies.policy import Verdict, may
from agencies.roles import INTERNAL_CASE_ROLES
from audit.moment import now, today
from cases.agreements import NoLimit, due, house_limit
from cases.terms import LimitName
from workflows.notices import post, tell_of_emergency
from workflows.refusing import Refused, insist
from workflows.rows import Procedure


def may_open(actor) -> Verdict:
    """Whether somebody may open cases in an emergency at all: by their role, their agency, and what their unit has not answered for."""
    verdict = may(actor.capacities, "emergency.open")
    if not set(actor.agency.case_roles) & set(INTERNAL_CASE_ROLES):
        verdict += Verdict((_("Only agencies that check, decide or hand over may do this."),))
    if overdue_of(actor).exists():
        verdict += Verdict(
            (_("Your unit cannot do this for now: an earlier emergency access was not reviewed in time."),)
        )
    return verdict


def looks_like_reference(text):
    """Whether it can be the reference of a case, of which whoever has no part in it knows nothing more."""
    return text.upper().partition("-")[0] in {kind.workflow.prefix for kind in Procedure.kinds.values()}


def overdue_of(actor):
    """The emergency accesses of somebody's unit, or of an agency without units, that were not reviewed in time.

    While there is one, nobody there opens another case in an emergency: reckoned anew each time, by no nightly job.
    """
    return EmergencyAccess.objects.filter(agency=actor.agency, unit=_unit_of(actor)).overdue(today())


@db.atomic
def open_in_emergency(reference, category, reason, by):
    """The case of a reference is open to `by` for four hours; gives a procedure of it. Asked twice, it is opened once.

    Raises Refused, of a case that is closed to them by a conflict of interest in the words for a case that does not exist.
    """
    insist(may_open(by))
    User.objects.select_for_update(no_key=True).get(pk=by.user.pk)  # a second click waits for the first
    procedure = _procedure(reference, by)
    if held := EmergencyAccess.objects.open(now()).filter(user=by.user).first():
        if (held.case_id, held.agency_id) == (procedure.case_id, by.agency.pk):
            return procedure
        raise Refused(_("You have another case open in an emergency. End that first."))
    access = EmergencyAccess(
        user=by.user, agency=by.agency, unit=_unit_of(by), case_id=procedure.case_id, category=category, reason=reason
    )
    access.opened_at = now()
    access.ends_at = access.opened_at + LASTS
    access.review_due_on = _to_be_reviewed(access.opened_at)
    access.save()
    tell_of_emergency(access, procedure)
    post(procedure.case)
    return procedure


def _procedure(reference, by):
    """One that may be opened. What is open to them anyway needs no emergency."""
    found = Procedure.objects.select_related("case").filter(reference=reference).first()
    if found is None or found.case_id in by.excluded:
        raise Refused(fields={"reference": [_("There is no case with this reference.")]})
    if may(by.at(found.case_roles_of(by.group_id)), "procedure.view"):
        raise Refused(fields={"reference": [_("This case is open to you anyway.")]})
    return found


@db.atomic
def end_early(case_id, by):
    """Whoever opened a case is done with it: it closes at once. Nothing happens where it is not open any more."""
    access = EmergencyAccess.objects.select_for_update().open(now()).filter(case_id=case_id, user=by.user).first()
    if access:
        access.closed_at = now()
        access.save()


@db.atomic
def review(access, outcome, finding, by):
    """Somebody else of the agency says whether it was justified; once. It ends then, if it still runs. Raises Refused."""
    insist(may(by.capacities, "emergency.review"))
    access = EmergencyAccess.objects.select_for_update().get(pk=access.pk)
    insist(may_review(access, by))
    if access.reviewed_at:
        raise Refused(_("Somebody else has reviewed it meanwhile."))
    access.outcome, access.finding, access.reviewed_by, access.reviewed_at = outcome, finding, by.user, now()
    if access.until > access.reviewed_at:
        access.closed_at = access.reviewed_at
    access.save()


def may_review(access, actor) -> Verdict:
    """Never one's own, nor as a deputy that of whom one stands in for, and only of one's own agency."""
    if access.user_id == actor.user.pk:
        return Verdict((_("Nobody reviews their own emergency access."),))
    if access.user_id in actor.stands_in_for:
        return Verdict((_("You stand in for who opened it: somebody else reviews it."),))
    return Verdict() if access.agency_id == actor.agency.pk else Verdict((_("Only of your own agency."),))


def access_of(actor, case_id):
    """By what somebody sees a case that is none of theirs; None where they need none."""
    if case_id not in actor.in_emergency:
        return None
    return EmergencyAccess.objects.open(now()).filter(user=actor.user, case_id=case_id).first()


def _unit_of(actor):
    held = Membership.objects.in_force().filter(user=actor.user, agency=actor.agency).exclude(unit=None)
    row = held.select_related("unit").order_by("pk").first()
    return row and row.unit


def _to_be_reviewed(opened_at):
    """By the house's own rule."""
    try:
        rule = house_limit(LimitName.EMERGENCY_REVIEW)
    except NoLimit as none:
        raise Refused(none.sentence.translated(_)) from none
    return due(rule, opened_at).due_on
