"""What follows from the steps of a readmission that Azerbaijan asks of another State: moments, and agencies brought in."""

from agencies.models import Agency
from agencies.roles import BORDER, REQUESTED
from audit.moment import now
from cases.files import Case
from cases.filing import file_application
from workflows.procedures import accelerated
from workflows.procedures.readmission_effects import flags


def submit(request, by):
    """Files what the draft says, and sends it."""
    case = request.case
    subject = file_application(case, request.application, by)
    request.title, request.flags = str(subject)[:300], flags(subject, case)
    accelerated.begin(request)
    send(request)


def foresee(request, by):
    """Which limit for the reply it will have, and since when."""
    accelerated.begin(request)
    set_out(request, by)


def set_out(request, by):
    """What goes by post is received when they say so."""
    request.sent_at = now()
    request.received_at = now() if request.channel == Case.Channel.EXCHANGE else None


def send(request):
    """It goes out, and the authority that is asked is brought in."""
    set_out(request, None)
    if request.agency_that_is(REQUESTED) is None:
        request.bring_in({REQUESTED: request.case.requested_agency})


def acknowledge(request, by):
    """Their confirmation; where nobody knew it before, also the receipt."""
    request.acknowledged_at = request.acknowledged_at or now()
    request.received_at = request.received_at or request.acknowledged_at


def reply(request, by):
    """A reply that comes through the system is given now; one on paper on the day that it bears."""
    request.replied_at = request.replied_at or now()
    request.received_at = request.received_at or request.replied_at


def agree(request, by):
    reply(request, by)
    request.decided_at = request.replied_at


def new_round(request, by):
    """Asked again with what is new: the agreement gives no time for it, so none runs."""
    request.round += 1
    request.replied_at = request.acknowledged_at = None


def bring_in_border(request, by):
    """Our own border service sees the person off."""
    if request.agency_that_is(BORDER) is None:
        ours = Agency.objects.filter(state=request.case.requesting_state, ended_on=None, case_roles__contains=[BORDER])
        request.bring_in({BORDER: ours.order_by("code").first()})


def depart(request, by):
    """Recorded by two taps: the moment is now, unless another is given."""
    request.departed_at = request.departed_at or now()


def arrive(request, by):
    request.arrived_at = request.arrived_at or now()


def turned_back(request, by):
    """That journey led nowhere: the next departure has a moment of its own."""
    request.departed_at = None


def come_back(request, by):
    request.returned_at = request.returned_at or now()


def drop_claim(request, by):
    request.contest_reason = ""
