"""The least an application must hold to be submitted, and what else it had better hold."""

from cases.packages.faults import Fault
from cases.packages.persons import NOT_KNOWN, STATELESS, has_name
from cases.sentences import Sentence as _

OTHERS = ("third_country", "stateless")


def minimum_faults(application, requested_state: str = "AZ") -> list[Fault]:
    """A name or alias, a nationality that fits, a means of evidence; of our own nationals an interview request may do instead."""
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
    yield from _bound(application, setting)


def _missing(application, requested_state):
    person = application["person"]
    if not has_name(person):
        yield Fault("/person/names", _("Give a name or an alias."))
    if application["about_whom"] in OTHERS:
        yield from _of_others(application, requested_state)
    else:
        yield from _of_nationals(application, requested_state)


def _of_nationals(application, requested_state):
    if requested_state and requested_state not in _nationalities(application):
        yield Fault(
            "/person/nationalities", _("Give the nationality of the requested State ({state}).", state=requested_state)
        )
    if not application["evidence"] and application["interview_requested"] is False:
        yield Fault("/evidence", _("Give at least one means of evidence, or request an interview."))


def _of_others(application, requested_state):
    """Article 4: since when the stay is known, why nobody can be sent home directly, and evidence of entry or stay."""
    if not application["knowledge_date"]:
        yield Fault(
            "/knowledge_date", _("Give the day since which the irregular stay is known: the limit counts from it.")
        )
    if not application["basis"]["direct_return_impossible"]:
        yield Fault(
            "/basis/direct_return_impossible", _("Say why direct return to the country of origin is impossible.")
        )
    if not application["evidence"]:
        yield Fault("/evidence", _("Give at least one means of evidence of entry or stay."))
    yield from _nationality_of_others(application["about_whom"], _nationalities(application), requested_state)


def _nationality_of_others(about_whom, known, requested_state):
    place = "/person/nationalities"
    if requested_state in known:
        yield Fault(
            place, _("A national of the requested State is no third-country national: begin another application.")
        )
    elif about_whom == "stateless" and known - {STATELESS, NOT_KNOWN}:
        yield Fault(place, _("A stateless person has no nationality: write “Stateless”."))
    elif about_whom == "third_country" and (not known or STATELESS in known):
        yield Fault(place, _("Give the nationality of the third country, or “Not known”."))


def _nationalities(application):
    return {nationality["state"] for nationality in application["person"]["nationalities"]}


def _bound(application, setting):
    """Whoever belongs to a State that the agreement binds is of no third country."""
    agreement = setting.agreements.get(application["agreement"])
    if application["about_whom"] in OTHERS and agreement and _nationalities(application) & agreement.states:
        yield Fault(
            "/person/nationalities", _("A national of a State that the agreement binds is of no third country.")
        )


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
