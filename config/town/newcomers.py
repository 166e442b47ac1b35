"""Those whom the agreements bring here and who are no nationals of ours, and those who come without an application."""

from datetime import timedelta

from agencies.models import Agency
from agencies.roles import LEAD, LEGAL_OFFICER, PROTECTION_OFFICER, REQUESTING
from audit.actor import acting
from cases.agreements import Agreement
from cases.files import Case
from cases.filing import file_application
from cases.gates import GateCode
from config.town import beats as b
from config.town import names
from config.town import roads as r
from config.town.beats import THEIRS, Beat, border, chief, officer, propose, said, theirs
from config.town.roads import Road, after, ago, in_days, phase
from config.town.transits import AIRPORT
from workflows.models import DirectReturnNotice
from workflows.perform import open_

FIRST = 2000  # the number of the first of them: those of the others are lower
OF_OTHERS = ("third",)
SHOWN = {"entry_condition": "direct_entry", "direct_return": "impossible", "airside_only": "no", "their_permit": "none"}
VISA_FREE = SHOWN | {"their_permit": "visa_free"}
REFUSAL = {
    "refusal_ground": "visa_free",
    "refusal_reason": "The person could enter the requesting State without a visa.",
}


def _by(role, name, **answers):
    return Beat(lambda walk: walk.step(name, walk.cast.one("AZ-SMS", role), answers))


def _their_document(walk):
    return f"EU {walk.chance.randrange(10**7):07d}"


def _long_enough(walk):
    return walk.plan.today + timedelta(days=200)


def direct(start, days, *phases):
    """A direct return that was notified so many days before its day."""
    return Road((phase(0.05, 0.3, PREPARE), *phases), start, after(days, days))


def _prepare(walk):
    plan, chance = walk.plan, walk.chance
    theirs_is, ours = (Agency.objects.get(code=code) for code in (f"{plan.state}-CA", "AZ-SMS"))
    with acting(walk.theirs):
        case = Case.objects.create(
            agreement=Agreement.objects.get(code=plan.agreement), requesting_state=plan.state, requesting_agency=theirs_is,
            requested_agency=ours, their_reference=plan.reference,
        )  # fmt: skip
        person = file_application(case, {"person": names.a_person(chance, plan.start.date())}, walk.theirs)
        walk.procedure = open_(
            DirectReturnNotice, case, walk.theirs, {REQUESTING: theirs_is, LEAD: ours}, title=str(person)[:300],
            about_whom="own_national", document_kind="passport", document_number=f"C0{chance.randrange(10**7):07d}",
            document_expires_on=plan.transfer_at.date() + timedelta(days=chance.randint(90, 2000)),
        )  # fmt: skip


PREPARE = Beat(_prepare, at=THEIRS)
LEGAL_SIGNS = Beat(lambda walk: walk.decide(walk.cast.one("AZ-SMS", LEGAL_OFFICER)))
BOTH_SIGN = phase(0.1, 1, LEGAL_SIGNS, b.APPROVE)
PROTECTED = phase(0.1, 0.6, _by(PROTECTION_OFFICER, "record_protection", protection_check="yes"))
FOUND = (*r.EXAMINED, phase(0.1, 0.6, officer("record_conditions", **SHOWN)), PROTECTED)
EXCLUDED = (
    *r.EXAMINED,
    phase(0.1, 0.6, officer("record_conditions", **VISA_FREE)),
    phase(0.1, 0.5, propose("refuse", **REFUSAL)),
)
AGREED = (*FOUND, r.PROPOSED, BOTH_SIGN)
DOCUMENT = phase(
    1, 3, theirs("record_document", their_document_number=_their_document, their_document_expires_on=_long_enough)
)
READY = (*AGREED, DOCUMENT)
ON_THE_WAY = (*READY, r.NOTIFIED)
HOME = (*ON_THE_WAY, r.ARRIVED)
OUTCOME = phase(
    1, 4, officer("record_outcome", arrival_outcome="accommodation", arrival_note="Room in the centre of Yevlax.")
)
LATE = (phase(-3, -0.2, b.WRITE), phase(0, 0, b.SUBMIT))
ACCEPTED_LATE = (
    *LATE,
    phase(0.3, 1, chief("accept_late", late_reason="The person was in hospital until a week before.")),
)
UNFIT = phase(-4, -2, b.gate(GateCode.NOT_FIT, by="AZ-SBS"), anchor="transfer")
VERIFYING = (*r.TAKEN_UP, phase(0.1, 1, officer("verify", asked_agencies=["AZ-MIA"])))

