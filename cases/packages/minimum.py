"""The least an application must hold to be submitted, and what else it had better hold."""

from cases.packages.faults import Fault
from cases.packages.persons import has_name
from cases.sentences import Sentence as _


def minimum_faults(application, requested_state: str = "AZ") -> list[Fault]:
    """A name or alias, the nationality of the requested State, a means of evidence or an interview request."""
    return list(_missing(application, requested_state))


def minimum_warnings(application, setting):
    if not application["photo"]:
        yield Fault("/photo", _("There is no photograph."))


def statement_faults(application, setting):
    """What the articles and the person's rights ask for beside the fields: consent, voluntary return, apprehension."""
    yield from _health(application["circumstances"]["health"])
    yield from _voluntary_return(application["voluntary_return"])
    if application["procedure"] == "accelerated" and not application["basis"]["apprehended_at"]:
        yield Fault("/basis/apprehended_at", _("The accelerated procedure needs the time of apprehension."))


def _missing(application, requested_state):
    person = application["person"]
    if not has_name(person):
        yield Fault("/person/names", _("Give a name or an alias."))
    if requested_state and requested_state not in {nationality["state"] for nationality in person["nationalities"]}:
        yield Fault(
            "/person/nationalities", _("Give the nationality of the requested State ({state}).", state=requested_state)
        )
    if not application["evidence"] and application["interview_requested"] is False:
        yield Fault("/evidence", _("Give at least one means of evidence, or request an interview."))


def _health(health):
    if health and health["consent_given"] is False:
        yield Fault(
            "/circumstances/health/consent_given", _("A health statement is sent only with the person’s consent.")
        )
    elif health and not health["consent_text"]:
        yield Fault("/circumstances/health/consent_text", _("Give the words of the consent."))


def _voluntary_return(offer):
    if offer["offered"] is False and not offer["reason"]:
        yield Fault("/voluntary_return/reason", _("Say why voluntary return was not offered."))
    if offer["offered"] and not offer["offered_on"]:
        yield Fault("/voluntary_return/offered_on", _("Give the date of the offer."))
    if offer["offered"] and not offer["outcome"]:
        yield Fault("/voluntary_return/outcome", _("Give the outcome of the offer."))
