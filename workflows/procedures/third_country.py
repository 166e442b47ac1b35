"""Readmission of third-country nationals and stateless persons: a readmission, with what Article 4 makes otherwise (domain §8.3).

What is not named here is as in readmission.py. Late is lost: whoever comes after the limit of the agreement has no right to
a reply. Two sign, a legal officer and a supervisor. The travel document is the requesting State's.
"""

from django.utils.translation import gettext_lazy as _

from agencies.roles import CLOCK, LEAD, LEGAL_OFFICER, PROTECTION_OFFICER, REQUESTING
from workflows.declare import Deadline, State, States
from workflows.nearness import Nearness
from workflows.procedures import accelerated
from workflows.procedures import readmission_effects as effects
from workflows.procedures import readmission_guards as guards
from workflows.procedures import third_country_effects as own_effects
from workflows.procedures import third_country_guards as own
from workflows.procedures.readmission import (
    ARRIVAL,
    CHIEF,
    DOCUMENT,
    INTAKE,
    OFFICER,
    RECEIVED,
    THEIR_OFFICER,
    Readmission,
)
from workflows.procedures.third_country_fields import ThirdCountryFields

BOTH = (LEGAL_OFFICER.at(LEAD), CHIEF)
FINDINGS = ("entry_condition", "direct_return", "airside_only", "their_permit")


