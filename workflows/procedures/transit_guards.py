"""The conditions of a transit: each a sentence, and what makes it true."""

from datetime import timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.moment import now
from cases.duplicates import likenesses
from cases.terms import Expiry
from workflows.declare import guard
from workflows.procedures.transit_annex import annex_faults

IN_THE_AIR = timedelta(days=2)  # how long the border service has to say whether somebody came
RECORDED = ("received_at", "came_in_at", "went_out_at", "returned_at")


@guard(_("The application lacks something that Annex 6 asks for."))
def application_sound(transit):
    return not any(annex_faults(transit.application, transit.case))


@guard(_("Compare the persons who look alike first."))
def duplicates_decided(transit):
    return not likenesses(transit.case)


@guard(_("All agencies that were asked must answer first."))
def checks_answered(transit):
    return all(check.closed_at for check in transit.child_procedures)


@guard(_("The protection check must be done first."))
def protection_checked(transit):
    return transit.protection_check == "yes"


@guard(_("Under this agreement silence is not consent to a transit."))
def silence_is_consent(transit):
    return _means(transit, "reply", Expiry.DEEMED_AGREED)


@guard(_("Under this agreement consent to a transit does not lapse by itself."))
def consent_lapses(transit):
    return _means(transit, "execution", Expiry.LAPSES)


@guard(_("The time to reply has not run out."))
def reply_time_is_over(transit):
    return _is_over(transit, "reply")


@guard(_("The time to carry out the transit has not run out."))
def execution_time_is_over(transit):
    return _is_over(transit, "execution")


@guard(_("A transit is scheduled; what became of it must be recorded first."))
def nobody_is_on_the_way(transit):
    return transit.state != "scheduled" or now() > transit.transfer_at + IN_THE_AIR


@guard(_("The person has not entered our territory."))
def person_has_entered(transit):
    return transit.came_in_at is not None


@guard(_("The person is still here: record the return first."))
def person_is_not_here(transit):
    return transit.state != "revoked" or transit.came_in_at is None


def not_in_the_future(transit):
    for name in RECORDED:
        moment = getattr(transit, name)
        if moment and moment > now() + timedelta(minutes=5):
            yield name, _("This moment has not come yet.")


def exit_follows_entry(transit):
    return _follows_entry(transit, "went_out_at")


def return_follows_entry(transit):
    return _follows_entry(transit, "returned_at")


def transit_lies_ahead(transit):
    if transit.transfer_at <= now():
        yield "transfer_at", _("The transfer must lie ahead.")


def within_execution_limit(transit):
    clock = transit.running_clock("execution")
    if clock and transit.transfer_at >= clock.due_at:
        said = gettext("The transit must be carried out by %(day)s.")
        yield "transfer_at", said % {"day": clock.due_on.strftime("%d.%m.%Y")}


def _follows_entry(transit, name):
    moment = getattr(transit, name)
    if moment and transit.came_in_at and moment < transit.came_in_at:
        yield name, _("That is before the entry.")


def _means(transit, deadline, expiry):
    """What follows when a limit runs out is a fact of the agreement."""
    clock = transit.running_clock(deadline)
    return bool(clock and clock.limit.on_expiry == expiry)


def _is_over(transit, deadline):
    clock = transit.running_clock(deadline)
    return bool(clock and clock.paused_at is None and now() >= clock.due_at)
