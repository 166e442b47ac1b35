"""Where the nationality of the person stands under the agreement: proved, assumed, rebutted, or not shown (Art. 9, Annexes 1 and 2)."""

from enum import Enum

from cases.terms import Effect
from workflows.procedures.verification import Finding


class Standing(Enum):
    PROVED = "proved"
    CONFIRMED = "confirmed"  # by an identity check or the interview
    ASSUMED = "assumed"
    REBUTTED = "rebutted"
    OPEN = "open"


def standing(request) -> Standing:
    """Proof stands until it is contradicted itself; what is only assumed falls with any proof to the contrary."""
    counted = {item.effect for item in request.evidence if item.accepted}
    if Effect.PROOF in counted:
        return Standing.PROVED
    if confirmed_here(request):
        return Standing.CONFIRMED
    contrary = found_by_checks(request, Finding.CONTRADICTED)
    if Effect.PRIMA_FACIE in counted and not contrary:
        return Standing.ASSUMED
    is_refuted = any(item.refuted for item in request.evidence)
    return Standing.REBUTTED if contrary or is_refuted else Standing.OPEN


def is_shown(request) -> bool:
    """Whether the reply may be an agreement. The papers are read only where nothing here has confirmed it."""
    return confirmed_here(request) or standing(request) in (Standing.PROVED, Standing.ASSUMED)


def confirmed_here(request) -> bool:
    """By an interview, or by an agency that was asked."""
    return request.interview_result == "confirmed" or bool(found_by_checks(request, Finding.CONFIRMED))


def found_by_checks(request, finding):
    """The identity checks that ended with this finding."""
    return [child for child in request.child_procedures if child.kind == "verification" and child.finding == finding]
