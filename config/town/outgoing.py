"""Whom Azerbaijan asks other States to readmit, in the demo town: their nationals, and others who came from there."""

from datetime import timedelta

from agencies.models import Agency
from agencies.roles import LEAD, PROTECTION_OFFICER
from audit.actor import acting
from cases.agreements import Agreement
from cases.files import Case
from config.town import beats as b
from config.town.beats import Beat, border, chief, officer, propose, said, theirs
from config.town.name_lists import ELSEWHERE, NEIGHBOURS
from config.town.roads import Road, ago, in_days, phase
from config.town.transits import AIRPORT
from workflows.application.checking import whole
from workflows.application.drafting import title_of
from workflows.perform import open_
from workflows.procedures.about_whom import OUTGOING, request_kind

FIRST = 3000  # the number of the first of them: those of the others are lower
STATE = "NL"  # whose officer works here; Germany's too
NATIONALS, OTHERS = "own_national", "third_country"


def _person(plan, about):
    """A national of the State that is asked, or somebody whom a stamp of that State brought here."""
    chance, day = plan.chance, plan.start.date()
    surname, given, sex, state, place = chance.choice(NEIGHBOURS[plan.state] if about == NATIONALS else ELSEWHERE)
    return {
        "names": [{"surname": surname, "given_names": given, "kind": "main", "script": "latin", "source": "document"}],
        "birth": {"date": (day - timedelta(days=chance.randint(8000, 19000))).isoformat(), "place": place, "country": state},
        "sex": sex, "nationalities": [{"state": state, "basis": "claimed"}], "languages": ["en"], "civil_status": "single",
        "last_address": f"Invented street {chance.randint(1, 90)}, {place}",
    }  # fmt: skip


def _evidence(plan, about):
    chance, day = plan.chance, plan.start.date()
    if about == OTHERS:
        return {"kind": "stamp", "note": f"Stamp of departure of the requested State, {day - timedelta(days=60)}"}
    expires = day + timedelta(days=chance.randint(200, 1500) if "valid" in plan.about else -chance.randint(20, 150))
    return {"kind": "passport", "number": f"N{chance.randrange(10**8):08d}", "expires_on": expires.isoformat()}


def application(plan, signatory, about):
    """What an application of ours says, in the format of docs/application-package.md; its reference comes with the draft."""
    day = plan.start.date()
    late = timedelta(days=230 if "late" in plan.about else 40)
    known = {"knowledge_date": (day - late).isoformat()}
    no_way = {"direct_return_impossible": "The State of origin issues no papers to those who left it so long ago."}
    return {
        "format": "qayidis.application", "version": 1, "agreement": plan.agreement, "from": "AZ-SMS", "to": f"{plan.state}-CA",
        "language": "en", "procedure": "normal", "about_whom": about, "interview_requested": False,
        "person": _person(plan, about), "evidence": [_evidence(plan, about)],
        "basis": {"ground": "residence"} | (no_way if about == OTHERS else {}),
        "voluntary_return": {"offered": True, "offered_on": (day - timedelta(days=20)).isoformat(), "outcome": "declined"},
        "signatory": {"name": signatory.user.name, "function": "Case officer"}, "place": "Bakı",
    } | known  # fmt: skip


def _write(walk, about):
    plan = walk.plan
    said_of_them = whole(application(plan, walk.officer, about))
    with acting(walk.officer):
        ours, theirs_is = (Agency.objects.get(code=code) for code in ("AZ-SMS", f"{plan.state}-CA"))
        case = Case.objects.create(
            agreement=Agreement.objects.get(code=plan.agreement), requesting_state="AZ", requested_state=plan.state,
            requesting_agency=ours, requested_agency=theirs_is,
        )  # fmt: skip
        kind = request_kind(about, OUTGOING)
        walk.procedure = open_(
            kind, case, walk.officer, {LEAD: ours}, application=said_of_them, title=title_of(said_of_them)
        )
        said_of_them["reference"] = case.their_reference = walk.procedure.reference
        walk.procedure.save(update_fields=["application"])
        case.save(update_fields=["their_reference"])


def _protected(walk):
    walk.step("record_protection", walk.cast.one("AZ-SMS", PROTECTION_OFFICER), {"protection_check": "yes"})


def _hours_after(hours):
    return lambda plan: plan.transfer_at + timedelta(hours=hours)


def _until(walk):
    return walk.plan.today + timedelta(days=200)


def _their_paper(walk):
    return f"L{walk.chance.randrange(10**8):08d}"


