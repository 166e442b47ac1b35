"""Transits through other States that Azerbaijan applies for, in the demo town: the roads through every state."""

from datetime import timedelta

from agencies.models import Agency
from agencies.roles import LEAD
from audit.actor import acting
from cases.agreements import Agreement
from cases.files import Case
from config.town.beats import Beat, border, chief, officer, said, theirs
from config.town.outgoing import PROPOSED, PROTECTED, SENT
from config.town.roads import Road, after, ago, in_days, phase
from config.town.transits import REVOCATION, annex_six
from workflows.models import OutgoingTransitRequest
from workflows.perform import open_

FIRST = 4000  # the number of the first of them: those of the others are lower
STATE = "NL"  # whose officer works here
THERE = "Amsterdam Airport Schiphol"


def _write(walk):
    plan = walk.plan
    said_of_them = annex_six(plan, walk.officer) | {"crossing_point": THERE, "other_states": [], "place": "Bakı"}
    name = said_of_them["name"]
    with acting(walk.officer):
        ours, theirs_is = (Agency.objects.get(code=code) for code in ("AZ-SMS", f"{plan.state}-CA"))
        case = Case.objects.create(
            agreement=Agreement.objects.get(code=plan.agreement), requesting_state="AZ", requested_state=plan.state,
            requesting_agency=ours, requested_agency=theirs_is,
        )  # fmt: skip
        title = f"{name['surname']}, {name['given_names']}"
        walk.procedure = open_(
            OutgoingTransitRequest, case, walk.officer, {LEAD: ours}, application=said_of_them, title=title
        )
        case.their_reference = walk.procedure.reference
        case.save(update_fields=["their_reference"])


def _hours_after(hours):
    return lambda plan: plan.transfer_at + timedelta(hours=hours)


# The parts of the roads.
WRITTEN = phase(-9, -6, Beat(_write))
WAITING = (WRITTEN, phase(0, 0, PROPOSED))
APPLIED = (*WAITING, phase(0, 0, SENT))
RECEIVED = (*APPLIED, phase(0.1, 0.5, theirs("acknowledge")))
AUTHORISED = (*RECEIVED, phase(0.1, 0.5, PROTECTED.beats[0]), phase(1, 3, theirs("authorise")))
REFUSED = (*RECEIVED, phase(1, 3, theirs(
    "refuse", refusal_ground="b_here", refusal_reason="Criminal proceedings are pending against the person here.",
)))  # fmt: skip
SCHEDULED = (*AUTHORISED, phase(-6, -4, officer(
    "schedule", transfer_at=lambda walk: walk.plan.transfer_at, crossing_point=THERE, exit_point=THERE,
    transport="air", carrier=said("carrier"), escorts=said("escorts"),
), anchor="transfer"))  # fmt: skip
GONE = (*SCHEDULED, phase(0.01, 0.1, border("record_departure", when=_hours_after(0.5)), anchor="transfer"))
THROUGH = (*GONE, phase(0.8, 1.6, theirs("confirm_exit"), anchor="transfer"))
REVOKED = (*AUTHORISED, phase(0.5, 2, theirs("revoke", **REVOCATION)))
REVOKED_THERE = (*GONE, phase(0.8, 1.6, theirs("revoke", **REVOCATION), anchor="transfer"))
COMING_BACK = (
    *REVOKED_THERE,
    phase(0.1, 0.5, officer("arrange_return", return_arranged="With the same escorts, by the next flight.")),
)
BACK = (*COMING_BACK, phase(0.5, 1.5, border("record_return")))
WITHDRAWN = (*RECEIVED, phase(0.5, 2, officer("withdraw", withdrawal_reason="A direct flight was found.")))
CLOSED = phase(3, 12, chief("close"))
AHEAD, LONG_AGO = in_days(14, 20), after(20, 24)


def _road(phases, start, transfer):
    return Road(phases, start, transfer, state=STATE)


OUTGOING_TRANSITS: tuple[Road, ...] = (  # every state
    _road((WRITTEN,), ago(0, 4), AHEAD),
    _road(WAITING, ago(1, 2), AHEAD),
    _road((WRITTEN, phase(1, 4, officer("discard"))), ago(20, 60), LONG_AGO),
    _road(APPLIED, ago(1, 2), AHEAD),
    _road(RECEIVED, ago(2, 4), AHEAD),
    _road(AUTHORISED, ago(8, 12), AHEAD),
    _road(SCHEDULED, ago(14, 18), in_days(2, 3)),
    _road(GONE, ago(16, 20), in_days(-1, -1)),
    _road(THROUGH, ago(24, 28), in_days(-8, -7)),
    _road(REVOKED, ago(14, 24), AHEAD),
    _road(REVOKED_THERE, ago(24, 28), in_days(-8, -7)),
    _road(COMING_BACK, ago(26, 30), in_days(-10, -9)),
    _road(BACK, ago(30, 34), in_days(-14, -12)),
    _road(REFUSED, ago(14, 40), LONG_AGO),
    _road(AUTHORISED, ago(60, 120), LONG_AGO),  # expired: nobody was sent
    _road(WITHDRAWN, ago(14, 40), LONG_AGO),
    _road((*THROUGH, CLOSED), ago(60, 200), LONG_AGO),
)


def outgoing_transits(count):
    """In a town of so many cases: each once, and half as many as cases at most."""
    return list(OUTGOING_TRANSITS[: count // 2])
