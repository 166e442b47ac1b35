"""Transits through the demo town: who passes, what the application says, and the roads through every state."""

from datetime import timedelta

from agencies.models import Agency
from agencies.roles import LEAD, PROTECTION_OFFICER, REQUESTING
from audit.actor import acting
from cases.agreements import Agreement
from cases.files import Case
from config.town import beats as b
from config.town.beats import Beat, check, chief, officer, propose, said, sign, theirs
from config.town.name_lists import ELSEWHERE
from config.town.roads import SSS, Road, after, ago, in_days, phase
from workflows.models import TransitRequest
from workflows.perform import open_

SBS = "AZ-SBS"
FIRST = 1000  # the number of the first transit: those of the readmissions are lower
THROUGH = ((), (), ("GE",), ("TR",), ("KZ",))
AIRPORT = "Heydər Əliyev International Airport"


def annex_six(plan, signatory):
    """What the form of a transit application says, as its page keeps it."""
    chance = plan.chance
    surname, given, sex, state, place = chance.choice(ELSEWHERE)
    born = plan.start.date() - timedelta(days=chance.randint(8000, 19000))
    return {
        "name": {"surname": surname, "given_names": given, "patronymic": ""}, "maiden_name": "", "aliases": "",
        "birth": {"date": born.isoformat(), "place": place, "country": state}, "sex": sex, "nationality": state,
        "description": {"height_cm": chance.randint(155, 192), "eyes": "brown", "marks": ""}, "languages": ["en"],
        "document": {
            "kind": "passport", "number": f"P{chance.randrange(10**7):07d}", "issued_by": "",
            "expires_on": (plan.start.date() + timedelta(days=chance.randint(200, 2000))).isoformat(),
        },
        "transport": "air", "destination": state, "other_states": list(chance.choice(THROUGH)), "crossing_point": AIRPORT,
        "transfer_at": plan.transfer_at.isoformat(timespec="minutes"), "escorts": "2 officers, unarmed, in civilian clothes",
        "admission_assured": True, "ground_known": False, "observations": "",
        "signatory": {"name": signatory.user.name, "function": "Case officer"}, "place": "",
    }  # fmt: skip


def _write(walk, writer, case_role):
    said, plan = annex_six(walk.plan, walk.theirs), walk.plan
    name = said["name"]
    with acting(writer):
        theirs_is, ours = (Agency.objects.get(code=code) for code in (f"{plan.state}-CA", "AZ-SMS"))
        case = Case.objects.create(
            agreement=Agreement.objects.get(code=plan.agreement), requesting_state=plan.state, requesting_agency=theirs_is,
            requested_agency=ours, their_reference=plan.reference,
        )  # fmt: skip
        title = f"{name['surname']}, {name['given_names']}"
        walk.procedure = open_(TransitRequest, case, writer, {case_role: writer.agency}, application=said, title=title)


def _protection_officer(name, **answers):
    return Beat(lambda walk: walk.step(name, walk.cast.one("AZ-SMS", PROTECTION_OFFICER), answers))


def _chief_after(hours, name, **answers):
    return Beat(lambda walk: walk.step(name, walk.chief, answers), when=_hours_after(hours))


def _hours_after(hours):
    return lambda plan: plan.transfer_at + timedelta(hours=hours)


