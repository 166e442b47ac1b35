"""Readmission of own nationals: a State asks for a person to be taken back; we answer in time, and receive them.

The graph is domain §8.1. "Pending approval" is an Approval, "extended" and "overdue" are clocks, not states.
No number of days stands here: limits come from the agreement, by name.
"""

from django.utils.translation import gettext_lazy as _

from agencies.roles import BORDER, CASEWORKER, CLOCK, CONSULAR, LEAD, REQUESTING, SUPERVISOR, Role
from workflows.declare import BACK, Children, Deadline, State, Workflow
from workflows.nearness import Nearness
from workflows.procedures import accelerated, error_window, taken_over
from workflows.procedures import readmission_effects as effects
from workflows.procedures import readmission_guards as guards
from workflows.procedures.error_claim import open_claim
from workflows.procedures.readmission_request import ReadmissionFields

RECEIVED, IDENTITY, REPLY, DOCUMENT, TRANSFER, ARRIVAL = (
    _("Received"), _("Identity checked"), _("Reply"), _("Travel document"), _("Transfer"), _("Arrival"),
)  # fmt: skip
INTAKE = Role.INTAKE.at(REQUESTING)
OFFICER, CHIEF = CASEWORKER.at(LEAD), SUPERVISOR.at(LEAD)
THEIR_OFFICER = CASEWORKER.at(REQUESTING)


