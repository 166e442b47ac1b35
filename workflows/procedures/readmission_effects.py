"""What follows from the steps of a readmission: moments, agencies brought in, child procedures opened and ended."""

from agencies.models import Agency
from agencies.roles import BORDER, CONSULAR, IDENTITY, LEAD, REQUESTING, SECURITY
from audit.moment import now, today
from cases.files import Case
from cases.filing import file_application
from workflows.perform import open_, perform
from workflows.procedures import accelerated
from workflows.procedures.travel_document import TravelDocument
from workflows.procedures.verification import Verification


def submit(request, by):
    """Files what the draft says and brings in the two authorities, whoever wrote it."""
    case = request.case
    subject = file_application(case, request.application, by)
    request.title, request.flags = str(subject)[:300], flags(subject, case)
    accelerated.begin(request)
    parties = {REQUESTING: case.requesting_agency, LEAD: case.requested_agency}
    request.bring_in({part: agency for part, agency in parties.items() if request.agency_that_is(part) is None})


def flags(subject, case):
    """What a list says at a glance: a child, somebody who needs care."""
    child = bool(subject.born[:4].strip("0")) and is_child(subject.born, today())
    said = getattr(case, "circumstances", None)  # a file that no application opened has none
    return [name for name, holds in (("child", child), ("health", bool(said and said.health))) if holds]


def is_child(born, on):
    """Under 18 on a day; with an unknown day or month, in doubt yes (YYYY-MM-DD, 00 where unknown)."""
    year, month, day = (int(part) for part in born.split("-"))
    return (on.year - year, on.month, on.day) < (18, month or 13, day or 32)


def submit_now(request, by):
    """An application that comes through the system is received the moment it is submitted (Art. 11)."""
    receive_now(request)
    submit(request, by)


def receive_now(request):
    request.received_at, request.channel = now(), Case.Channel.EXCHANGE


def acknowledge(request, by):
    request.acknowledged_at = now()


def take_up(request, by):
    """Whoever takes up the examination works on the case from now on."""
    request.officer = by.user
    _assign(request, by.user)


def assign(request, by):
    _assign(request, request.officer)


def decided(request, by):
    request.decided_at = now()


def agreed_by_silence(request, by):
    """Silence agrees when the time is over, not when somebody notices: a late job must not move the dates that follow (Art. 11)."""
    request.decided_at = request.running_clock(request.reply_deadline).due_at


def let_silence(request, by):
    request.silence_decided_at = now()


def new_round(request, by):
    """Examined anew: our own limits count from now, and none of the agreement's runs again."""
    request.round, request.round_began_at = request.round + 1, now()


def pass_to_asked(request, by):
    """The next step lies with the agency asked; with several, the first that was named."""
    request.held_by = Agency.objects.filter(code__in=request.asked_agencies).order_by("code").first()


def verify(request, by):
    """One verification for each agency asked, in parallel (domain §8.5)."""
    for agency in Agency.objects.filter(code__in=request.asked_agencies):
        part = SECURITY if SECURITY in agency.case_roles else IDENTITY
        open_(
            Verification,
            request.case,
            by,
            {part: agency, LEAD: request.agency_that_is(LEAD)},
            parent=request,
            asked_at=now(),
            is_urgent=request.is_accelerated,
        )


def order_interview(request, by):
    request.asked_at, request.interview_result = now(), ""
    _bring_in(request, CONSULAR)


def ask_consulate(request, by):
    _bring_in(request, CONSULAR)


def request_document(request, by):
    """The consulate prepares the travel document; its time runs from the consent, not from our asking (Art. 3)."""
    agencies = {case_role: request.agency_that_is(case_role) for case_role in (CONSULAR, LEAD, REQUESTING)}
    open_(TravelDocument, request.case, by, agencies, parent=request, asked_at=request.decided_at)


def notify_transfer(request, by):
    _bring_in(request, BORDER)


def receive(request, by):
    """The travel document has served: a single journey."""
    for child in request.children.filter(kind="traveldocument", state__in=("issued", "handed_over")):
        perform(child, "use", by=None)


def ended(request, by):
    """What was asked of others is asked no longer."""
    for child in request.children.filter(closed_at=None):
        perform(child, "withdraw", by=None)


def _bring_in(request, case_role):
    """The agency of the requested State that is competent for a case role takes part from now on."""
    if request.agency_that_is(case_role) is None:
        competent = Agency.objects.filter(
            state=request.case.requested_state, ended_on=None, case_roles__contains=[case_role]
        )
        request.bring_in({case_role: competent.order_by("code").first()})


def _assign(request, user):
    request.give_to(user, request.agency_that_is(LEAD).group_id)
