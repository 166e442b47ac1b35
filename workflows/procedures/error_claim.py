"""Readmission in error: we show that the conditions were not met, and the requesting State takes the person back (Art. 13).

The graph is domain §8.4. "Pending approval" is an Approval. Opened from a readmission whose person has arrived; until it is
claimed it is ours alone, and nobody of the other side learns of it.
"""

from django.utils.translation import gettext_lazy as _

from agencies.roles import BORDER, CASEWORKER, CLOCK, LEAD, REQUESTING, SUPERVISOR
from workflows.declare import Deadline, State, Workflow
from workflows.nearness import Nearness
from workflows.perform import open_
from workflows.procedures import error_claim_effects as effects
from workflows.procedures import error_window
from workflows.procedures.error_claim_fields import ErrorClaimFields

CLAIM, REPLY, RETURN, COSTS = _("Claim"), _("Reply"), _("Return"), _("Costs")
OFFICER, CHIEF = CASEWORKER.at(LEAD), SUPERVISOR.at(LEAD)
EITHER = (CASEWORKER.at(REQUESTING), OFFICER)  # theirs or, where the answer came on paper, ours


class ErrorClaiming(Workflow):
    label = _("Readmission in error")
    prefix = "RE"
    stages = (CLAIM, REPLY, RETURN, COSTS)
    moments = {"transfer": "transferred_at"}

    claim_draft = State(_("Claim being prepared"), initial=True, next_step=_("Propose the claim"), stage=CLAIM)
    claimed = State(
        _("Claim made"), next_step=_("Acknowledge the claim"), held_by=REQUESTING,
        tone="waiting", stage=REPLY,
    )  # fmt: skip
    acknowledged = State(
        _("Acknowledged"), next_step=_("Accept or contest the claim"), held_by=REQUESTING, tone="waiting", stage=REPLY
    )
    contested = State(_("Contested"), next_step=_("Record what was agreed on the claim"), tone="grave", stage=REPLY)
    accepted_by_requesting = State(
        _("Accepted by the requesting State"), next_step=_("Schedule the return"), tone="good", stage=RETURN
    )
    return_scheduled = State(
        _("Return scheduled"), next_step=_("Record the return"), held_by=BORDER, tone="good", stage=RETURN,
        nearness=Nearness.APPOINTED,
    )  # fmt: skip
    returned = State(
        _("Returned to the requesting State"), next_step=_("Claim the costs"), tone="good", stage=COSTS,
        nearness=Nearness.TRANSFERRED,
    )  # fmt: skip
    costs_claimed = State(_("Costs claimed"), next_step=_("Close the claim"), tone="good", stage=COSTS)
    closed = State(_("Closed"), final=True, stage=COSTS)
    rejected = State(_("Rejected"), final=True, tone="grave", stage=REPLY)
    out_of_time = State(_("Out of time"), final=True, tone="grave", stage=CLAIM)
    withdrawn = State(_("Withdrawn"), final=True, stage=CLAIM)
    standing = claimed | acknowledged | contested | accepted_by_requesting | return_scheduled

    claim = claim_draft.to(
        claimed, label=_("Propose the claim"), by=OFFICER, approval=CHIEF, needs=(error_window.still_claimable,),
        asks=("error_reason", "true_identity", "true_nationality"), may_ask=("error_basis", "handed_back"),
        then=effects.claimed, makes="error_claim", law="Art. 13",
    )  # fmt: skip
    acknowledge = claimed.to(acknowledged, label=_("Acknowledge the claim"), by=EITHER, law="Art. 13")
    accept = acknowledged.to(
        accepted_by_requesting,
        label=_("Accept the claim"),
        by=EITHER,
        may_ask=("answer_note",),
        law="Art. 13",
        tone="good",
    )
    contest = acknowledged.to(
        contested, label=_("Contest the claim"), by=EITHER, asks=("contest_reason",), law="Art. 13", tone="grave"
    )
    settle = contested.to(
        accepted_by_requesting, label=_("Record that the claim was upheld"), by=OFFICER, approval=CHIEF,
        asks=("settled_by", "settled_on", "settlement"), checks=(effects.settled_already,), tone="good",
    )  # fmt: skip
    reject = contested.to(
        rejected, label=_("Record that the claim was rejected"), by=OFFICER, approval=CHIEF,
        asks=("settled_by", "settled_on", "settlement"), checks=(effects.settled_already,), tone="grave",
    )  # fmt: skip
    schedule_return = (accepted_by_requesting | return_scheduled).to(
        return_scheduled, label=_("Schedule the return"), by=OFFICER,
        asks=("protection_check", "return_at", "crossing_point", "transport", "carrier"), may_ask=("escorts",),
        checks=(effects.protection_checked, effects.return_ahead), then=effects.bring_in_border, law="Art. 12, 13",
    )  # fmt: skip
    record_return = return_scheduled.to(
        returned, label=_("Record the return"), by=CASEWORKER.at(BORDER), asks=("returned_at", "handed_over_to"),
        checks=(effects.returned_already,), makes="error_return", law="Art. 13", tone="good",
    )  # fmt: skip
    claim_costs = returned.to(
        costs_claimed, label=_("Claim the costs"), by=OFFICER, approval=CHIEF,
        asks=("costs_amount", "costs_currency", "costs_for"), makes="error_costs", law="Art. 16",
    )  # fmt: skip
    waive_costs = returned.to(closed, label=_("Close without a claim of costs"), by=CHIEF, asks=("waiver_reason",))
    close = costs_claimed.to(closed, label=_("Close the claim"), by=CHIEF, may_ask=("costs_paid_on",))
    run_out = claim_draft.to(
        out_of_time, label=_("Out of time: not claimed in the window"), by=CLOCK, needs=(error_window.claim_time_is_over,),
        law="Art. 13", tone="grave",
    )  # fmt: skip
    give_up = claim_draft.to(
        withdrawn, label=_("Give up the draft"), by=OFFICER, asks=("withdrawal_reason",), tone="grave"
    )
    withdraw = standing.to(
        withdrawn, label=_("Withdraw the claim"), by=OFFICER, approval=CHIEF, asks=("withdrawal_reason",), tone="grave"
    )

    claiming = Deadline(
        "error_own_national", label=_("Claim readmission in error"), runs_in=claim_draft, on_expiry=run_out
    )


class ErrorClaim(ErrorClaimFields):
    workflow = ErrorClaiming

    def rule_for(self, deadline):
        """The window is the readmission's, in the version with which it began there: one date, and never two."""
        window = error_window.window_of(self.parent) if self.parent else None
        return window.limit if window else super().rule_for(deadline)


def open_claim(readmission, by):
    """What follows from the step of the readmission by which one of us begins to prepare a claim."""
    lead = {LEAD: readmission.agency_that_is(LEAD)}
    open_(ErrorClaim, readmission.case, by, lead, parent=readmission, transferred_at=readmission.arrived_at)
