"""A measure: proposed, approved, delivered, verified and paid, by four different people (domain §8.10).

"Submitted" of the domain is an Approval. Money is committed with the approval and released when the measure is cancelled.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.roles import CASE_MANAGEMENT, CASEWORKER, FINANCE_OFFICER, PROVIDER, SUPERVISOR
from reintegration.measures import doubled, effects, guards
from reintegration.measures import money_guards as money
from reintegration.measures.fields import MeasureFields
from reintegration.measures.tranches import add_up, settle_tranches
from reintegration.money.bands import signers
from workflows.declare import BACK, Deadline, State, Workflow

PROPOSAL, AGREEMENT, DELIVERY, PAYMENT, END = _("Proposal"), _("Agreement"), _("Delivery"), _("Payment"), _("Closed")
MANAGER, CHIEF = CASEWORKER.at(CASE_MANAGEMENT), SUPERVISOR.at(CASE_MANAGEMENT)
PAYER, DELIVERER = FINANCE_OFFICER.at(CASE_MANAGEMENT), CASEWORKER.at(PROVIDER)
EITHER = (
    DELIVERER,
    SUPERVISOR.at(PROVIDER),
    MANAGER,
)  # the provider or, where it answered by telephone or on paper, the case manager
IN_ORDER = (guards.in_order, guards.provider_can_deliver, add_up)
SUPPORTED = (guards.consent_in_force, guards.plan_is_approved, guards.programme_runs)


class Supporting(Workflow):
    label = _("Measure")
    prefix = "AM"
    led_by = CASE_MANAGEMENT
    stages = (PROPOSAL, AGREEMENT, DELIVERY, PAYMENT, END)
    moments = {"approval": "approved_at", "delivery": "delivered_at", "verification": "verified_at"}

    proposed = State(_("Being proposed"), initial=True, next_step=_("Propose the measure"), stage=PROPOSAL)
    approved = State(
        pgettext_lazy("a measure", "Approved"), next_step=_("Accept the order"), held_by=(PROVIDER, CASE_MANAGEMENT),
        tone="good", stage=AGREEMENT,
    )  # fmt: skip
    contracted = State(
        _("Agreed with the provider"), next_step=_("Begin the delivery"), held_by=(PROVIDER, CASE_MANAGEMENT), stage=DELIVERY
    )  # fmt: skip
    in_delivery = State(
        _("Being delivered"), next_step=_("Deliver and record it"), held_by=(PROVIDER, CASE_MANAGEMENT), stage=DELIVERY
    )
    delivered = State(pgettext_lazy("a measure", "Delivered"), next_step=_("Verify the delivery"), stage=PAYMENT)
    verified = State(pgettext_lazy("a measure", "Verified"), next_step=_("Pay"), tone="good", stage=PAYMENT)
    paid = State(pgettext_lazy("a measure", "Paid"), next_step=_("Close the measure"), tone="good", stage=PAYMENT)
    disputed = State(_("Disputed"), next_step=_("Settle the dispute"), tone="grave", stage=DELIVERY)
    closed = State(_("Closed"), final=True, tone="good", stage=END)
    recovered = State(_("Recovered"), final=True, tone="grave", stage=END)
    rejected = State(_("Rejected"), final=True, tone="grave", stage=END)
    cancelled = State(_("Cancelled"), final=True, tone="grave", stage=END)
    agreed = approved | contracted
    running = contracted | in_delivery | delivered | verified

    amend = proposed.stay(
        label=_("Change the proposal"), by=MANAGER, needs=(guards.nothing_proposed,),
        asks=("service", "amount", "currency", "starts_on", "ends_on"),
        may_ask=("provider", "place", "units_planned", "in_cash", "tranches"), checks=IN_ORDER, then=settle_tranches,
    )  # fmt: skip
    submit = proposed.to(
        approved, label=_("Propose the measure"), by=MANAGER, approval=signers, duty="propose", may_ask=("double_reason",),
        needs=(*SUPPORTED, *money.COVERED, money.papers_before), checks=(doubled.said_where_doubled,),
        then=effects.approve, afterwards=effects.commit, tone="good",
    )  # fmt: skip
    reject = proposed.to(rejected, label=_("Reject the measure"), by=CHIEF, asks=("reject_reason",), tone="grave")
    accept = approved.to(contracted, label=_("Accept the order"), by=EITHER, of=PROVIDER)
    decline = approved.to(
        cancelled, label=_("Decline the order"), by=EITHER, of=PROVIDER, asks=("decline_reason",),
        afterwards=effects.released, tone="grave",
    )  # fmt: skip
    start = contracted.to(in_delivery, label=_("Begin the delivery"), by=EITHER, of=PROVIDER)
    deliver = in_delivery.to(
        delivered, label=_("Record the delivery"), by=EITHER, of=PROVIDER, asks=("handed_over_on",), may_ask=("delivery_note",),
        checks=(guards.not_in_the_future("handed_over_on"),), then=effects.delivered,
    )  # fmt: skip
    verify = delivered.to(
        verified, label=_("Verify the delivery"), by=(MANAGER, CHIEF), duty="verify", needs=(money.papers_after,),
        asks=("verified_by_means", "verified_on", "verification_note"),
        checks=(guards.visited_where_needed, guards.not_in_the_future("verified_on"), guards.not_before_delivery),
        then=effects.verified, tone="good",
    )  # fmt: skip
    find_wanting = delivered.to(
        in_delivery, label=_("Send back: not delivered as agreed"), by=(MANAGER, CHIEF), duty="verify",
        asks=("verification_note",), tone="grave",
    )  # fmt: skip
    pay_part = verified.to(
        in_delivery, label=_("Record the payment of a part"), by=PAYER, duty="pay", needs=(guards.further_tranches, doubled.not_doubled),
        asks=("paid_on", "payment_reference"), checks=(guards.not_in_the_future("paid_on"),),
        then=effects.count_tranche, afterwards=effects.paid, tone="good",
    )  # fmt: skip
    pay = verified.to(
        paid, label=_("Record the payment"), by=PAYER, duty="pay", needs=(guards.is_last_tranche, doubled.not_doubled),
        asks=("paid_on", "payment_reference"), checks=(guards.not_in_the_future("paid_on"),),
        then=effects.count_tranche, afterwards=effects.paid, tone="good",
    )  # fmt: skip
    take_payment_back = (in_delivery | paid).to(
        verified, label=_("Record that the last payment came back"), by=PAYER, duty="pay", needs=(guards.something_paid,),
        asks=("payment_return_reason",), then=effects.uncount_tranche, afterwards=effects.payment_reversed, tone="grave",
    )  # fmt: skip
    explain_double = verified.stay(
        label=_("Say why this is no double support"),
        by=MANAGER,
        approval=signers,
        duty="propose",
        asks=("double_reason",),
    )
    close = paid.to(closed, label=_("Close the measure"), by=MANAGER)
    dispute = (running | paid).to(
        disputed, label=_("Record a dispute"), by=EITHER, asks=("dispute_reason",), tone="grave"
    )
    settle = disputed.to(BACK, label=_("Settle the dispute"), by=CHIEF, asks=("settlement",))
    recover = (in_delivery | delivered | verified | paid | disputed).to(
        recovered, label=_("Record money recovered"), by=PAYER, duty="pay", needs=(guards.something_paid,),
        asks=("recovered_amount", "recovered_on", "recovery_reason"),
        checks=(guards.not_in_the_future("recovered_on"), money.not_more_than_paid), afterwards=effects.recovered, tone="grave",
    )  # fmt: skip
    cancel = (proposed | agreed | in_delivery | delivered | verified | disputed).to(
        cancelled, label=_("Cancel the measure"), by=(MANAGER, CHIEF), asks=("cancel_reason",), afterwards=effects.released, tone="grave",
    )  # fmt: skip

    acceptance = Deadline("measure_acceptance", label=_("Accept the order"), runs_in=approved)
    verification = Deadline("measure_verification", label=_("Verify the delivery"), runs_in=delivered)
    payment = Deadline("measure_payment", label=_("Pay"), runs_in=verified)


class Measure(MeasureFields):
    workflow = Supporting
