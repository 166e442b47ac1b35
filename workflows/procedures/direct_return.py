"""Direct return with a valid document (Art. 7(2)): a notification and no application; the person is received at the border.

Nobody is asked for consent and no letter goes out. What remains is who comes, by which document, when, and what became of it.
"""

from django.utils.translation import gettext_lazy as _

from agencies.roles import BORDER, CASEWORKER, LEAD, REQUESTING, SUPERVISOR
from workflows.declare import Children, Deadline, State, Workflow
from workflows.nearness import Nearness
from workflows.procedures import direct_return_guards as guards
from workflows.procedures import error_window
from workflows.procedures import readmission_guards as shared
from workflows.procedures.direct_return_fields import DirectReturnFields
from workflows.procedures.error_claim import open_claim
from workflows.procedures.readmission_effects import notify_transfer

NOTIFICATION, ARRIVAL = _("Notification"), _("Arrival")
OFFICER, CHIEF, BORDER_OFFICER = CASEWORKER.at(LEAD), SUPERVISOR.at(LEAD), CASEWORKER.at(BORDER)
EITHER = (CASEWORKER.at(REQUESTING), OFFICER)
JOURNEY, AROUND_IT = ("transfer_at", "crossing_point", "transport", "carrier"), ("escorts", "transfer_needs")
IN_ORDER = (guards.lies_ahead, guards.documents_cover_it)
RECEIPT, BESIDE_IT = ("arrived_at", "identity_on_arrival"), ("condition_on_arrival", "incident")


class DirectReturn(Workflow):
    label = _("Direct return with a valid document")
    prefix = "DR"
    stages = (NOTIFICATION, ARRIVAL)
    moments = {"transfer": "arrived_at"}

    prepared = State(
        _("Being prepared"), initial=True, next_step=_("Notify the return"), held_by=REQUESTING, stage=NOTIFICATION
    )
    notified = State(
        _("Return notified"), next_step=_("Receive the person"), held_by=BORDER, tone="good", stage=ARRIVAL,
        nearness=Nearness.APPOINTED,
    )  # fmt: skip
    arrived_behind_gate = State(
        _("Arrived, a protection gate is open"), next_step=_("Have the gate released, then confirm the arrival"), tone="grave",
        stage=ARRIVAL, nearness=Nearness.APPOINTED,
    )  # fmt: skip
    received_at_border = State(
        _("Arrived"), next_step=_("Close the case"), tone="good", stage=ARRIVAL, nearness=Nearness.TRANSFERRED
    )
    called_off = State(
        _("Called off"), next_step=_("Notify another day, or close the case"), held_by=REQUESTING, stage=NOTIFICATION
    )
    closed = State(_("Closed"), final=True, stage=ARRIVAL)

    notify = (prepared | called_off).to(
        notified, label=_("Notify the return"), by=EITHER, asks=JOURNEY, may_ask=AROUND_IT, checks=IN_ORDER,
        then=notify_transfer, law="Art. 7(2)",
    )  # fmt: skip
    change = notified.stay(
        label=_("Change the journey"), by=EITHER, asks=JOURNEY, may_ask=AROUND_IT, checks=IN_ORDER, law="Art. 7(2)"
    )
    call_off = notified.to(
        called_off, label=_("Call the return off"), by=(*EITHER, CHIEF), asks=("calling_off_reason",)
    )
    not_arrived = notified.to(
        called_off,
        label=_("Record that the person did not arrive"),
        by=BORDER_OFFICER,
        asks=("no_show_reason",),
        tone="grave",
    )
    receive = notified.to(
        received_at_border, label=_("Record the arrival"), by=BORDER_OFFICER, asks=RECEIPT, may_ask=BESIDE_IT,
        checks=(guards.has_been,), law="Art. 7(2)", tone="good",
    )  # fmt: skip
    record_behind_gate = notified.to(
        arrived_behind_gate, label=_("Record an arrival while a protection gate is open"), by=BORDER_OFFICER,
        needs=(shared.gate_is_open,), asks=RECEIPT, may_ask=BESIDE_IT, checks=(guards.has_been,), tone="grave",
    )  # fmt: skip
    confirm_arrival = arrived_behind_gate.to(received_at_border, label=_("Confirm the arrival"), by=OFFICER)
    close = (prepared | called_off | received_at_border).to(closed, label=_("Close the case"), by=CHIEF)
    claim_error = (received_at_border | closed).stay(
        label=_("Claim readmission in error"), by=OFFICER, afterwards=open_claim, law="Art. 13", tone="grave", internal=True,
        needs=(error_window.has_arrived, error_window.window_known, error_window.window_open, error_window.no_claim_stands),
    )  # fmt: skip

    error_window = Deadline(
        "error_own_national", label=_("Readmission in error can be claimed"), presses_in=(), when=guards.error_is_covered,
        runs_in=(arrived_behind_gate, received_at_border),
    )  # fmt: skip

    claims = Children("errorclaim", label=_("Claims of readmission in error"))


class DirectReturnNotice(DirectReturnFields):
    workflow = DirectReturn