NOTICE = phase(0.05, 0.5, theirs(
    "notify", transfer_at=lambda walk: walk.plan.transfer_at, crossing_point=AIRPORT, transport="air", carrier=said("carrier"),
    escorts=said("escorts"),
))  # fmt: skip
CAME = phase(0.02, 0.1, border(
    "receive", when=lambda plan: plan.arrives_at + timedelta(minutes=50), arrived_at=lambda walk: walk.plan.arrives_at,
    identity_on_arrival="yes",
), anchor="transfer")  # fmt: skip
CALLED_OFF = phase(0.3, 1, theirs("call_off", calling_off_reason="The person travels by themselves."))


def of_others(phases, start, transfer=None, *more):
    return Road(phases, start, transfer, holding=("stamp",), about=(*OF_OTHERS, *more), agreement="EUAZ")


NEWCOMERS: tuple[Road, ...] = (  # every state of both procedures, but what no agreement here allows
    of_others(r.SENT[:1], ago(0, 9)),
    of_others((*r.SENT[:1], phase(1, 4, theirs("discard"))), ago(20, 80)),
    of_others(r.SENT, ago(1, 1)),
    of_others((*r.SENT, phase(0.05, 0.9, officer("return_incomplete", missing=said("missing")))), ago(3, 6)),
    of_others(LATE, ago(3, 9), None, "late"),
    of_others(ACCEPTED_LATE, ago(4, 9), None, "late"),
    of_others(r.TAKEN_UP, ago(5, 8)),
    of_others(VERIFYING, ago(5, 7)),
    of_others(r.QUESTIONED, ago(5, 8)),
    of_others((*r.TAKEN_UP, phase(0.1, 2, chief("suspend", suspension_reason=said("suspension")))), ago(5, 9)),
    of_others((*FOUND, r.PROPOSED), ago(7, 9)),
    of_others(AGREED, ago(13, 24)),
    of_others(r.TAKEN_UP, ago(20, 36)),  # deemed agreed, by silence
    of_others(READY, ago(20, 50)),
    of_others((*READY, phase(2, 6, theirs("hold_up", obstacle=said("obstacle")))), ago(40, 60)),
    of_others(ON_THE_WAY, ago(38, 60), in_days(3, 9)),
    of_others((*ON_THE_WAY, UNFIT, r.GATED_ARRIVAL), ago(45, 70), in_days(-6, -2)),
    of_others(HOME, ago(45, 70), in_days(-6, -2)),
    of_others((*HOME, OUTCOME), ago(60, 80), in_days(-30, -14)),
    of_others((*HOME, OUTCOME, r.CLOSED), ago(170, 300), after(50, 70)),
    of_others((*EXCLUDED, BOTH_SIGN), ago(20, 60)),
    of_others((*r.TAKEN_UP, r.WITHDRAWN), ago(20, 60)),
    of_others(AGREED, ago(125, 180)),  # lapsed
    direct(ago(1, 2), 8),
    direct(ago(1, 3), 9, NOTICE),
    direct(ago(8, 12), 4, NOTICE, CAME),
    direct(ago(8, 12), 5, NOTICE, UNFIT, phase(0.02, 0.1, border(
        "record_behind_gate", when=lambda plan: plan.arrives_at + timedelta(minutes=50),
        arrived_at=lambda walk: walk.plan.arrives_at, identity_on_arrival="yes",
    ), anchor="transfer")),
    direct(ago(6, 12), 20, NOTICE, CALLED_OFF),
    direct(ago(40, 90), 5, NOTICE, CAME, phase(2, 9, chief("close"))),
)  # fmt: skip


def newcomers(count):
    """In a town of so many cases: each once, and as many as cases at most."""
    return list(NEWCOMERS[:count])