# The parts of the roads.
WRITE = Beat(lambda walk: _write(walk, walk.theirs, REQUESTING), at=b.THEIRS)
WRITE_FROM_PAPER = Beat(lambda walk: _write(walk, walk.officer, LEAD))
WRITTEN = phase(-3, -0.2, WRITE)
SENT = (WRITTEN, phase(0, 0, b.SUBMIT))
POSTED = (phase(0.1, 0.5, WRITE_FROM_PAPER, b.REGISTER),)
RECEIVED = (*SENT, phase(0.02, 0.4, officer("acknowledge")))
TAKEN_UP = (*RECEIVED, phase(0.1, 0.5, b.TAKE_UP))
NOTHING_KNOWN = tuple(
    part
    for code in (SBS, SSS)
    for part in (
        phase(0.1, 0.6, check(code, "answer", finding="not_found")),
        phase(0.05, 0.4, sign("verification", code)),
    )
)
CHECKED = (
    *TAKEN_UP,
    *NOTHING_KNOWN,
    phase(0.05, 0.4, _protection_officer("record_protection", protection_check="yes")),
)
PROPOSED = (*CHECKED, phase(0.1, 0.5, propose("authorise")))
AUTHORISED = (*PROPOSED, phase(0.1, 0.5, b.APPROVE))
REFUSED = (
    *TAKEN_UP, *NOTHING_KNOWN, phase(0.1, 0.5, propose(
        "refuse", refusal_ground="c_security", refusal_reason="The service responsible for domestic security has objected.",
    )), phase(0.1, 0.5, b.APPROVE),
)  # fmt: skip
SCHEDULED = (*AUTHORISED, phase(-5, -3, theirs(
    "schedule", transfer_at=lambda walk: walk.plan.transfer_at, crossing_point=AIRPORT, exit_point=AIRPORT, transport="air",
    carrier=said("carrier"), escorts=said("escorts"),
), anchor="transfer"))  # fmt: skip
CAME = (*SCHEDULED, phase(0.01, 0.1, b.border("record_entry", when=_hours_after(0.3)), anchor="transfer"))
LEFT = (*CAME, phase(0.02, 0.2, b.border("record_exit", when=_hours_after(2.5)), anchor="transfer"))
REVOCATION = {
    "revocation_ground": "c_order",
    "revocation_reason": "Admission in the State of destination is no longer assured.",
}
REVOKED = (*AUTHORISED, phase(0.5, 2, chief("revoke", **REVOCATION)))
SENT_BACK = (
    *CAME, phase(0.02, 0.2, _chief_after(1.5, "revoke", **REVOCATION), anchor="transfer"),
    phase(0.5, 1.5, b.border("return_to_requesting", when=_hours_after(25)), anchor="transfer"),
)  # fmt: skip
WITHDRAWN = (*TAKEN_UP, phase(0.5, 2, theirs("withdraw", withdrawal_reason="A direct flight was found.")))
CLOSED = phase(3, 12, chief("close"))
AHEAD, LONG_AGO = in_days(12, 18), after(16, 22)

TRANSITS: tuple[tuple[int, Road], ...] = (  # the first fifteen roads pass through every state
    (1, Road((WRITTEN,), ago(0, 9), AHEAD)),
    (1, Road((WRITTEN, phase(1, 4, theirs("discard"))), ago(20, 80), LONG_AGO)),
    (2, Road(SENT, ago(1, 2), AHEAD)),
    (1, Road(RECEIVED, ago(2, 3), AHEAD)),
    (2, Road(TAKEN_UP, ago(3, 5), AHEAD)),
    (2, Road(AUTHORISED, ago(8, 12), AHEAD)),
    (2, Road(SCHEDULED, ago(14, 18), in_days(1, 2))),
    (2, Road(CAME, ago(16, 20), in_days(-1, -1))),
    (1, Road(LEFT, ago(20, 24), in_days(-4, -3))),
    (1, Road(REVOKED, ago(14, 24), AHEAD)),
    (1, Road(SENT_BACK, ago(24, 28), in_days(-6, -5))),
    (2, Road(REFUSED, ago(14, 40), LONG_AGO)),
    (1, Road(AUTHORISED, ago(60, 120), LONG_AGO)),  # which nobody carried out
    (1, Road(WITHDRAWN, ago(14, 40), LONG_AGO)),
    (4, Road((*LEFT, CLOSED), ago(60, 300), LONG_AGO)),
    (1, Road(PROPOSED, ago(7, 9), AHEAD)),
    (1, Road(POSTED, ago(1, 2), AHEAD)),
)


def transits(count):
    """The roads of the transits in a town of so many cases: one of each, then in turns, half as many as cases at most."""
    turns = range(max(number for number, _road in TRANSITS))
    return [road for turn in turns for number, road in TRANSITS if turn < number][: count // 2]
