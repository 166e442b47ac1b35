"""Referral: an agency is asked to help somebody who agreed that it is told, answers in time, and says what came of it (domain §8.9).

Nothing is told without a consent to share with that agency; where the consent ends, the sharing ends with it.
"""

from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT, CASEWORKER, CLOCK, OBSERVER, PARTNER, SUPERVISOR
from reintegration import referral_effects as effects
from reintegration.referral_fields import ReferralFields
from workflows.declare import Deadline, State, Workflow

PREPARED, SENT, SERVICE, END = _("Prepared"), _("Sent"), _("Service"), _("Closed")


class Referring(Workflow):
    label = _("Referral")
    prefix = "RF"
    led_by = CASE_MANAGEMENT
    stages = (PREPARED, SENT, SERVICE, END)
    moments = {"referral": "sent_at", "consent": "accepted_at"}

    prepared = State(
        _("Prepared, nothing told yet"),
        initial=True,
        next_step=_("Approve that it is sent"),
        held_by=CASE_MANAGEMENT,
        stage=PREPARED,
    )
    sent = State(
        _("Sent"),
        next_step=_("Accept or decline the referral"),
        held_by=PARTNER,
        tone="waiting",
        stage=SENT,
    )
    accepted = State(
        _("Accepted"), next_step=_("Give the service and record it"), held_by=PARTNER, tone="good", stage=SERVICE
    )
    declined = State(_("Declined"), final=True, tone="grave", stage=END)
    service_given = State(_("Service given"), final=True, tone="good", stage=END)
    not_given = State(_("Service not given"), final=True, tone="grave", stage=END)
    withdrawn = State(_("Withdrawn by the sender"), final=True, stage=END)
    stopped = State(_("Stopped: the consent has ended"), final=True, tone="grave", stage=END)
    not_sent = State(_("Not sent"), final=True, stage=END)
    open_ones = sent | accepted
    ended = declined | service_given | not_given | withdrawn | stopped

    send = prepared.to(
        sent, label=_("Send the referral"), by=effects.SENDERS, approval=effects.signers, needs=(effects.consent_in_force,),
        foresees=effects.sent, foretells=effects.who_will_read, then=effects.send, afterwards=effects.write_down, tone="good",
    )  # fmt: skip
    give_up = prepared.to(
        not_sent, label=_("Do not send the referral"), by=effects.SENDERS, asks=("withdrawal_reason",), tone="grave"
    )
    lapse = prepared.to(
        not_sent, label=_("The consent to share ended before anything was told"), by=CLOCK, needs=(effects.consent_is_over,),
        then=effects.told("lapse"), tone="grave",
    )  # fmt: skip
    accept = sent.to(
        accepted, label=_("Accept the referral"), by=effects.RECEIVERS, needs=(effects.consent_in_force,),
        may_ask=("appointment_at", "contact_at_agency"), then=effects.accepted, tone="good",
    )  # fmt: skip
    decline = sent.to(
        declined, label=_("Decline the referral"), by=effects.RECEIVERS, asks=("decline_reason",), may_ask=("decline_note",),
        checks=(effects.declined_in_words,), then=effects.told("decline"), afterwards=effects.end_sharing, tone="grave",
    )  # fmt: skip
    give_service = accepted.to(
        service_given, label=_("Record the service"), by=effects.RECEIVERS, needs=(effects.consent_in_force,),
        asks=("service_on", "service"), may_ask=("service_note",), checks=(effects.service_as_it_was,),
        then=effects.told("give_service"), tone="good",
    )  # fmt: skip
    record_not_given = accepted.to(
        not_given, label=_("Record that the service was not given"), by=effects.RECEIVERS, asks=("not_given_reason",),
        may_ask=("not_given_note",), checks=(effects.not_given_in_words,), then=effects.told("record_not_given"),
        afterwards=effects.end_sharing, tone="grave",
    )  # fmt: skip
    withdraw = open_ones.to(
        withdrawn, label=_("Withdraw the referral"), by=effects.SENDERS, asks=("withdrawal_reason",),
        then=effects.told("withdraw", effects.RECEIVERS), afterwards=effects.end_sharing, tone="grave",
    )  # fmt: skip
    stop = open_ones.to(
        stopped, label=_("The consent to share has ended: delete what was shared with you"), by=CLOCK,
        needs=(effects.consent_is_over,), then=effects.told("stop", effects.RECEIVERS), afterwards=effects.end_sharing, tone="grave",
    )  # fmt: skip
    escalate_answer = sent.stay(
        label=_("No answer in time: the supervisors of both agencies were told"), by=CLOCK,
        needs=(effects.overdue("answer", "answer_escalated_at"),),
        then=effects.escalate("escalate_answer", "answer_escalated_at"), tone="grave",
    )  # fmt: skip
    escalate_service = accepted.stay(
        label=_("No service in time: the supervisors of both agencies were told"), by=CLOCK,
        needs=(effects.overdue("service_due", "service_escalated_at"),),
        then=effects.escalate("escalate_service", "service_escalated_at"), tone="grave",
    )  # fmt: skip
    confirm_deletion = ended.stay(
        label=_("Record that what was shared was deleted"), by=(CASEWORKER.at(OBSERVER), SUPERVISOR.at(OBSERVER)),
        needs=(effects.not_deleted_yet,), asks=("deleted_on",), checks=(effects.deleted_as_it_was,),
        then=effects.told("confirm_deletion"),
    )  # fmt: skip

    answer = Deadline("referral_answer", label=_("Answer"), runs_in=sent, on_expiry=escalate_answer)
    service_due = Deadline("referral_service", label=_("Service"), runs_in=accepted, on_expiry=escalate_service)


class Referral(ReferralFields):
    workflow = Referring
