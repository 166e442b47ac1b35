"""What follows from the steps of a claim of readmission in error, and what is wrong with their answers."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.roles import BORDER, REQUESTING
from audit.moment import now, today
from cases.agreements import NoLimit, due, limit


def claimed(claim, by):
    """From now on the requesting authority knows of the claim."""
    claim.claimed_at = now()
    _bring_in(claim, REQUESTING)


def bring_in_border(claim, by):
    _bring_in(claim, BORDER)


def _bring_in(claim, case_role):
    """The agency that had this part in the readmission has it here too."""
    if claim.agency_that_is(case_role) is None:
        claim.bring_in({case_role: claim.parent.agency_that_is(case_role)})


def settled_already(claim):
    if claim.settled_on > today():
        yield "settled_on", _("This day has not come yet.")


def protection_checked(claim):
    """The person is lawfully here until the return; nobody is sent on before somebody has looked at what they fear."""
    if claim.protection_check != "yes":
        yield "protection_check", _("The return cannot be scheduled before the protection check is done.")


def return_ahead(claim):
    """The rules of the transfer hold for the way back too (Art. 13): our notice must reach the other side in time."""
    if claim.return_at <= now():
        yield "return_at", _("The return must lie ahead.")
        return
    last_day = _notice_due_on(claim)
    if last_day and today() > last_day:
        said = gettext("Too late for this date: the notice would have been due on %(day)s.")
        yield "return_at", said % {"day": last_day.strftime("%d.%m.%Y")}


def _notice_due_on(claim):
    """Counted back from the return, with the States in turned parts; None where the agreement names no such limit."""
    case = claim.case
    try:
        rule = limit(case.agreement, "transfer_notice", on=today())
    except NoLimit:
        return None
    turned = {"requesting_state": case.requested_state, "requested_state": case.requesting_state}
    return due(rule, claim.return_at, **turned).due_on


def returned_already(claim):
    if claim.returned_at > now():
        yield "returned_at", _("This moment has not come yet.")
