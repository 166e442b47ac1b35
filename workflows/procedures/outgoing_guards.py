"""The conditions of a readmission that Azerbaijan asks of another State; what every readmission needs is in readmission_guards.py."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.moment import now, today
from workflows.declare import guard
from workflows.procedures.error_window import window_of
from workflows.procedures.readmission_guards import valid_document
from workflows.procedures.travel_papers import valid_on_transfer

NOT_YET, TOO_EARLY = _("This moment has not come yet."), _("This lies before the application was sent.")


@guard(_("There is no travel document that is valid today."))
def document_at_hand(request):
    until = request.document_expires_on
    return bool(until and until >= today()) or bool(valid_document(request))


@guard(_("Readmission in error can still be claimed: the case is closed when that time has run out."))
def no_claim_can_come(request):
    clock = window_of(request) if request.state == "completed" else None
    return clock is None or now() >= clock.due_at


@guard(_("The time in which readmission in error can be claimed has not run out."))
def claim_time_is_over(request):
    clock = request.running_clock("error_window")
    return clock is not None and now() >= clock.due_at


def document_is_valid(request):
    if request.document_expires_on < today():
        yield "document_expires_on", _("This document has expired.")


def document_covers_transfer(request):
    yield from valid_on_transfer(request, request.document_expires_on)


def has_been(*names):
    """Each of these moments, where it is told, lies between the sending of the application and now."""

    def check(request):
        for name in names:
            moment = getattr(request, name)
            if moment and moment > now():
                yield name, NOT_YET
            elif moment and request.sent_at and moment < request.sent_at:
                yield name, TOO_EARLY

    return check


def reply_was_in_time(request):
    """A reply that was given by the last day counts, however late it reaches us; one given after it comes too late (Art. 11)."""
    clock = request.clocks.filter(deadline=request.reply_deadline).order_by("-pk").first()
    if clock and request.replied_at >= clock.due_at:
        said = gettext("The reply was due by %(day)s: one that was given later has no effect.")
        yield "replied_at", said % {"day": clock.due_on.strftime("%d.%m.%Y")}


def follows_departure(name):
    """This moment, where it is told, lies after the departure."""

    def check(procedure):
        moment = getattr(procedure, name)
        if moment and procedure.departed_at and moment < procedure.departed_at:
            yield name, _("This lies before the departure.")

    return check
