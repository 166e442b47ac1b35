"""The conditions of a readmission: each a sentence, and what makes it true."""

from datetime import timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.states import zone
from audit.moment import now, today
from cases.agreements import NoLimit, limit
from cases.duplicates import undecided
from cases.packages.minimum import minimum_faults
from cases.packages.shape import application_schema, filled
from cases.terms import Effect, ExtensionGround
from workflows.clocks import due_from
from workflows.declare import guard
from workflows.procedures.nationality import is_shown
from workflows.procedures.travel_papers import valid_documents, valid_on_transfer

IN_THE_AIR = timedelta(days=2)  # how long the border service has to say whether somebody arrived


@guard(_("The application lacks the minimum: a name, a claimed nationality, and evidence or an interview request."))
def application_sound(request):
    return not minimum_faults(filled(request.application, application_schema()), request.case.requested_state)


@guard(_("Compare the persons who look alike first."))
def duplicates_decided(request):
    return not undecided(request.case)


@guard(
    _("Nationality is neither proved nor validly assumed: accept evidence, ask for an identity check or an interview.")
)
def nationality_shown(request):
    return is_shown(request)


@guard(_("Proof of nationality stands uncontradicted: it cannot be refused."))
def no_proof_stands(request):
    return not any(item.accepted and item.effect == Effect.PROOF for item in request.evidence)


@guard(_("Evidence that would be proof has not been examined: say what it is worth before you propose a refusal."))
def proof_examined(request):
    return not any(item.waits and item.effect == Effect.PROOF for item in request.evidence)


@guard(_("Decide on each member of the family first."))
def family_decided(request):
    return request.family_is_decided


@guard(_("All identity checks must be answered."))
def checks_answered(request):
    return all(check.closed_at for check in _children(request, "verification"))


@guard(_("Under this agreement silence is not consent."))
def silence_is_consent(request):
    return bool(request.case.agreement and request.case.agreement.silence_is_consent)


@guard(_("It has been decided already that silence operates."))
def silence_not_decided(request):
    return request.silence_decided_at is None


@guard(_("The time to reply has not run out."))
def reply_time_is_over(request):
    return _is_over(request, request.reply_deadline)


@guard(_("The time to reply does not run, or has run out."))
def reply_time_runs(request):
    clock = request.running_clock("reply")
    return bool(clock and now() < clock.due_at)


@guard(_("The time to reply has been extended already."))
def reply_not_extended(request):
    clock = request.running_clock("reply")
    return not (clock and clock.extended)


@guard(_("The time for the transfer has not run out."))
def transfer_time_is_over(request):
    return _is_over(request, "transfer")


@guard(_("A transfer is notified; what became of it must be recorded first."))
def nobody_is_on_the_way(request):
    return request.state != "transfer_notified" or now() > request.transfer_at + IN_THE_AIR


@guard(_("The person holds a valid document; no travel document is needed."))
def no_valid_document(request):
    return not valid_documents(request)


@guard(_("There is no valid travel document of the person on file."))
def valid_document(request):
    return valid_documents(request)


@guard(_("No protection gate is open: record the arrival as usual."))
def gate_is_open(request):
    return request.is_gated


@guard(_("No travel document has been issued yet."))
def document_at_hand(request):
    return any(
        paper.state in ("issued", "handed_over", "european_document") for paper in _children(request, "traveldocument")
    )


@guard(_("The travel document has expired or was lost; a new one must be issued first."))
def document_still_valid(request):
    return bool(document_at_hand(request) or valid_documents(request))


def reply_may_pause(request):
    return bool(request.case.agreement and request.case.agreement.reply_pauses)


def transfer_may_wait(request):
    """Whether the agreement lets the time for the transfer rest while an obstacle lasts (Art. 11)."""
    try:
        return (
            limit(request.case.agreement, "transfer", on=today()).extension_ground
            == ExtensionGround.WHILE_OBSTACLE_LASTS
        )
    except NoLimit:
        return False


def not_in_the_future(request):
    for name in ("received_at", "arrived_at"):
        moment = getattr(request, name)
        if moment and moment > now() + timedelta(minutes=5):
            yield name, _("This moment has not come yet.")


def interview_has_been(request):
    if request.interview_on > today():
        yield "interview_on", _("This day has not come yet.")


def notice_in_time(request):
    """The notice must reach us some working days before (Art. 12): the limit is counted back from the transfer."""
    if request.transfer_at <= now():
        yield "transfer_at", _("The transfer must lie ahead.")
        return
    try:
        last_day = due_from(request.case, "transfer_notice", request.transfer_at).due_on
    except NoLimit:
        return
    if today(zone(request.case.requesting_state)) > last_day:
        said = gettext("Too late for this date: the notice would have been due on %(day)s.")
        yield "transfer_at", said % {"day": last_day.strftime("%d.%m.%Y")}


def within_transfer_limit(request):
    clock = request.running_clock("transfer")
    if clock and request.transfer_at >= clock.due_at:
        said = gettext("The transfer must take place by %(day)s.")
        yield "transfer_at", said % {"day": clock.due_on.strftime("%d.%m.%Y")}


def document_covers_transfer(request):
    papers = [paper for paper in _children(request, "traveldocument") if paper.state in ("issued", "handed_over")]
    yield from valid_on_transfer(request, papers[-1].expires_on if papers else None)


def _is_over(request, deadline):
    clock = request.running_clock(deadline)
    return bool(clock and clock.paused_at is None and now() >= clock.due_at)


def _children(request, kind):
    return [child for child in request.child_procedures if child.kind == kind]