class Readmission(Workflow):
    label = _("Readmission, own national")
    prefix = "RA"
    stages = (RECEIVED, IDENTITY, REPLY, DOCUMENT, TRANSFER, ARRIVAL)
    moments = {
        "receipt": "counted_from",
        "confirmed_receipt": "acknowledged_at",
        "consent": "decided_at",
        "transfer": "arrived_at",
        "request": "asked_at",
    }

    draft = State(
        _("Draft"), initial=True, next_step=_("Complete and submit the application"), held_by=REQUESTING, stage=RECEIVED
    )
    submitted = State(_("Submitted"), next_step=_("Acknowledge receipt"), stage=RECEIVED)
    incomplete = State(
        _("Returned as incomplete"), next_step=_("Complete the application"), held_by=REQUESTING, tone="waiting", stage=RECEIVED,
    )  # fmt: skip
    received = State(_("Received"), next_step=_("Take up the examination"), stage=IDENTITY)
    under_examination = State(_("Under examination"), next_step=_("Prepare the reply"), stage=REPLY)
    verifying = State(
        _("Identity check"), next_step=_("Answer the identity check"), held_by=None, tone="waiting", stage=IDENTITY,
        outside=under_examination,
    )  # fmt: skip
    interview_ordered = State(
        _("Interview requested"), next_step=_("Hold the interview"), held_by=CONSULAR, tone="waiting", stage=IDENTITY
    )
    questioned = State(
        _("Information requested"),
        next_step=_("Answer the question"),
        held_by=REQUESTING,
        tone="waiting",
        stage=IDENTITY,
    )
    suspended = State(_("Suspended"), next_step=_("Take up again or decide"), tone="grave", stage=REPLY)
    agreed = State(_("Agreed"), next_step=_("Ask for the travel document"), tone="good", stage=DOCUMENT)
    deemed_agreed = State(
        _("Deemed agreed, by silence"), next_step=_("Ask for the travel document"), tone="grave", stage=DOCUMENT
    )
    document_pending = State(
        _("Travel document requested"), next_step=_("Issue the travel document"), held_by=CONSULAR, tone="waiting", stage=DOCUMENT,
        nearness=Nearness.PAPERS,
    )  # fmt: skip
    ready_for_transfer = State(
        _("Ready for transfer"), next_step=_("Notify the transfer"), held_by=REQUESTING, tone="good", stage=TRANSFER,
        nearness=Nearness.READY,
    )  # fmt: skip
    transfer_notified = State(
        _("Transfer notified"), next_step=_("Receive the person"), held_by=BORDER, tone="good", stage=ARRIVAL,
        nearness=Nearness.APPOINTED,
    )  # fmt: skip
    arrived_behind_gate = State(
        _("Arrived, a protection gate is open"), next_step=_("Have the gate released, then confirm the arrival"), tone="grave",
        stage=ARRIVAL, nearness=Nearness.APPOINTED,
    )  # fmt: skip
    received_at_border = State(
        _("Arrived"),
        next_step=_("Hand over to reintegration"),
        tone="good",
        stage=ARRIVAL,
        nearness=Nearness.TRANSFERRED,
    )
    completed = State(
        _("Completed"), next_step=_("Close the case"), tone="good", stage=ARRIVAL, nearness=Nearness.TRANSFERRED
    )
    held_up = State(
        _("Transfer held up"), next_step=_("Say when the obstacle is gone"), held_by=REQUESTING, tone="waiting", stage=TRANSFER,
    )  # fmt: skip
    refused = State(_("Refused"), next_step=_("Close the case"), tone="grave", stage=REPLY)
    withdrawn = State(_("Withdrawn"), next_step=_("Close the case"), stage=REPLY)
    lapsed = State(_("Lapsed"), next_step=_("Close the case"), tone="grave", stage=TRANSFER)
    closed = State(_("Closed"), final=True, stage=ARRIVAL)
    discarded = State(_("Draft discarded"), final=True, stage=RECEIVED)

    examining = under_examination | verifying | interview_ordered | questioned
    undecided = submitted | incomplete | received | examining | suspended
    consented = agreed | deemed_agreed | document_pending | ready_for_transfer

    submit = draft.to(
        submitted, label=_("Submit the application"), by=(THEIR_OFFICER, INTAKE), then=effects.submit_now,
        needs=(guards.application_sound, accelerated.sent_in_time), makes="application", law="Art. 7, 8", offered=False,
    )  # fmt: skip
    register = draft.to(
        submitted, label=_("Register the application"), by=OFFICER, needs=(guards.application_sound,),
        asks=("received_at", "channel"),
        checks=(guards.not_in_the_future, accelerated.received_in_time), then=effects.submit, makes="application",
        law="Art. 7, 8", offered=False,
    )  # fmt: skip
    discard = draft.to(discarded, label=_("Discard the draft"), by=(THEIR_OFFICER, OFFICER), tone="grave")
    acknowledge = submitted.to(
        received, label=_("Acknowledge receipt"), by=OFFICER, then=effects.acknowledge, makes="acknowledgement", law="Art. 11",
    )  # fmt: skip
    return_incomplete = submitted.to(
        incomplete, label=_("Return as incomplete"), by=OFFICER, asks=("missing",), makes="incomplete", law="Art. 8",
    )  # fmt: skip
    complete = incomplete.to(
        submitted, label=_("Send the completion"), by=(THEIR_OFFICER, OFFICER), asks=("completion",), law="Art. 8"
    )
    take_up = received.to(
        under_examination, label=_("Take up the examination"), by=OFFICER, needs=(guards.duplicates_decided,), then=effects.take_up,
    )  # fmt: skip
    assign = received.to(
        under_examination, label=_("Assign to a caseworker"), by=CHIEF, needs=(guards.duplicates_decided,), asks=("officer",),
        then=effects.assign,
    )  # fmt: skip
    agree = under_examination.to(
        agreed, label=_("Propose acceptance"), by=OFFICER, approval=CHIEF, needs=(guards.nationality_shown, guards.family_decided),
        then=effects.decided, makes="reply_agreed", law="Art. 9, 11", tone="good",
    )  # fmt: skip
    refuse = under_examination.to(
        refused, label=_("Propose refusal"), by=OFFICER, approval=CHIEF, needs=(guards.no_proof_stands, guards.proof_examined),
        asks=("refusal_ground", "refusal_reason"), afterwards=effects.ended, makes="reply_refused", law="Art. 11", tone="grave",
    )  # fmt: skip
    ask = under_examination.to(
        questioned, label=_("Ask for information"), by=OFFICER, asks=("question",), makes="question", law="Art. 9"
    )
    answer = questioned.to(
        under_examination, label=_("Answer the question"), by=(THEIR_OFFICER, OFFICER), asks=("answer_given",)
    )
    verify = under_examination.to(
        verifying, label=_("Ask for an identity check"), by=OFFICER, asks=("asked_agencies",),
        then=effects.pass_to_asked, afterwards=effects.verify, internal=True,
    )  # fmt: skip
    verified = verifying.to(
        under_examination,
        label=_("All agencies have answered"),
        by=CLOCK,
        needs=(guards.checks_answered,),
        internal=True,
    )
    order_interview = under_examination.to(
        interview_ordered, label=_("Request an interview"), by=OFFICER, may_ask=("interview_subject",),
        then=effects.order_interview, makes="interview_request", law="Art. 9",
    )  # fmt: skip
    record_interview = interview_ordered.to(
        under_examination, label=_("Record the interview"), by=CASEWORKER.at(CONSULAR), asks=("interview_on", "interview_result"),
        may_ask=("interview_note",), checks=(guards.interview_has_been,), law="Art. 9",
    )  # fmt: skip
    go_on = (verifying | interview_ordered | questioned).to(
        under_examination, label=_("Go on without the answer"), by=CHIEF, asks=("going_on_reason",), internal=True,
    )  # fmt: skip
    let_silence = undecided.stay(
        label=_("Decide to let silence operate"), by=OFFICER, approval=CHIEF, needs=(guards.silence_is_consent, guards.silence_not_decided),
        asks=("silence_reason",), then=effects.let_silence, law="Art. 11", tone="grave", internal=True,
    )  # fmt: skip
    deem_agreed = undecided.to(
        deemed_agreed, label=_("Deemed agreed, by silence"), by=CLOCK,
        needs=(guards.silence_is_consent, guards.reply_time_is_over, taken_over.silence_fell_here),
        then=effects.agreed_by_silence, makes="deemed_agreed_note", law="Art. 11", tone="grave",
    )  # fmt: skip
    suspend = (received | examining).to(
        suspended, label=_("Suspend"), by=CHIEF, asks=("suspension_reason",), tone="grave"
    )
    take_up_again = suspended.to(BACK, label=_("Take up again"), by=CHIEF)
    request_document = (agreed | deemed_agreed).to(
        document_pending, label=_("Ask for the travel document"), by=OFFICER, needs=(guards.no_valid_document,),
        then=effects.ask_consulate, afterwards=effects.request_document, makes="travel_document_request", law="Art. 3",
    )  # fmt: skip
    use_own_document = (agreed | deemed_agreed).to(
        ready_for_transfer, label=_("Travels on a valid document"), by=OFFICER, needs=(guards.valid_document,), law="Art. 7",
    )  # fmt: skip
    document_ready = document_pending.to(
        ready_for_transfer, label=_("Travel document is there"), by=CLOCK, needs=(guards.document_at_hand,),
    )  # fmt: skip
    notify_transfer = ready_for_transfer.to(
        transfer_notified, label=_("Notify the transfer"), by=(THEIR_OFFICER, OFFICER), needs=(guards.document_still_valid,),
        asks=("transfer_at", "crossing_point", "transport", "carrier"), may_ask=("escorts", "transfer_needs"),
        checks=(guards.notice_in_time, guards.within_transfer_limit, guards.document_covers_transfer),
        then=effects.notify_transfer, makes="transfer_notice", law="Art. 12",
    )  # fmt: skip
    postpone = transfer_notified.to(
        ready_for_transfer, label=_("Postpone or cancel the transfer"), by=(THEIR_OFFICER, OFFICER),
        asks=("postponement_reason",), law="Art. 12",
    )  # fmt: skip
    receive = transfer_notified.to(
        received_at_border, label=_("Record the arrival"), by=CASEWORKER.at(BORDER), asks=("arrived_at", "identity_on_arrival"),
        may_ask=("condition_on_arrival", "incident"), checks=(guards.not_in_the_future,), afterwards=effects.receive,
        law="Art. 12", tone="good",
    )  # fmt: skip
    record_behind_gate = transfer_notified.to(
        arrived_behind_gate, label=_("Record an arrival while a protection gate is open"), by=CASEWORKER.at(BORDER),
        needs=(guards.gate_is_open,), asks=("arrived_at", "identity_on_arrival"), may_ask=("condition_on_arrival", "incident"),
        checks=(guards.not_in_the_future,), afterwards=effects.receive, tone="grave",
    )  # fmt: skip
    confirm_arrival = arrived_behind_gate.to(received_at_border, label=_("Confirm the arrival"), by=OFFICER)
    not_arrived = transfer_notified.to(
        ready_for_transfer, label=_("Record that the person did not arrive"), by=CASEWORKER.at(BORDER),
        asks=("no_show_reason",), tone="grave",
    )  # fmt: skip
    hand_over = received_at_border.to(
        completed, label=_("Hand over to reintegration"), by=OFFICER, asks=("reintegration_consent",),
        may_ask=("consent_note",), tone="good",
    )  # fmt: skip
    hold_up = (agreed | deemed_agreed | ready_for_transfer).to(
        held_up, label=_("Report an obstacle to the transfer"), by=(THEIR_OFFICER, OFFICER), asks=("obstacle",), law="Art. 11",
    )  # fmt: skip
    go_on_with_transfer = held_up.to(
        BACK, label=_("Go on: the obstacle is gone"), by=(THEIR_OFFICER, OFFICER), may_ask=("obstacle_ended",), law="Art. 11",
    )  # fmt: skip
    lapse = (consented | held_up | transfer_notified).to(
        lapsed, label=_("Lapsed: not transferred in time"), by=CLOCK, needs=(guards.transfer_time_is_over, guards.nobody_is_on_the_way),
        afterwards=effects.ended, law="Art. 11", tone="grave",
    )  # fmt: skip
    withdraw = (undecided | consented | held_up | transfer_notified).to(
        withdrawn, label=_("Withdraw the application"), by=(THEIR_OFFICER, OFFICER), asks=("withdrawal_reason",),
        afterwards=effects.ended, tone="grave",
    )  # fmt: skip
    review = refused.to(
        under_examination, label=_("Ask for a review, with new information"), by=(THEIR_OFFICER, OFFICER), asks=("new_information",),
        then=effects.new_round,
    )  # fmt: skip
    reopen = (refused | withdrawn | lapsed).to(
        under_examination, label=_("Reopen"), by=OFFICER, approval=CHIEF, asks=("reopening_reason",), then=effects.new_round,
        foresees=effects.new_round, tone="grave",
    )  # fmt: skip
    close = (completed | refused | withdrawn | lapsed).to(closed, label=_("Close the case"), by=CHIEF)
    claim_error = (received_at_border | completed | closed).stay(
        label=_("Claim readmission in error"), by=OFFICER, afterwards=open_claim, law="Art. 13", tone="grave", internal=True,
        needs=(error_window.has_arrived, error_window.window_known, error_window.window_open, error_window.no_claim_stands),
    )  # fmt: skip

    acknowledgement = Deadline("acknowledge", label=_("Acknowledge receipt"), runs_in=submitted)
    reply = Deadline(
        "reply", label=_("Reply"), runs_in=(submitted, received, under_examination, verifying, interview_ordered),
        pauses_in=(incomplete, questioned, suspended), may_pause=guards.reply_may_pause, on_expiry=deem_agreed,
        when=accelerated.in_normal_time, extension="reply_extension",
    )  # fmt: skip
    reply_accelerated = Deadline(
        "reply_accelerated", label=_("Reply, accelerated procedure"), runs_in=reply.runs_in, pauses_in=reply.pauses_in,
        may_pause=guards.reply_may_pause, on_expiry=deem_agreed, when=accelerated.in_accelerated_time,
    )  # fmt: skip
    draft_ready = Deadline("draft", label=_("Draft of the reply"), runs_in=(received, *examining))
    interview = Deadline("interview", label=_("Interview"), runs_in=interview_ordered)
    transfer = Deadline(
        "transfer", label=_("Transfer"), runs_in=(*consented, transfer_notified), pauses_in=held_up,
        may_pause=guards.transfer_may_wait, on_expiry=lapse, presses_in=ready_for_transfer,
    )  # fmt: skip
    error_window = Deadline(
        "error_own_national", label=_("Readmission in error can be claimed"), presses_in=(),
        runs_in=(arrived_behind_gate, received_at_border, completed),
    )  # fmt: skip

    extend_reply = (received | examining).stay(
        label=_("Extend the time to reply"), by=OFFICER, approval=CHIEF, extends=reply, asks=("extension_reason",),
        needs=(guards.reply_time_runs, guards.reply_not_extended), makes="reply_extended", law="Art. 11", in_bulk=True,
    )  # fmt: skip
    convert_to_accelerated = (received | examining).stay(
        label=_("Go on in the accelerated procedure"), by=CHIEF, asks=("conversion_reason",),
        needs=(accelerated.may_be_accelerated, accelerated.reply_would_be_in_time),
        then=accelerated.accelerate, makes="procedure_changed", law="Art. 7",
    )  # fmt: skip
    convert_to_normal = (received | examining).stay(
        label=_("Go on in the normal procedure"), by=CHIEF, asks=("conversion_reason",), needs=(accelerated.may_be_slowed,),
        then=accelerated.slow_down, makes="procedure_changed", law="Art. 7",
    )  # fmt: skip

    checks = Children("verification", label=_("Identity checks"), on_all_settled=verified)
    documents = Children(
        "traveldocument",
        label=_("Travel documents"),
        settles_in=("issued", "handed_over"),
        on_all_settled=document_ready,
    )
    claims = Children("errorclaim", label=_("Claims of readmission in error"))


class ReadmissionRequest(ReadmissionFields):
    workflow = Readmission
