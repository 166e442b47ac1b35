"""What follows from the steps of a voluntary return: agencies brought in, papers asked for, consents that end."""

from agencies.models import Agency
from agencies.roles import BORDER, CASE_MANAGEMENT, CONSULAR, LEAD
from audit.moment import now
from cases.consents import Purpose
from workflows.perform import open_, perform
from workflows.procedures.travel_document import TravelDocument
from workflows.procedures.voluntary_return_facts import judged
from workflows.procedures.voluntary_return_fields import Afterwards


def keep_eligibility(case, by):
    """How each rule was found, in the words that it had then: rules change, this stays."""
    case.eligibility = [
        {"code": one.rule.code, "verdict": one.verdict.value, "en": one.rule.says_en, "az": one.rule.says_az}
        for one in judged(case, case.programme)
    ]


def ask_for_document(case, by):
    """The consulate issues a certificate of return; for it, whoever manages the case is the one that asks."""
    agencies = {CONSULAR: competent(case, CONSULAR), LEAD: case.agency_that_is(CASE_MANAGEMENT)}
    open_(TravelDocument, case.case, by, agencies, parent=case, asked_at=now())


def bring_in_border(case, by):
    """So that the person is expected where they arrive."""
    if case.agency_that_is(BORDER) is None:
        case.bring_in({BORDER: competent(case, BORDER)})


def competent(case, case_role):
    """The agency of the State of return that is competent for a case role."""
    found = Agency.objects.filter(state=case.case.requested_state, ended_on=None, case_roles__contains=[case_role])
    return found.order_by("code").first()


def use_document(case, by):
    """The certificate has served: a single journey."""
    for child in case.children.filter(kind="traveldocument", state__in=("issued", "handed_over")):
        perform(child, "use", by=None)


def end_what_was_asked(case, by):
    for child in case.children.filter(closed_at=None):
        perform(child, "withdraw", by=None)


def withdraw_consents(case, by):
    """Whoever no longer wishes to return consents no longer to what was done for it. Whoever comes back gives a new one."""
    end_what_was_asked(case, by)
    for consent in case.case.consents.filter(purpose=Purpose.RETURN, withdrawn_at=None):
        consent.withdrawn_at, consent.withdrawn_recorded_by = now(), by.user
        consent.save(update_fields=["withdrawn_at", "withdrawn_recorded_by"])


def hand_over(case, by):
    case.afterwards = Afterwards.REINTEGRATION


def nothing_wanted(case, by):
    case.afterwards = Afterwards.NOTHING_WANTED
