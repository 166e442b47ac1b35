"""The roads of those who should never have been sent: what is claimed after the arrival, and how far that has come."""

from datetime import timedelta

from audit.moment import now
from config.town import beats as b
from config.town.beats import (
    of_claim,
    of_claim_at_border,
    of_claim_by_chief,
    of_claim_theirs,
    officer,
    said,
    that_day,
)
from config.town.roads import CLOSED, DONE, Road, after, ago, phase


def in_three_weeks(_walk):
    return now() + timedelta(days=21)


def just_now(_walk):
    return now()


def _settled(name):
    how = {"settled_by": "committee", "settled_on": that_day, "settlement": said("settlement")}
    return phase(5, 8, of_claim(name, **how), b.SIGN_CLAIM)


DRAFTED = phase(4, 9, officer("claim_error"))
PROPOSED = phase(
    0.5, 2, of_claim(
        "claim", error_reason=said("error"), true_identity=said("true_identity"), true_nationality=said("true_nationality"),
        error_basis=said("error_basis"), handed_back=said("handed_back"),
    ),
)  # fmt: skip
CLAIMED = (DRAFTED, PROPOSED, phase(0.2, 1, b.SIGN_CLAIM))
ACKNOWLEDGED = (*CLAIMED, phase(1, 3, of_claim_theirs("acknowledge")))
CONTESTED = (*ACKNOWLEDGED, phase(2, 5, of_claim_theirs("contest", contest_reason=said("contest"))))
ACCEPTED = (*ACKNOWLEDGED, phase(2, 5, of_claim_theirs("accept")))
SCHEDULED = (
    *ACCEPTED, phase(0.5, 2, of_claim(
        "schedule_return", protection_check="yes", return_at=in_three_weeks, transport="air", carrier=said("carrier"),
        crossing_point="Heydər Əliyev International Airport", escorts=said("escorts"),
    )),
)  # fmt: skip
RETURNED = (
    *SCHEDULED,
    phase(
        21.2, 22, of_claim_at_border("record_return", returned_at=just_now, handed_over_to="Their escorts, at the gate")
    ),
)
COSTS = phase(
    2, 4, of_claim("claim_costs", costs_amount="1840.50", costs_currency="EUR", costs_for=said("costs")), b.SIGN_CLAIM
)
SETTLED, REJECTED = _settled("settle"), _settled("reject")
PAID = phase(5, 9, of_claim_by_chief("close", costs_paid_on=that_day))
GIVEN_UP = phase(2, 5, of_claim("give_up", withdrawal_reason=said("give_up")))


def road(*phases, since=(140, 170), before=DONE):
    """Of a person who arrived some two months after the application, under an agreement whose window is known."""
    return Road((*before, *phases), ago(*since), after(45, 55), agreement="EUAZ")


ERRORS: tuple[tuple[int, Road], ...] = (
    (2, road(DRAFTED)),
    (1, road(DRAFTED, PROPOSED)),
    (1, road(*CLAIMED)),
    (2, road(*ACKNOWLEDGED)),
    (1, road(*CONTESTED)),
    (1, road(*ACCEPTED)),
    (1, road(*CONTESTED, SETTLED, *SCHEDULED[-1:])),
    (1, road(*RETURNED)),
    (1, road(*RETURNED, COSTS)),
    (2, road(*RETURNED, COSTS, PAID, since=(180, 300))),
    (1, road(*CONTESTED, REJECTED)),
    (1, road(DRAFTED, GIVEN_UP, before=(*DONE, CLOSED), since=(220, 240))),
    (1, road(DRAFTED, since=(330, 420))),
)
