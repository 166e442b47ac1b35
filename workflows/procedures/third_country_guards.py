"""The conditions under which third-country nationals and stateless persons are taken back (Art. 4, 7, 10, 11)."""

from django.utils.translation import gettext_lazy as _

from audit.moment import today
from cases.terms import Effect
from workflows.declare import guard
from workflows.procedures import accelerated, readmission_guards
from workflows.procedures.conditions import exclusions, has_accepted, is_shown
from workflows.procedures.third_country_fields import TheirPermit
from workflows.procedures.travel_papers import valid_on_transfer


def in_normal_time(request):
    """Whoever came too late has no right to a reply: accepted all the same, no limit runs and silence has no effect."""
    return not request.is_ex_gratia and accelerated.in_normal_time(request)


def in_accelerated_time(request):
    return not request.is_ex_gratia and accelerated.in_accelerated_time(request)


@guard(_("It did not come too late, or no limit is known."))
def came_too_late(request):
    last = request.last_moment_to_submit()
    return bool(last and not request.is_ex_gratia and request.received_at >= last.due_at)


@guard(_("Record the conditions of the agreement first."))
def conditions_recorded(request):
    return bool(request.entry_condition)


@guard(
    _(
        "It is neither proved nor validly assumed that the person holds our visa or permit, or came directly from here:"
        " accept evidence of Annex 3 or 4, and record the conditions."
    )
)
def condition_shown(request):
    return is_shown(request)


@guard(_("A ground of exclusion was found: it cannot be accepted."))
def no_exclusion_stands(request):
    return not exclusions(request)


@guard(
    _(
        "Proof of Annex 3 stands uncontradicted and no ground of exclusion was found: it cannot be refused."
        " If the proof shows something else, examine it again and say what."
    )
)
def no_proof_stands(request):
    return bool(exclusions(request)) or not has_accepted(request, Effect.PROOF)


@guard(_("The protection check must be done first."))
def protection_checked(request):
    return request.protection_check == "yes"


def ground_was_found(request):
    """A ground of exclusion is given only where it was found."""
    needs_finding = ("airside_only", "permit_of_requesting", "visa_free", "direct_return_possible")
    if request.refusal_ground in needs_finding and request.refusal_ground not in exclusions(request):
        yield "refusal_ground", _("The recorded conditions do not say so.")


def exception_holds(request):
    """An exception takes away the ground of their visa or permit alone, and only where the agreement knows it (Art. 4)."""
    chosen, agreement = request.permit_exception, request.case.agreement
    if chosen and request.their_permit != TheirPermit.ISSUED:
        yield "permit_exception", _("An exception is there only from a visa or permit of the requesting State.")
    elif chosen and chosen not in agreement.permit_exceptions:
        yield "permit_exception", _("This agreement knows no such exception.")


@guard(_("Under this agreement the requesting State issues the travel document."))
def we_issue_the_document(request):
    return request.case.agreement.requested_state_issues_for_others


@guard(_("Under this agreement the requested State issues the travel document."))
def they_issue_the_document(request):
    return not request.case.agreement.requested_state_issues_for_others


@guard(_("There is no travel document that is valid today."))
def document_at_hand(request):
    return _theirs_is_valid(request) or readmission_guards.document_still_valid(request)


def _theirs_is_valid(request):
    return bool(request.their_document_expires_on and request.their_document_expires_on >= today())


def their_document_is_valid(request):
    if request.their_document_expires_on < today():
        yield "their_document_expires_on", _("This document has expired.")


def their_document_covers_transfer(request):
    yield from valid_on_transfer(request, request.their_document_expires_on)
