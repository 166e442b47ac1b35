"""Transit through another State that Azerbaijan applies for (Art. 14, 15). The other direction of transit.py.

As in outgoing.py only what crosses the border stands here: the requested authority replies, may revoke, and tells of the exit.
Nobody is sent through a State before our own protection officer has looked at where the journey leads (Art. 14(3)).
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.roles import BORDER, CLOCK, LEAD, PROTECTION_OFFICER, REQUESTED
from workflows.declare import Deadline, State, Workflow
from workflows.nearness import Nearness
from workflows.procedures import outgoing_effects as effects
from workflows.procedures import outgoing_transit_guards as own
from workflows.procedures import transit_guards as guards
from workflows.procedures.outgoing import EITHER, PAPER, THEIR_OFFICER
from workflows.procedures.outgoing_guards import follows_departure, has_been
from workflows.procedures.outgoing_transit_fields import OutgoingTransitFields
from workflows.procedures.transit import APPLICATION, BORDER_OFFICER, CHIEF, JOURNEY, OFFICER, REPLY, TRANSIT
from workflows.procedures.transit_effects import authorised_by_silence, file_annex, leave

AROUND_IT = ("escorts", "assistance")
REFUSAL, REVOCATION = ("refusal_ground", "refusal_reason"), ("revocation_ground", "revocation_reason")


def submit(transit, by):
    file_annex(transit, by)
    effects.send(transit)


class OutgoingTransit(Workflow):
    label = _("Transit asked by Azerbaijan")
    prefix = "TRO"
    stages = (APPLICATION, REPLY, TRANSIT)
    moments = {"receipt": "received_at", "confirmed_receipt": "acknowledged_at", "consent": "decided_at"}

    draft = State(_("Draft"), initial=True, next_step=_("Complete and send the application"), stage=APPLICATION)
    submitted = State(_("Sent"), next_step=_("Confirm receipt"), held_by=REQUESTED, tone="waiting", stage=APPLICATION)
    received = State(
        _("Receipt confirmed"),
        next_step=pgettext_lazy("next step", "Reply"),
        held_by=REQUESTED,
        tone="waiting",
        stage=REPLY,
    )
    authorised = State(
        _("Transit authorised"),
        next_step=_("Schedule the transit"),
        tone="good",
        stage=TRANSIT,
        nearness=Nearness.READY,
    )
    scheduled = State(
        _("Transit scheduled"), next_step=_("Record the departure"), held_by=BORDER, tone="good", stage=TRANSIT,
        nearness=Nearness.APPOINTED,
    )  # fmt: skip
    departed = State(
        _("Departed"), next_step=_("Confirm the exit"), held_by=REQUESTED, tone="waiting", stage=TRANSIT,
        nearness=Nearness.TRANSFERRED,
    )  # fmt: skip
    completed = State(
        _("Left their territory"),
        next_step=_("Close the case"),
        tone="good",
        stage=TRANSIT,
        nearness=Nearness.TRANSFERRED,
    )
    revoked = State(
        _("Consent revoked"), next_step=_("Arrange the return, or close the case"), tone="grave", stage=TRANSIT
    )
    coming_back = State(
        _("To be taken back"), next_step=_("Record the return"), held_by=BORDER, tone="grave", stage=TRANSIT
    )
    taken_back = State(_("Taken back"), next_step=_("Close the case"), tone="grave", stage=TRANSIT)
    refused = State(_("Refused"), next_step=_("Close the case"), tone="grave", stage=REPLY)
    expired = State(_("Expired"), next_step=_("Close the case"), tone="grave", stage=TRANSIT)
    withdrawn = State(_("Withdrawn"), next_step=_("Close the case"), stage=REPLY)
    closed = State(_("Closed"), final=True, stage=TRANSIT)
    discarded = State(_("Draft discarded"), final=True, stage=APPLICATION)

    undecided = submitted | received
    to_come = authorised | scheduled
    ended = completed | taken_back | refused | expired | withdrawn

    submit = draft.to(
        submitted, label=_("Send the application"), by=OFFICER, approval=CHIEF, asks=("channel",),
        needs=(guards.application_sound,), then=submit, foresees=effects.set_out, makes="transit_application",
        law="Art. 15", offered=False,
    )  # fmt: skip
    discard = draft.to(discarded, label=_("Discard the draft"), by=OFFICER, tone="grave")
    acknowledge = submitted.to(
        received, label=_("Confirm receipt"), by=EITHER, of=REQUESTED, may_ask=("acknowledged_at",),
        checks=(has_been("acknowledged_at"),), then=effects.acknowledge, law="Art. 15",
    )  # fmt: skip
    record_protection = (undecided | authorised).stay(
        label=_("Record the protection check"), by=PROTECTION_OFFICER.at(LEAD), asks=("protection_check",),
        law="Art. 14(3)", internal=True,
    )  # fmt: skip
    authorise = undecided.to(
        authorised, label=_("Authorise the transit"), by=THEIR_OFFICER, then=effects.agree, makes="transit_authorised",
        law="Art. 14, 15", tone="good",
    )  # fmt: skip
    refuse = undecided.to(
        refused, label=_("Refuse the transit"), by=THEIR_OFFICER, asks=REFUSAL, then=effects.reply, makes="transit_refused",
        law="Art. 14(3)", tone="grave",
    )  # fmt: skip
    record_authorisation = undecided.to(
        authorised, label=_("Record that they authorise it"), by=OFFICER, of=REQUESTED, asks=PAPER,
        checks=(has_been("replied_at"),), then=effects.agree, law="Art. 14, 15", tone="good",
    )  # fmt: skip
    record_refusal = undecided.to(
        refused, label=_("Record that they refuse"), by=OFFICER, of=REQUESTED, asks=(*PAPER, *REFUSAL),
        checks=(has_been("replied_at"),), then=effects.reply, law="Art. 14(3)", tone="grave",
    )  # fmt: skip
    authorise_by_silence = undecided.to(
        authorised, label=_("Authorised by silence"), by=CLOCK, needs=(guards.silence_is_consent, guards.reply_time_is_over),
        then=authorised_by_silence, law="Art. 15", tone="grave",
    )  # fmt: skip
    schedule = authorised.to(
        scheduled, label=_("Schedule the transit"), by=OFFICER, needs=(guards.protection_checked,), asks=JOURNEY,
        may_ask=AROUND_IT, checks=(guards.transit_lies_ahead, guards.within_execution_limit), then=effects.bring_in_border,
        law="Art. 15",
    )  # fmt: skip
    reschedule = scheduled.stay(
        label=_("Change the schedule"), by=OFFICER, asks=JOURNEY, may_ask=AROUND_IT,
        checks=(guards.transit_lies_ahead, guards.within_execution_limit), law="Art. 15",
    )  # fmt: skip
    postpone = scheduled.to(
        authorised, label=_("Postpone or cancel the transit"), by=OFFICER, asks=("postponement_reason",), law="Art. 15"
    )
    record_departure = scheduled.to(
        departed, label=_("Record the departure"), by=BORDER_OFFICER, may_ask=("departed_at", "incident"),
        checks=(has_been("departed_at"),), then=effects.depart, law="Art. 15", tone="good",
    )  # fmt: skip
    not_departed = scheduled.to(
        authorised,
        label=_("Record that the person did not depart"),
        by=BORDER_OFFICER,
        asks=("no_show_reason",),
        tone="grave",
    )
    confirm_exit = departed.to(
        completed, label=_("Confirm the exit"), by=EITHER, of=REQUESTED, may_ask=("went_out_at",),
        checks=(has_been("went_out_at"), follows_departure("went_out_at")), then=leave, law="Art. 15", tone="good",
    )  # fmt: skip
    revoke = (to_come | departed).to(
        revoked, label=_("Revoke the consent"), by=THEIR_OFFICER, asks=REVOCATION, makes="transit_revoked", law="Art. 14",
        tone="grave",
    )  # fmt: skip
    record_revocation = (to_come | departed).to(
        revoked, label=_("Record that they revoke the consent"), by=OFFICER, of=REQUESTED, asks=REVOCATION, law="Art. 14",
        tone="grave",
    )  # fmt: skip
    arrange_return = revoked.to(
        coming_back, label=_("Arrange the return"), by=OFFICER, needs=(own.person_has_departed,), asks=("return_arranged",),
        law="Art. 14",
    )  # fmt: skip
    record_return = (revoked | coming_back).to(
        taken_back, label=_("Record the return"), by=(BORDER_OFFICER, OFFICER), needs=(own.person_has_departed,),
        may_ask=("returned_at", "incident"), checks=(has_been("returned_at"), follows_departure("returned_at")),
        then=effects.come_back, law="Art. 14",
    )  # fmt: skip
    expire = to_come.to(
        expired, label=_("Expired: not carried out in time"), by=CLOCK,
        needs=(guards.consent_lapses, guards.execution_time_is_over, guards.nobody_is_on_the_way), law="Art. 15", tone="grave",
    )  # fmt: skip
    withdraw = (undecided | to_come).to(
        withdrawn, label=_("Withdraw the application"), by=OFFICER, asks=("withdrawal_reason",), tone="grave"
    )
    close = (ended | revoked).to(closed, label=_("Close the case"), by=CHIEF, needs=(own.person_is_with_us,))

    reply = Deadline("transit_reply", label=_("Reply"), runs_in=undecided, on_expiry=authorise_by_silence)
    execution = Deadline(
        "transit_execution", label=_("Carry out the transit"), runs_in=to_come, on_expiry=expire, presses_in=authorised
    )


class OutgoingTransitRequest(OutgoingTransitFields):
    workflow = OutgoingTransit
