"""The time in which readmission in error can be claimed (Art. 13): one clock, begun by the arrival, and what it allows."""

from django.utils.translation import gettext_lazy as _

from audit.moment import now
from workflows.declare import guard


def window_of(readmission):
    """The clock of the window, which still counts when the case is closed; None before the arrival or without a limit."""
    running = readmission.running_clock("error_window")
    return running or readmission.clocks.filter(deadline="error_window").select_related("limit").order_by("-pk").first()


@guard(_("The person has not been transferred."))
def has_arrived(readmission):
    return readmission.arrived_at is not None


@guard(_("No time is known in which an error can be claimed under this agreement."))
def window_known(readmission):
    return window_of(readmission) is not None


@guard(_("The time in which readmission in error can be claimed has run out."))
def window_open(readmission):
    return _lies_ahead(window_of(readmission))


@guard(_("Readmission in error has been claimed already."))
def no_claim_stands(readmission):
    claims = [child for child in readmission.child_procedures if child.kind == "errorclaim"]
    return not any(claim.closed_at is None or claim.state == "closed" for claim in claims)


@guard(_("The time in which readmission in error can be claimed has run out, or none is known."))
def still_claimable(claim):
    clock = claim.running_clock("claiming")
    return clock is not None and now() < clock.due_at


@guard(_("The time to claim has not run out."))
def claim_time_is_over(claim):
    clock = claim.running_clock("claiming")
    return clock is not None and now() >= clock.due_at


def _lies_ahead(clock):
    """The last day counts to its end; without a clock another sentence says why not."""
    return clock is None or now() < clock.due_at
