"""Where the conditions of readmission of Article 4 stand: proved, assumed, excluded, rebutted, or not shown (Art. 10, Annexes 3 and 4)."""

from enum import Enum

from cases.terms import Effect
from workflows.procedures.third_country_fields import EntryCondition, ExclusionGround, TheirPermit

FOUND = (EntryCondition.VISA_OR_PERMIT, EntryCondition.DIRECT_ENTRY)


class Conditions(Enum):
    EXCLUDED = "excluded"  # a ground of exclusion was found: whatever the evidence says, there is no obligation
    UNRECORDED = "unrecorded"
    PROVED = "proved"
    ASSUMED = "assumed"
    AT_ODDS = "at odds"  # proof was accepted, and the recorded finding is that nothing is shown
    REBUTTED = "rebutted"
    OPEN = "open"


def conditions(request) -> Conditions:
    """Findings and evidence together: neither alone shows a condition."""
    if exclusions(request):
        return Conditions.EXCLUDED
    if not request.entry_condition:
        return Conditions.UNRECORDED
    if has_accepted(request, Effect.PROOF):
        return Conditions.PROVED if is_found(request) else Conditions.AT_ODDS
    if is_shown(request):
        return Conditions.ASSUMED
    return Conditions.REBUTTED if any(item.refuted for item in request.evidence) else Conditions.OPEN


def is_shown(request) -> bool:
    """Whether one of the conditions is found and accepted evidence shows it. A ground of exclusion is asked of apart."""
    return is_found(request) and has_accepted(request, Effect.PROOF, Effect.PRIMA_FACIE)


def is_found(request) -> bool:
    return request.entry_condition in FOUND


def has_accepted(request, *effects) -> bool:
    return any(item.accepted and item.effect in effects for item in request.evidence)


def exclusions(request) -> set[ExclusionGround]:
    """The grounds of refusal that the recorded findings bear out."""
    permit = request.their_permit
    found = {
        ExclusionGround.AIRSIDE_ONLY: request.airside_only == "yes",
        ExclusionGround.PERMIT_OF_REQUESTING: permit == TheirPermit.ISSUED and not request.permit_exception,
        ExclusionGround.VISA_FREE: permit == TheirPermit.VISA_FREE,
        ExclusionGround.DIRECT_RETURN_POSSIBLE: request.direct_return == "possible",
    }
    return {ground for ground, stands in found.items() if stands}
