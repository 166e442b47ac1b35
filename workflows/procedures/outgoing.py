"""Readmission that Azerbaijan asks of another State: of its nationals (Art. 5). The other direction of readmission.py.

What the requested authority does within its own walls is its own affair and stands in no state here: only what crosses the
border does. It acts here itself, or we write down what came on paper; then the step says whose act it is (`of`).
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.roles import BORDER, CASEWORKER, CLOCK, LEAD, REQUESTED, SUPERVISOR
from workflows.declare import BACK, Deadline, State, Workflow
from workflows.nearness import Nearness
from workflows.procedures import accelerated
from workflows.procedures import error_window as window
from workflows.procedures import outgoing_effects as effects
from workflows.procedures import outgoing_guards as own
from workflows.procedures import readmission_guards as guards
from workflows.procedures.outgoing_fields import OutgoingFields
from workflows.procedures.readmission_effects import agreed_by_silence

APPLICATION, REPLY, DOCUMENT, TRANSFER, ARRIVAL = (
    _("Application"), _("Reply"), _("Travel document"), _("Transfer"), _("Arrival"),
)  # fmt: skip
OFFICER, CHIEF, BORDER_OFFICER = CASEWORKER.at(LEAD), SUPERVISOR.at(LEAD), CASEWORKER.at(BORDER)
THEIR_OFFICER = CASEWORKER.at(REQUESTED)
EITHER = (THEIR_OFFICER, OFFICER)
PAPER = ("replied_at", "reply_channel")
JOURNEY, AROUND_IT = ("transfer_at", "crossing_point", "transport", "carrier"), ("escorts", "transfer_needs")


class OutgoingReadmission(Workflow):
    label = _("Readmission asked by Azerbaijan")
    prefix = "RAO"
    stages = (APPLICATION, REPLY, DOCUMENT, TRANSFER, ARRIVAL)
    moments = {
        "receipt": "received_at", "confirmed_receipt": "acknowledged_at", "consent": "decided_at", "transfer": "arrived_at",
    }  # fmt: skip

    draft = State(_("Draft"), initial=True, next_step=_("Complete and send the application"), stage=APPLICATION)
    submitted = State(_("Sent"), next_step=_("Confirm receipt"), held_by=REQUESTED, tone="waiting", stage=APPLICATION)
    received = State(
        _("Receipt confirmed"),
        next_step=pgettext_lazy("next step", "Reply"),
        held_by=REQUESTED,
        tone="waiting",
        stage=REPLY,
    )
    questioned = State(_("Information requested"), next_step=_("Answer the question"), stage=REPLY)
    agreed = State(
        _("Agreed"), next_step=_("Issue the travel document"), held_by=REQUESTED, tone="good", stage=DOCUMENT
    )
    deemed_agreed = State(
        _("Deemed agreed, by silence"), next_step=_("Issue the travel document"), held_by=REQUESTED, tone="grave", stage=DOCUMENT,
    )  # fmt: skip
    held_up = State(_("Transfer held up"), next_step=_("Say when the obstacle is gone"), tone="waiting", stage=TRANSFER)
    ready_for_transfer = State(
        _("Ready for transfer"), next_step=_("Notify the transfer"), tone="good", stage=TRANSFER, nearness=Nearness.READY,
    )  # fmt: skip
    transfer_notified = State(
        _("Transfer notified"), next_step=_("Record the departure"), held_by=BORDER, tone="good", stage=TRANSFER,
        nearness=Nearness.APPOINTED,
    )  # fmt: skip
    departed = State(
        _("Departed"), next_step=_("Confirm the arrival"), held_by=REQUESTED, tone="waiting", stage=ARRIVAL,
        nearness=Nearness.TRANSFERRED,
    )  # fmt: skip
    completed = State(
        _("Arrived"), next_step=_("Nothing: it is closed when no error can be claimed any more"), tone="good", stage=ARRIVAL,
        nearness=Nearness.TRANSFERRED,
    )  # fmt: skip
    error_claimed = State(
        _("Error claimed"), next_step=_("Answer the claim"), tone="grave", stage=ARRIVAL, nearness=Nearness.TRANSFERRED
    )
    error_contested = State(
        _("Claim contested"),
        next_step=_("Settle the claim"),
        tone="grave",
        stage=ARRIVAL,
        nearness=Nearness.TRANSFERRED,
    )
    coming_back = State(
        _("To be taken back"), next_step=_("Record the return"), held_by=BORDER, tone="grave", stage=ARRIVAL,
        nearness=Nearness.TRANSFERRED,
    )  # fmt: skip
    taken_back = State(_("Taken back"), next_step=_("Close the case"), stage=ARRIVAL, nearness=Nearness.TRANSFERRED)
    refused = State(_("Refused"), next_step=_("Close the case"), tone="grave", stage=REPLY)
    withdrawn = State(_("Withdrawn"), next_step=_("Close the case"), stage=REPLY)
    lapsed = State(_("Lapsed"), next_step=_("Close the case"), tone="grave", stage=TRANSFER)
    closed = State(_("Closed"), final=True, stage=ARRIVAL)
    discarded = State(_("Draft discarded"), final=True, stage=APPLICATION)

    undecided = submitted | received | questioned
    undocumented = agreed | deemed_agreed
    consented = undocumented | ready_for_transfer

    submit = draft.to(
        submitted, label=_("Send the application"), by=OFFICER, approval=CHIEF, asks=("channel",),
        needs=(guards.application_sound, accelerated.sent_in_time), then=effects.submit, foresees=effects.foresee,
        makes="application", law="Art. 5, 7, 8", offered=False,
    )  # fmt: skip
    discard = draft.to(discarded, label=_("Discard the draft"), by=OFFICER, tone="grave")
    acknowledge = submitted.to(
        received, label=_("Confirm receipt"), by=EITHER, of=REQUESTED, may_ask=("acknowledged_at",),
        checks=(own.has_been("acknowledged_at"),), then=effects.acknowledge, law="Art. 11",
    )  # fmt: skip
    ask = (submitted | received).to(
        questioned, label=_("Ask for information"), by=EITHER, of=REQUESTED, asks=("question",), law="Art. 9"
    )
    answer = questioned.to(BACK, label=_("Answer the question"), by=OFFICER, asks=("answer_given",), law="Art. 9")
    agree = undecided.to(
        agreed, label=_("Agree to the readmission"), by=THEIR_OFFICER, then=effects.agree, makes="reply_agreed",
        law="Art. 9, 11", tone="good",
    )  # fmt: skip
    refuse = undecided.to(
        refused, label=_("Refuse the readmission"), by=THEIR_OFFICER, asks=("refusal_ground", "refusal_reason"),
        then=effects.reply, makes="reply_refused", law="Art. 11", tone="grave",
    )  # fmt: skip
    record_agreement = undecided.to(
        agreed, label=_("Record that they agree"), by=OFFICER, of=REQUESTED, asks=PAPER, checks=(own.has_been("replied_at"),),
        then=effects.agree, law="Art. 9, 11", tone="good",
    )  # fmt: skip
    record_refusal = undecided.to(
        refused, label=_("Record that they refuse"), by=OFFICER, of=REQUESTED, asks=(*PAPER, "refusal_ground", "refusal_reason"),
        checks=(own.has_been("replied_at"),), then=effects.reply, law="Art. 11", tone="grave",
    )  # fmt: skip
    deem_agreed = undecided.to(
        deemed_agreed, label=_("Deemed agreed, by silence"), by=CLOCK, needs=(guards.silence_is_consent, guards.reply_time_is_over),
        then=agreed_by_silence, law="Art. 11", tone="grave",
    )  # fmt: skip
    record_timely_refusal = deemed_agreed.to(
        refused, label=_("Record a refusal that was given in time"), by=OFFICER, approval=CHIEF, of=REQUESTED,
        asks=(*PAPER, "refusal_ground", "refusal_reason"), checks=(own.has_been("replied_at"), own.reply_was_in_time),
        law="Art. 11", tone="grave",
    )  # fmt: skip
    record_document = undocumented.to(
        ready_for_transfer, label=_("Tell of the travel document"), by=EITHER, of=REQUESTED,
        asks=("document_number", "document_expires_on"), checks=(own.document_is_valid,), law="Art. 5", tone="good",
    )  # fmt: skip
    use_own_document = undocumented.to(
        ready_for_transfer, label=_("Travels on a valid document"), by=OFFICER, needs=(guards.valid_document,), law="Art. 7",
    )  # fmt: skip
    hold_up = consented.to(
        held_up, label=_("Report an obstacle to the transfer"), by=OFFICER, asks=("obstacle",), law="Art. 11"
    )
    go_on_with_transfer = held_up.to(
        BACK, label=_("Go on: the obstacle is gone"), by=OFFICER, may_ask=("obstacle_ended",), law="Art. 11"
    )
    notify_transfer = ready_for_transfer.to(
        transfer_notified, label=_("Notify the transfer"), by=OFFICER, needs=(own.document_at_hand,), asks=JOURNEY, may_ask=AROUND_IT,
        checks=(guards.notice_in_time, guards.within_transfer_limit, own.document_covers_transfer),
        then=effects.bring_in_border, makes="transfer_notice", law="Art. 12",
    )  # fmt: skip
    postpone = transfer_notified.to(
        ready_for_transfer,
        label=_("Postpone or cancel the transfer"),
        by=OFFICER,
        asks=("postponement_reason",),
        law="Art. 12",
    )
    record_departure = transfer_notified.to(
        departed, label=_("Record the departure"), by=BORDER_OFFICER, may_ask=("departed_at", "incident"),
        checks=(own.has_been("departed_at"),), then=effects.depart, law="Art. 12", tone="good",
    )  # fmt: skip
    not_departed = transfer_notified.to(
        ready_for_transfer, label=_("Record that the person did not depart"), by=BORDER_OFFICER, asks=("no_show_reason",), tone="grave",
    )  # fmt: skip
    confirm_arrival = departed.to(
        completed, label=_("Confirm the arrival"), by=EITHER, of=REQUESTED, may_ask=("arrived_at",),
        checks=(own.has_been("arrived_at"), own.follows_departure("arrived_at")), then=effects.arrive, law="Art. 12", tone="good",
    )  # fmt: skip
    record_not_admitted = departed.to(
        ready_for_transfer, label=_("Record that the person was not admitted"), by=EITHER, of=REQUESTED,
        asks=("not_admitted_reason",), then=effects.turned_back, tone="grave",
    )  # fmt: skip
    lapse = (consented | held_up | transfer_notified).to(
        lapsed, label=_("Lapsed: not transferred in time"), by=CLOCK, needs=(guards.transfer_time_is_over, guards.nobody_is_on_the_way),
        law="Art. 11", tone="grave",
    )  # fmt: skip
    withdraw = (undecided | consented | held_up | transfer_notified).to(
        withdrawn, label=_("Withdraw the application"), by=OFFICER, asks=("withdrawal_reason",), tone="grave"
    )
    ask_again = refused.to(
        submitted, label=_("Ask again, with new information"), by=OFFICER, approval=CHIEF, asks=("new_information",),
        then=effects.new_round, foresees=effects.new_round,
    )  # fmt: skip
    claim_error = completed.to(
        error_claimed, label=_("Claim readmission in error"), by=EITHER, of=REQUESTED, asks=("claim_reason",),
        needs=(window.window_known, window.window_open), law="Art. 13", tone="grave",
    )  # fmt: skip
    accept_claim = (error_claimed | error_contested).to(
        coming_back, label=_("Accept the claim"), by=OFFICER, approval=CHIEF, then=effects.drop_claim, makes="error_answer",
        law="Art. 13",
    )  # fmt: skip
    contest_claim = error_claimed.to(
        error_contested, label=_("Contest the claim"), by=OFFICER, approval=CHIEF, asks=("contest_reason",), makes="error_answer",
        law="Art. 13", tone="grave",
    )  # fmt: skip
    drop_claim = (error_claimed | error_contested).to(
        completed, label=_("Record that the claim was given up"), by=EITHER, of=REQUESTED, then=effects.drop_claim
    )
    record_return = coming_back.to(
        taken_back, label=_("Record the return"), by=(BORDER_OFFICER, OFFICER), may_ask=("returned_at", "incident"),
        checks=(own.has_been("returned_at"),), then=effects.come_back, law="Art. 13",
    )  # fmt: skip
    end = completed.to(
        closed, label=_("Closed: no error can be claimed any more"), by=CLOCK, needs=(own.claim_time_is_over,)
    )
    close = (completed | refused | withdrawn | lapsed | taken_back).to(
        closed, label=_("Close the case"), by=CHIEF, needs=(own.no_claim_can_come,)
    )

    reply = Deadline(
        "reply", label=_("Reply"), runs_in=(submitted, received), pauses_in=questioned, may_pause=guards.reply_may_pause,
        on_expiry=deem_agreed, when=accelerated.in_normal_time, extension="reply_extension",
    )  # fmt: skip
    reply_accelerated = Deadline(
        "reply_accelerated", label=_("Reply, accelerated procedure"), runs_in=reply.runs_in, pauses_in=questioned,
        may_pause=guards.reply_may_pause, on_expiry=deem_agreed, when=accelerated.in_accelerated_time,
    )  # fmt: skip
    travel_document = Deadline("travel_document", label=_("Issue the travel document"), runs_in=undocumented)
    transfer = Deadline(
        "transfer", label=_("Transfer"), runs_in=(*consented, transfer_notified), pauses_in=held_up, may_pause=guards.transfer_may_wait,
        on_expiry=lapse, presses_in=ready_for_transfer,
    )  # fmt: skip
    error_window = Deadline(
        "error_own_national",
        label=_("Readmission in error can be claimed"),
        runs_in=completed,
        on_expiry=end,
        presses_in=(),
    )

    extend_reply = received.stay(
        label=_("Extend the time to reply"), by=EITHER, of=REQUESTED, extends=reply, asks=("extension_reason",),
        needs=(guards.reply_time_runs, guards.reply_not_extended), law="Art. 11",
    )  # fmt: skip


class OutgoingRequest(OutgoingFields):
    workflow = OutgoingReadmission
