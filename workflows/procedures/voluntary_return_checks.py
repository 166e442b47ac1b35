"""What is wrong with the answers of a step of a voluntary return: each yields the field and a sentence."""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT
from audit.moment import now, today
from workflows.procedures.voluntary_return_facts import why_not_eligible
from workflows.procedures.voluntary_return_forms import is_for
from workflows.procedures.voluntary_return_guards import AT_HAND, consented_until, late_assessments


def not_in_the_future(*names):
    """A check that what has been is told of, not what is to come."""

    def check(case):
        for name in names:
            told = getattr(case, name)
            if told and told > (now() if hasattr(told, "hour") else today()):
                yield name, _("This day has not come yet.")

    return check


def in_order(case):
    if case.last_assisted_on and case.applied_on and case.last_assisted_on > case.applied_on:
        yield "last_assisted_on", _("This is after the application.")
    if case.in_host_state_since and case.applied_on and case.in_host_state_since > case.applied_on:
        yield "in_host_state_since", _("This is after the application.")


def programme_fits(case):
    """Of the agency and the host country, running on the day of the application, and every rule of it is met."""
    programme = case.programme
    if programme.agency_id != case.agency_that_is(CASE_MANAGEMENT).pk:
        yield "programme", _("Choose a programme of your own agency.")
    if not (programme.is_in_force(case.applied_on) and is_for(programme, case.case.requesting_state)):
        yield "programme", _("This programme does not run there, or did not on the day of the application.")
    for sentence in why_not_eligible(case, programme):
        yield "programme", sentence


def asked_alone(case):
    if case.rights_told != "yes":
        yield "rights_told", _("This must be asked before it goes on. If anything stands against it, open Protection.")


def journey_ahead(case):
    if case.departure_at <= now():
        yield "departure_at", _("The departure must lie ahead.")
    if case.arrival_at <= case.departure_at:
        yield "arrival_at", _("The arrival must follow the departure.")


def document_lasts(case):
    """Until the day of the arrival."""
    issued = case.children.filter(kind="traveldocument", state__in=AT_HAND)
    last = [row.as_kind().expires_on for row in issued] + [case.document_expires_on]
    if not any(day and day >= localdate(case.arrival_at) for day in last):
        yield "arrival_at", _("No travel document is valid on that day.")


def accepted_in_time(case):
    """As many days before the departure as the programme asks."""
    days = case.programme and case.programme.acceptance_days
    if days is None or case.accepted_on is None:
        return
    if localdate(case.departure_at) < case.accepted_on + timedelta(days=days):
        said = _now("Too early: the programme asks for %(days)s days between the acceptance and the departure.")
        yield "departure_at", said % {"days": days}


def fit_when_departed(case):
    """Looked at once more, at the moment of boarding."""
    if late_assessments(case, case.departed_at):
        yield "departed_at", _("At that moment a medical assessment was missing, or too old.")


def departed_in_order(case):
    if case.arrived_at and case.departed_at and case.arrived_at < case.departed_at:
        yield "arrived_at", _("The arrival must follow the departure.")


def consented_when_departed(case):
    """A consent may be withdrawn until the boarding; what comes after it undoes no departure."""
    if not consented_until(case, case.departed_at):
        yield "departed_at", _("At that moment the written consent of somebody who travels was not in force.")