# The parts of the roads, for nationals and (by `others`) for those who only came from there.
DOCUMENT = {"document_number": _their_paper, "document_expires_on": _until}
REFUSAL = {
    "refusal_ground": "another_person",
    "refusal_reason": "The passport belongs to another person, who lives here.",
}
SIGNED = phase(0.1, 0.9, b.APPROVE)
PROPOSED = Beat(propose("submit", channel="exchange").do, when=lambda plan: plan.start - timedelta(hours=2))
SENT = Beat(b.APPROVE.do, when=lambda plan: plan.start)
AGREED, ACKNOWLEDGED = phase(2, 8, theirs("agree")), phase(0.1, 1.5, theirs("acknowledge"))
REFUSED = phase(2, 8, theirs("refuse", **REFUSAL))
ASKED_BACK = phase(1, 3, theirs("ask", question=said("question")))
NOTIFIED = phase(-16, -12, officer(
    "notify_transfer", transfer_at=lambda walk: walk.plan.transfer_at, crossing_point=AIRPORT, transport="air",
    carrier=said("carrier"), escorts=said("escorts"),
), anchor="transfer")  # fmt: skip
GONE = phase(0.01, 0.1, border("record_departure", when=_hours_after(0.5)), anchor="transfer")
THERE = phase(0.8, 1.6, theirs("confirm_arrival"), anchor="transfer")
CLAIMED = phase(20, 40, theirs("claim_error", claim_reason="The fingerprints belong to another person."))
CONTESTED = (phase(1, 4, propose("contest_claim", contest_reason="They agree with those of the passport.")), SIGNED)
TAKEN_BACK = (phase(1, 4, propose("accept_claim")), SIGNED)
RETURNED = phase(3, 9, border("record_return"))
OBSTACLE = phase(1, 4, officer("hold_up", obstacle=said("obstacle")))
WITHDRAWN = phase(1, 5, officer("withdraw", withdrawal_reason="The person has left the country of their own accord."))
CLOSED = phase(5, 20, chief("close"))
PROTECTED = phase(0.1, 1, Beat(_protected))


def _until_ready(about):
    """The phases of an application until it is sent, confirmed, agreed to, and ready for the transfer."""
    own = about == NATIONALS
    draft = phase(-9, -6, Beat(lambda walk: _write(walk, about)))
    sent = (draft, phase(0, 0, PROPOSED), phase(0, 0, SENT))
    document = phase(1, 3, theirs("record_document", **DOCUMENT) if own else officer("record_document", **DOCUMENT))
    agreed = (*sent, ACKNOWLEDGED, AGREED)
    return sent, (*sent, ACKNOWLEDGED), agreed, (*agreed, document, *(() if own else (PROTECTED,)))


def _road(phases, start, transfer=None):
    return Road(phases, start, transfer, state=STATE)


def before_the_transfer(about):
    sent, received, agreed, ready = _until_ready(about)
    return (
        _road(sent[:1], ago(0, 6)),
        _road(sent[:2], ago(1, 2)),  # waits for a signature
        _road((*sent[:1], phase(1, 4, officer("discard"))), ago(20, 60)),
        _road(sent, ago(1, 3)),
        _road(received, ago(3, 6)),
        _road((*received, ASKED_BACK), ago(5, 8)),
        _road(agreed, ago(12, 20)),
        _road(received, ago(24, 40)),  # deemed agreed, by silence
        _road((*agreed, OBSTACLE), ago(25, 40)),
        _road(ready, ago(20, 40)),
        _road((*received, REFUSED), ago(15, 40)),
        _road((*received, WITHDRAWN), ago(15, 40)),
        _road(agreed, ago(125, 160)),  # lapsed
        _road((*received, REFUSED, CLOSED), ago(60, 160)),
    )


def from_the_transfer_on(about):
    *_before, ready = _until_ready(about)
    told = (*ready, NOTIFIED)
    claimed = (*told, GONE, THERE, CLAIMED)
    return (
        _road(told, ago(38, 60), in_days(3, 9)),
        _road((*told, GONE), ago(45, 70), in_days(-1, -1)),
        _road((*told, GONE, THERE), ago(60, 80), in_days(-20, -8)),
        _road(claimed, ago(90, 110), in_days(-50, -45)),
        _road((*claimed, *CONTESTED), ago(110, 125), in_days(-70, -65)),
        _road((*claimed, *TAKEN_BACK), ago(110, 125), in_days(-70, -65)),
        _road((*claimed, *TAKEN_BACK, RETURNED), ago(125, 140), in_days(-90, -85)),
    )


OUTGOING_ROADS: tuple[Road, ...] = tuple(
    road
    for about in (NATIONALS, OTHERS)
    for roads in (before_the_transfer, from_the_transfer_on)
    for road in roads(about)
)  # every state of both


def outgoing(count):
    """In a town of so many cases: each once, and as many as cases at most."""
    return list(OUTGOING_ROADS[:count])
