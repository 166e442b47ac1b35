"""The roads that cases take through the demo town: which steps, how long after one another, and since when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from config.town import beats as b
from config.town.beats import check, chief, officer, paper, propose, said, sign, theirs

MIA, SSS = "AZ-MIA", "AZ-SSS"


@dataclass(frozen=True)
class Phase:
    """Beats that are taken, in this order, between `since` and `until` days after an anchor.

    The anchor is the beat before (""), or the end of the time for the "reply", or the "transfer".
    """

    beats: tuple
    since: float
    until: float
    anchor: str = ""


@dataclass(frozen=True)
class Road:
    """Phases, and since when: `start(planner)` gives the moment of receipt, `transfer(plan)` that of the transfer."""

    phases: tuple[Phase, ...]
    start: Callable
    transfer: Callable | None = None
    holding: tuple[str, ...] = (
        "passport",
        "old_passport",
        "identity_card",
        "photocopy",
        "birth_certificate",
        "military_book",
    )
    about: tuple[str, ...] = ()
    agreement: str = ""  # empty: mostly the Union's
    state: str = ""  # which State asks, where that matters
    officer: str = ""  # who works on it, where that matters

    @property
    def days(self):
        """How long its steps take at most, as far as they follow one another."""
        return sum(phase.until for phase in self.phases if not phase.anchor)


def phase(since, until, *beats, anchor=""):
    return Phase(beats, since, until, anchor)


def ago(least, most):
    """Received so many days ago."""
    return lambda planner: planner.days_ago(least, most)


def due_in(days):
    """Received so that the reply is due so many days from today."""
    return lambda planner: planner.reply_due_in(days)


def over_novruz(planner):
    """Received so that the last day of the reply falls into the Novruz holidays."""
    return planner.reply_due_at_novruz()


def in_days(least, most):
    """Transferred so many days from today; before today where negative."""
    return lambda plan: plan.around_noon(plan.today + timedelta(days=plan.chance.randint(least, most)))


def after(least, most):
    """Transferred so many days after receipt."""
    return lambda plan: plan.around_noon(plan.start.date() + timedelta(days=plan.chance.randint(least, most)))


# The parts of the roads.
SENT = (phase(-3, -0.2, b.WRITE), phase(0, 0, b.SUBMIT))
POSTED = (phase(0.1, 0.9, b.WRITE_FROM_PAPER, b.REGISTER),)
RECEIVED = (*SENT, phase(0.02, 1, officer("acknowledge")))
TAKEN_UP = (*RECEIVED, phase(0.1, 1.6, b.TAKE_UP))
ASSIGNED = (*POSTED, phase(0.02, 0.5, officer("acknowledge")), phase(0.1, 1.6, b.ASSIGN))
EXAMINED = (*TAKEN_UP, phase(0.1, 2, b.examine("accepted", "accepted")))
DOUBTED = (*TAKEN_UP, phase(0.1, 2, b.examine("contradicted", "contradicted")))
ASKED_MIA = (*TAKEN_UP, phase(0.1, 1, officer("verify", asked_agencies=[MIA])))
ASKED_BOTH = (*TAKEN_UP, phase(0.1, 1, officer("verify", asked_agencies=[MIA, SSS])))
ACCEPTED = phase(0.1, 1, check(MIA, "accept"))
ANSWER = {"register": said("register"), "differences": said("differences")}
FOUND = phase(0.3, 1.5, check(MIA, "answer", finding="confirmed", **ANSWER))
MIA_SIGNS, SSS_SIGNS = phase(0.1, 1, sign("verification", MIA)), phase(0.1, 1, sign("verification", SSS))
CLEARED = phase(
    0.1, 1.5, check(SSS, "accept"), check(SSS, "answer", finding="confirmed", basis_of_finding="No entries.")
)
CHECKED = (*ASKED_MIA, ACCEPTED, FOUND, MIA_SIGNS)
QUESTIONED = (*TAKEN_UP, phase(0.1, 2, officer("ask", question=said("question"))))
INTERVIEWED = (
    *TAKEN_UP, phase(0.1, 1, officer("order_interview", interview_subject=said("interview"))),
    phase(1, 3, b.consul_of_case(
        "record_interview", interview_on=b.that_day, interview_result="confirmed", interview_note=said("interview_note"),
    )),
)  # fmt: skip
PROPOSED = phase(0.2, 3, propose("agree"))
AGREED = (PROPOSED, phase(0.1, 1.5, b.APPROVE))
SENT_BACK = (PROPOSED, phase(0.1, 1, b.SEND_BACK))
PROPOSED_REFUSAL = phase(0.2, 3, propose("refuse", refusal_ground="not_a_national", refusal_reason=said("refusal")))
REFUSED = (PROPOSED_REFUSAL, phase(0.1, 1.5, b.APPROVE))
PAPER_ASKED = phase(0.1, 1, officer("request_document"))
PREPARED = phase(0.1, 1, paper("prepare"))
ISSUING = phase(0.1, 1, paper("issue", certificate_number=b.certificate, issued_on=b.that_day, expires_on=b.expiry))
ISSUED = (PAPER_ASKED, PREPARED, ISSUING, phase(0.05, 0.8, sign("traveldocument", "AZ-MFA")))
HANDED_OVER = phase(1, 5, paper("hand_over", handed_to="Courier of the requesting authority"))
NOTIFIED = phase(-21, -15, theirs(
    "notify_transfer", transfer_at=lambda walk: walk.plan.transfer_at, crossing_point="Heydər Əliyev International Airport",
    transport="air", carrier=said("carrier"), escorts=said("escorts"), transfer_needs=said("needs"),
), anchor="transfer")  # fmt: skip
ARRIVED = phase(0.02, 0.1, b.border(
    "receive", when=lambda plan: plan.arrives_at + timedelta(minutes=70), arrived_at=lambda walk: walk.plan.arrives_at,
    identity_on_arrival="yes", condition_on_arrival=said("condition"),
), anchor="transfer")  # fmt: skip
HANDED_TO_REINTEGRATION = phase(1, 6, officer("hand_over", reintegration_consent="given", consent_note=said("consent")))
WITHDRAWN = phase(1, 4, theirs("withdraw", withdrawal_reason=said("withdrawal")))
CLOSED = phase(20, 60, chief("close"))
GATED_ARRIVAL = phase(0.02, 0.1, b.border(
    "record_behind_gate", when=lambda plan: plan.arrives_at + timedelta(minutes=70), arrived_at=lambda walk: walk.plan.arrives_at,
    identity_on_arrival="yes", condition_on_arrival=said("condition"),
), anchor="transfer")  # fmt: skip

READY = (*EXAMINED, *AGREED, *ISSUED)
ON_THE_WAY = (*READY, NOTIFIED)
HOME = (*ON_THE_WAY, ARRIVED)
DONE = (*HOME, HANDED_TO_REINTEGRATION)
