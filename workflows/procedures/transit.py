"""Transit: a third-country national or stateless person passes through our territory, to a State that will admit them.

The graph is domain §8.7. "Pending approval" is an Approval. What follows when a limit runs out is a fact of the limit: silence
is consent only where the agreement says so of the reply to a transit application.
"""

from django.utils.translation import gettext_lazy as _

from agencies.roles import BORDER, CASEWORKER, CLOCK, LEAD, PROTECTION_OFFICER, REQUESTING, SUPERVISOR
from workflows.declare import Children, Deadline, State, Workflow
from workflows.nearness import Nearness
from workflows.procedures import transit_effects as effects
from workflows.procedures import transit_guards as guards
from workflows.procedures.transit_request import TransitFields

APPLICATION, CHECKS, REPLY, TRANSIT = _("Application"), _("Checks"), _("Reply"), _("Transit")
OFFICER, CHIEF = CASEWORKER.at(LEAD), SUPERVISOR.at(LEAD)
THEIR_OFFICER, BORDER_OFFICER = CASEWORKER.at(REQUESTING), CASEWORKER.at(BORDER)
JOURNEY = ("transfer_at", "crossing_point", "exit_point", "transport", "carrier")


class Transit(Workflow):
    label = _("Transit")
    prefix = "TR"
    stages = (APPLICATION, CHECKS, REPLY, TRANSIT)
    moments = {"receipt": "received_at", "confirmed_receipt": "acknowledged_at", "consent": "decided_at"}

    draft = State(
        _("Draft"), initial=True, next_step=_("Complete and submit the application"), held_by=REQUESTING, stage=APPLICATION,
    )  # fmt: skip
    submitted = State(_("Submitted"), next_step=_("Acknowledge receipt"), stage=APPLICATION)
    received = State(_("Received"), next_step=_("Take up the examination"), stage=CHECKS)
    checks = State(_("Being checked"), next_step=_("Prepare the reply"), stage=REPLY)
    authorised = State(
        _("Transit authorised"), next_step=_("Schedule the transit"), held_by=REQUESTING, tone="good", stage=TRANSIT,
        nearness=Nearness.READY,
    )  # fmt: skip
    scheduled = State(
        _("Transit scheduled"), next_step=_("Record the entry"), held_by=BORDER, tone="good", stage=TRANSIT,
        nearness=Nearness.APPOINTED,
    )  # fmt: skip
    in_transit = State(
        _("In transit"), next_step=_("Record the exit"), held_by=BORDER, tone="waiting", stage=TRANSIT,
        nearness=Nearness.TRANSFERRED,
    )  # fmt: skip
    exited = State(
        _("Left our territory"),
        next_step=_("Close the case"),
        tone="good",
        stage=TRANSIT,
        nearness=Nearness.TRANSFERRED,
    )
    revoked = State(
        _("Consent revoked"), next_step=_("Return the person, or close the case"), tone="grave", stage=TRANSIT
    )
    returned_to_requesting = State(
        _("Returned to the requesting State"), next_step=_("Close the case"), tone="grave", stage=TRANSIT
    )
    refused = State(_("Refused"), next_step=_("Close the case"), tone="grave", stage=REPLY)
    expired = State(_("Expired"), next_step=_("Close the case"), tone="grave", stage=TRANSIT)
    withdrawn = State(_("Withdrawn"), next_step=_("Close the case"), stage=REPLY)
    closed = State(_("Closed"), final=True, stage=TRANSIT)
    discarded = State(_("Draft discarded"), final=True, stage=APPLICATION)

    undecided = submitted | received | checks
    to_come = authorised | scheduled
    ended = exited | returned_to_requesting | refused | expired | withdrawn

    submit = draft.to(
        submitted, label=_("Submit the application"), by=THEIR_OFFICER, needs=(guards.application_sound,),
        then=effects.submit_now, makes="transit_application", law="Art. 15", offered=False,
    )  # fmt: skip
    register = draft.to(
        submitted, label=_("Register the application"), by=OFFICER, needs=(guards.application_sound,),
        asks=("received_at", "channel"), checks=(guards.not_in_the_future,), then=effects.submit,
        makes="transit_application", law="Art. 15", offered=False,
    )  # fmt: skip
    discard = draft.to(discarded, label=_("Discard the draft"), by=(THEIR_OFFICER, OFFICER), tone="grave")
    acknowledge = submitted.to(
        received, label=_("Acknowledge receipt"), by=OFFICER, then=effects.acknowledge, law="Art. 15"
    )
    take_up = received.to(
        checks, label=_("Take up the examination"), by=OFFICER, needs=(guards.duplicates_decided,),
        then=effects.take_up, afterwards=effects.ask_services, law="Art. 14",
    )  # fmt: skip
    record_protection = (checks | authorised).stay(
        label=_("Record the protection check"), by=PROTECTION_OFFICER.at(LEAD), asks=("protection_check",),
        law="Art. 14", internal=True,
    )  # fmt: skip
    authorise = checks.to(
        authorised, label=_("Propose authorisation"), by=OFFICER, approval=CHIEF,
        needs=(guards.checks_answered, guards.protection_checked),
        then=effects.decided, makes="transit_authorised", law="Art. 14, 15", tone="good",
    )  # fmt: skip
    refuse = checks.to(
        refused, label=_("Propose refusal"), by=OFFICER, approval=CHIEF, asks=("refusal_ground", "refusal_reason"),
        afterwards=effects.withdraw_checks, makes="transit_refused", law="Art. 14(3)", tone="grave",
    )  # fmt: skip
    authorise_by_silence = undecided.to(
        authorised, label=_("Authorised by silence"), by=CLOCK, needs=(guards.silence_is_consent, guards.reply_time_is_over),
        then=effects.authorised_by_silence, law="Art. 15", tone="grave",
    )  # fmt: skip
    schedule = authorised.to(
        scheduled, label=_("Schedule the transit"), by=(THEIR_OFFICER, OFFICER), needs=(guards.protection_checked,),
        asks=JOURNEY, may_ask=("escorts", "assistance"), checks=(guards.transit_lies_ahead, guards.within_execution_limit),
        then=effects.bring_in_border, law="Art. 15",
    )  # fmt: skip
    reschedule = scheduled.stay(
        label=_("Change the schedule"), by=(THEIR_OFFICER, OFFICER), asks=JOURNEY, may_ask=("escorts", "assistance"),
        checks=(guards.transit_lies_ahead, guards.within_execution_limit), law="Art. 15",
    )  # fmt: skip
    record_entry = scheduled.to(
        in_transit, label=_("Record the entry"), by=BORDER_OFFICER, may_ask=("came_in_at", "incident"),
        checks=(guards.not_in_the_future,), then=effects.enter, law="Art. 15", tone="good",
    )  # fmt: skip
    record_exit = in_transit.to(
        exited, label=_("Record the exit"), by=BORDER_OFFICER, may_ask=("went_out_at", "incident"),
        checks=(guards.not_in_the_future, guards.exit_follows_entry), then=effects.leave, law="Art. 15", tone="good",
    )  # fmt: skip
    revoke = (to_come | in_transit).to(
        revoked, label=_("Revoke the consent"), by=CHIEF, asks=("revocation_ground", "revocation_reason"),
        afterwards=effects.withdraw_checks, makes="transit_revoked", law="Art. 14", tone="grave",
    )  # fmt: skip
    return_to_requesting = revoked.to(
        returned_to_requesting, label=_("Record the return to the requesting State"), by=(BORDER_OFFICER, OFFICER),
        needs=(guards.person_has_entered,), may_ask=("returned_at", "incident"),
        checks=(guards.not_in_the_future, guards.return_follows_entry), then=effects.return_to_requesting, law="Art. 14",
    )  # fmt: skip
    expire = to_come.to(
        expired, label=_("Expired: not carried out in time"), by=CLOCK,
        needs=(guards.consent_lapses, guards.execution_time_is_over, guards.nobody_is_on_the_way),
        afterwards=effects.withdraw_checks, law="Art. 15", tone="grave",
    )  # fmt: skip
    withdraw = (undecided | to_come).to(
        withdrawn, label=_("Withdraw the application"), by=(THEIR_OFFICER, OFFICER), asks=("withdrawal_reason",),
        afterwards=effects.withdraw_checks, tone="grave",
    )  # fmt: skip
    close = (ended | revoked).to(closed, label=_("Close the case"), by=CHIEF, needs=(guards.person_is_not_here,))

    reply = Deadline("transit_reply", label=_("Reply"), runs_in=undecided, on_expiry=authorise_by_silence)
    execution = Deadline(
        "transit_execution", label=_("Carry out the transit"), runs_in=to_come, on_expiry=expire, presses_in=authorised
    )

    services = Children("verification", label=_("Checks by other agencies"))


class TransitRequest(TransitFields):
    workflow = Transit