class ThirdCountry(Readmission):
    label = _("Readmission, third-country national or stateless person")
    prefix = "RT"

    inadmissible_late = State(
        _("Inadmissible: submitted too late"), next_step=_("Accept it all the same, or close the case"), tone="grave",
        stage=RECEIVED,
    )  # fmt: skip
    agreed = State(
        _("Agreed"), next_step=_("Issue the travel document and tell us of it"), held_by=REQUESTING, tone="good",
        stage=DOCUMENT,
    )  # fmt: skip
    deemed_agreed = State(
        _("Deemed agreed, by silence"), next_step=_("Issue the travel document and tell us of it"), held_by=REQUESTING, tone="grave",
        stage=DOCUMENT,
    )  # fmt: skip
    received_at_border = State(
        _("Arrived"), next_step=_("Record what follows for the person"), tone="good", stage=ARRIVAL,
        nearness=Nearness.TRANSFERRED,
    )  # fmt: skip
    interview_ordered = order_interview = record_interview = interview = None  # Art. 9(3) is about nationality alone
    hand_over = None  # reintegration is for those who come home

    undocumented = agreed | deemed_agreed

    submit = Readmission.draft.to(
        Readmission.submitted, label=_("Submit the application"), by=(THEIR_OFFICER, INTAKE),
        needs=(guards.application_sound, accelerated.sent_in_time), then=own_effects.submit_now,
        afterwards=own_effects.find_late, makes="application", law="Art. 4, 7, 8, 11", offered=False,
    )  # fmt: skip
    register = Readmission.draft.to(
        Readmission.submitted, label=_("Register the application"), by=OFFICER, needs=(guards.application_sound,),
        asks=("received_at", "channel"), checks=(guards.not_in_the_future, accelerated.received_in_time),
        then=own_effects.submit, afterwards=own_effects.find_late, makes="application", law="Art. 4, 7, 8, 11", offered=False,
    )  # fmt: skip
    find_late = Readmission.submitted.to(
        inadmissible_late, label=_("Inadmissible: submitted too late"), by=CLOCK, needs=(own.came_too_late,), makes="inadmissible",
        law="Art. 11", tone="grave",
    )  # fmt: skip
    accept_late = inadmissible_late.to(
        Readmission.received, label=_("Accept it all the same"), by=CHIEF, asks=("late_reason",), then=own_effects.accept_late,
        makes="late_accepted",
    )  # fmt: skip
    record_conditions = Readmission.under_examination.stay(
        label=_("Record the conditions"), by=OFFICER, asks=FINDINGS, may_ask=("permit_exception", "conditions_basis"),
        checks=(own.exception_holds,), law="Art. 4", internal=True,
    )  # fmt: skip
    record_protection = (Readmission.examining | Readmission.consented).stay(
        label=_("Record the protection check"), by=PROTECTION_OFFICER.at(LEAD), asks=("protection_check",),
        law="Art. 18", internal=True,
    )  # fmt: skip
    agree = Readmission.under_examination.to(
        agreed, label=_("Propose acceptance"), by=OFFICER, approval=BOTH,
        needs=(own.condition_shown, own.no_exclusion_stands, own.protection_checked, guards.family_decided), then=effects.decided,
        makes="reply_agreed", law="Art. 4, 10, 11", tone="good",
    )  # fmt: skip
    refuse = Readmission.under_examination.to(
        Readmission.refused, label=_("Propose refusal"), by=OFFICER, approval=BOTH,
        needs=(own.conditions_recorded, own.no_proof_stands, guards.proof_examined),
        asks=("refusal_ground", "refusal_reason"), checks=(own.ground_was_found,), afterwards=effects.ended,
        makes="reply_refused", law="Art. 4, 11", tone="grave",
    )  # fmt: skip
    request_document = undocumented.to(
        Readmission.document_pending, label=_("Ask for the travel document"), by=OFFICER,
        needs=(own.we_issue_the_document, guards.no_valid_document), then=effects.ask_consulate, afterwards=effects.request_document,
        makes="travel_document_request", law="Art. 4",
    )  # fmt: skip
    record_document = undocumented.to(
        Readmission.ready_for_transfer, label=_("Tell of the travel document"), by=(THEIR_OFFICER, OFFICER),
        needs=(own.they_issue_the_document,), asks=("their_document_number", "their_document_expires_on"),
        checks=(own.their_document_is_valid,), law="Art. 4",
    )  # fmt: skip
    notify_transfer = Readmission.ready_for_transfer.to(
        Readmission.transfer_notified, label=_("Notify the transfer"), by=(THEIR_OFFICER, OFFICER),
        needs=(own.document_at_hand, own.protection_checked),
        asks=Readmission.notify_transfer.asks, may_ask=Readmission.notify_transfer.may_ask,
        checks=(*Readmission.notify_transfer.checks, own.their_document_covers_transfer),
        then=effects.notify_transfer, makes="transfer_notice", law="Art. 12",
    )  # fmt: skip
    record_outcome = received_at_border.to(
        Readmission.completed, label=_("Record what follows for the person"), by=OFFICER, asks=("arrival_outcome",),
        may_ask=("arrival_note",), tone="good",
    )  # fmt: skip
    withdraw = States((*Readmission.withdraw.sources, inadmissible_late)).to(
        Readmission.withdrawn, label=_("Withdraw the application"), by=(THEIR_OFFICER, OFFICER), asks=("withdrawal_reason",),
        afterwards=effects.ended, tone="grave",
    )  # fmt: skip
    close = States((*Readmission.close.sources, inadmissible_late)).to(
        Readmission.closed, label=_("Close the case"), by=CHIEF
    )

    reply = Deadline(
        "reply", label=_("Reply"), runs_in=Readmission.reply.runs_in, pauses_in=Readmission.reply.pauses_in,
        may_pause=guards.reply_may_pause, on_expiry=Readmission.deem_agreed, when=own.in_normal_time, extension="reply_extension",
    )  # fmt: skip
    reply_accelerated = Deadline(
        "reply_accelerated", label=_("Reply, accelerated procedure"), runs_in=reply.runs_in, pauses_in=reply.pauses_in,
        may_pause=guards.reply_may_pause, on_expiry=Readmission.deem_agreed, when=own.in_accelerated_time,
    )  # fmt: skip
    error_window = Deadline(
        "error_third_country", label=_("Readmission in error can be claimed"), presses_in=(),
        runs_in=Readmission.error_window.runs_in,
    )  # fmt: skip


class ThirdCountryRequest(ThirdCountryFields):
    workflow = ThirdCountry
