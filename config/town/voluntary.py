"""Voluntary returns in the demo town: the roads through every state."""

from datetime import timedelta

from config.town.beats import Beat, border, certificate, expiry, paper, sign, that_day
from config.town.returning import (
    HALF,
    assess_child,
    consent,
    counsel,
    mark_child,
    opening,
    ours,
    programme_chosen,
    recorded,
    release_gates,
    shut_gate,
    signed,
)
from config.town.roads import Road, after, ago, in_days, phase

FIRST = 5000  # the number of the first of them: those of the others are lower
AIRPORT = "Heydər Əliyev International Airport"


def _hours_after(hours):
    return lambda plan: plan.transfer_at + timedelta(hours=hours)


def _leaves(walk):
    return walk.plan.transfer_at


def _arrives(walk):
    return walk.plan.transfer_at + timedelta(hours=3)


# The parts of the roads.
JOURNEY = {
    "departure_at": _leaves, "arrival_at": _arrives, "departure_place": "Airport of the host city", "transport": "air",
    "carrier": lambda walk: f"J2 {8000 + walk.plan.number % 100}", "crossing_point": AIRPORT,
}  # fmt: skip
FACTS = {"has_means": "no", "stay": "expired", "entry_ban_conflict": "no", "assisted_before": "no"}
REJECTION = {
    "rejection_ground": "not_eligible", "rejection_reason": "The programme is for those who cannot pay the journey themselves.",
    "complaint": "In writing, to the head of this office.",
}  # fmt: skip
OPENED = (phase(0, 0, opening()),)
OF_A_FAMILY = (phase(0, 0, opening(with_family=True)),)


def _applied(opened):
    return (
        *opened,
        phase(0.1, 1, recorded(counsel)),
        phase(0.5, 2, recorded(consent), ours("apply", applied_on=that_day)),
    )


def _screened(opened):
    return (
        *_applied(opened), phase(0.1, 0.5, ours("record_facts", **FACTS)),
        phase(0.1, 0.5, ours("find_eligible", programme=programme_chosen)),
        phase(0.2, 1, ours("screen", screened_on=that_day, rights_told="yes")),
    )  # fmt: skip


def _ready(opened, *beside):
    return (
        *_screened(opened), *beside, phase(0.1, 0.5, ours("approve")), phase(0.1, 0.8, Beat(signed)), phase(0.1, 0.4, ours("prepare")),
        phase(0.1, 0.4, ours("request_document")), phase(0.1, 0.6, paper("prepare")),
        phase(0.1, 0.6, paper("issue", certificate_number=certificate, issued_on=that_day, expires_on=expiry)),
        phase(0.1, 0.6, sign("traveldocument", "AZ-MFA")),
        phase(0.1, 0.4, ours("arrange_reception", received_by="Reception team", reception_place=AIRPORT, onward_place="Gəncə")),
    )  # fmt: skip


BOOK = phase(-6, -4, ours("book_travel", **JOURNEY), anchor="transfer")
APPLIED, SCREENED, READY = _applied(OPENED), _screened(OPENED), _ready(OPENED)
BOOKED = (*READY, BOOK)
LEAVE = phase(0.01, 0.1, ours("record_departure", when=_hours_after(0.2), departed_at=_leaves), anchor="transfer")
GONE = (*BOOKED, LEAVE)
ARRIVE = phase(0.1, 0.2, border("record_arrival", when=_hours_after(3.5), arrived_at=_arrives), anchor="transfer")
HOME = (*GONE, ARRIVE)
SICK_CHILD = (
    *_ready(OF_A_FAMILY, phase(0.1, 0.3, recorded(mark_child))), BOOK,
    phase(-0.2, -0.1, recorded(assess_child, when=_hours_after(-1)), anchor="transfer"), LEAVE, ARRIVE,
)  # fmt: skip
MISSED = (*BOOKED, phase(0.01, 0.1, ours("record_no_show", when=_hours_after(1)), anchor="transfer"))
AHEAD, SOON, LONG_AGO = in_days(20, 26), in_days(2, 3), after(24, 30)


def _road(phases, start, transfer):
    return Road(phases, start, transfer, state=HALF)


VOLUNTARY: tuple[Road, ...] = (  # every state
    _road(OPENED, ago(0, 3), AHEAD),
    _road(APPLIED, ago(4, 6), AHEAD),
    _road((*APPLIED, *SCREENED[len(APPLIED) : -1]), ago(5, 8), AHEAD),  # eligible
    _road(SCREENED, ago(8, 12), AHEAD),
    _road(READY[: len(SCREENED) + 2], ago(10, 14), AHEAD),  # approved
    _road(READY, ago(14, 20), AHEAD),
    _road(BOOKED, ago(20, 24), SOON),
    _road(GONE, ago(24, 28), in_days(0, 0)),
    _road(HOME, ago(26, 32), in_days(-3, -2)),
    _road((*HOME, phase(1, 3, ours("hand_over"))), ago(60, 200), LONG_AGO),
    _road((*SICK_CHILD, phase(1, 3, ours("hand_over"))), ago(60, 120), LONG_AGO),
    _road((*HOME, phase(1, 3, ours("close"))), ago(60, 200), LONG_AGO),
    _road((*BOOKED, phase(-3, -2, ours("postpone"), anchor="transfer")), ago(24, 28), in_days(1, 2)),
    _road(MISSED, ago(24, 28), in_days(-2, -2)),
    _road((*SCREENED, phase(1, 2, ours("reject", **REJECTION)), phase(0.2, 1, Beat(signed))), ago(16, 30), AHEAD),
    _road((*READY, phase(0.5, 2, ours("withdraw"))), ago(20, 30), AHEAD),
    _road((*APPLIED, phase(0.5, 2, ours("withdraw")), phase(2, 5, ours("end"))), ago(20, 60), AHEAD),
    _road((*APPLIED, phase(0.5, 2, ours("withdraw")), phase(1, 3, ours("return_to_process"))), ago(12, 20), AHEAD),
    _road((*SCREENED, phase(0.1, 0.5, recorded(shut_gate))), ago(9, 14), AHEAD),
    _road((*SCREENED, phase(0.1, 0.5, recorded(shut_gate)), phase(1, 3, Beat(release_gates))), ago(16, 24), AHEAD),
)


def voluntary_returns(count):
    """In a town of so many cases: each once, and half as many as cases at most."""
    return list(VOLUNTARY[: count // 2])
