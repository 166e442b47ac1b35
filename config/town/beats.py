"""The single steps of which the roads through the demo town are made, and who takes each."""

from collections.abc import Callable
from dataclasses import dataclass

from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, today
from cases.agreements import NoLimit, due, limit
from cases.filing import write_note
from config.town.hours import DAY
from config.town.texts import TEXTS
from workflows.gating import release_gate, set_gate

OURS, THEIRS = "AZ", ""  # whose working hours a beat is done in: a State, or the requesting one


@dataclass(frozen=True)
class Beat:
    """`do(walk)` is done in the hours of the State `at`, or at the very moment that `when(plan)` names."""

    do: Callable
    at: str = OURS
    when: Callable | None = None


def said(about):
    """One of the sentences people write about something, as the answer of a step."""
    return lambda walk: walk.chance.choice(TEXTS[about])


def that_day(_walk):
    return today()


def certificate(walk):
    return f"QŞ {walk.chance.randint(100000, 999999)}"


def expiry(walk):
    """As long as the agreement lets a travel document be valid; where it says nothing, three months."""
    try:
        rule = limit(walk.procedure.case.agreement, "document_validity")
    except NoLimit:
        return today() + 90 * DAY
    return due(rule, now(), requesting_state=walk.plan.state, requested_state="AZ").due_on


def officer(name, **answers):
    return Beat(lambda walk: walk.step(name, walk.officer, answers))


def propose(name, **answers):
    def take(walk):
        if name == "agree":
            walk.decide_on_family()
        walk.step(name, walk.officer, answers, comment=walk.chance.choice(TEXTS["proposal"]))

    return Beat(take)


def chief(name, **answers):
    return Beat(lambda walk: walk.step(name, walk.chief, answers))


def theirs(name, **answers):
    return Beat(lambda walk: walk.step(name, walk.theirs, answers), at=THEIRS)


def border(name, when=None, **answers):
    return Beat(lambda walk: walk.step(name, walk.cast.one("AZ-SBS", CASEWORKER), answers), when=when)


def consul_of_case(name, **answers):
    return Beat(lambda walk: walk.step(name, walk.cast.one("AZ-MFA", CASEWORKER), answers))


def check(code, name, **answers):
    """A step of the identity check that an agency was asked for."""
    return _of_child("verification", code, name, answers)


def paper(name, **answers):
    """A step of the travel document."""
    return _of_child("traveldocument", "AZ-MFA", name, answers)


def of_claim(name, **answers):
    """A step that our officer takes on, or proposes for, a claim that the readmission was an error."""
    return Beat(lambda walk: walk.step(name, walk.officer, answers, of=claim_of(walk)))


def of_claim_by_chief(name, **answers):
    return Beat(lambda walk: walk.step(name, walk.chief, answers, of=claim_of(walk)))


def of_claim_theirs(name, **answers):
    return Beat(lambda walk: walk.step(name, walk.theirs, answers, of=claim_of(walk)), at=THEIRS)


def of_claim_at_border(name, **answers):
    return Beat(lambda walk: walk.step(name, walk.cast.one("AZ-SBS", CASEWORKER), answers, of=claim_of(walk)))


def claim_of(walk):
    return walk.child("errorclaim", "AZ-SMS")


def check_by_us(code, name, **answers):
    return Beat(lambda walk: walk.step(name, walk.officer, answers, of=walk.child("verification", code)))


def sign(kind, code):
    """The asked agency's own supervisor signs the answer, or the consul the document."""
    return Beat(lambda walk: walk.decide(walk.cast.one(code, SUPERVISOR), of=walk.child(kind, code)))


def examine(finding, about):
    return Beat(lambda walk: walk.examine(finding, walk.chance.choice(TEXTS[about])))


def note(about):
    def write(walk):
        with acting(walk.officer):
            write_note(walk.procedure.case, walk.officer, walk.chance.choice(TEXTS[about]))

    return Beat(write)


def gate(code, by="AZ-SMS"):
    """A protection gate, set by somebody of an agency; of ours by whoever works on the case."""

    def set_one(walk):
        who = walk.officer if by == "AZ-SMS" else walk.cast.one(by, CASEWORKER)
        with acting(who):
            set_gate(walk.procedure, code, who)

    return Beat(set_one)


def release(ground):
    """The protection officer releases every gate that is open."""

    def release_all(walk):
        guard = walk.cast.one("AZ-SMS", PROTECTION_OFFICER)
        with acting(guard):
            for found in walk.procedure.case.gates.open():
                release_gate(walk.procedure, found, guard, ground, walk.chance.choice(TEXTS["release"]))

    return Beat(release_all)


def _of_child(kind, code, name, answers):
    def take(walk):
        walk.step(name, walk.cast.one(code, CASEWORKER), answers, of=walk.child(kind, code))

    return Beat(take)


def _compare_and_take_up(walk):
    walk.compare()
    walk.step("take_up", walk.officer)


def _compare_and_assign(walk):
    walk.compare()
    walk.step("assign", walk.chief, {"officer": walk.officer.user})


def _start(plan):
    return plan.start


WRITE = Beat(lambda walk: walk.write(), at=THEIRS)
WRITE_FROM_PAPER = Beat(lambda walk: walk.write_from_paper())
SUBMIT = Beat(lambda walk: walk.step("submit", walk.theirs), at=THEIRS, when=_start)
REGISTER = officer(
    "register",
    received_at=lambda walk: walk.plan.start,
    channel=lambda walk: walk.chance.choice(("post", "email", "hand")),
)
TAKE_UP, ASSIGN = Beat(_compare_and_take_up), Beat(_compare_and_assign)
APPROVE = Beat(lambda walk: walk.decide(walk.chief))
SIGN_CLAIM = Beat(lambda walk: walk.decide(walk.chief, of=claim_of(walk)))
SEND_BACK = Beat(lambda walk: walk.decide(walk.chief, "returned", walk.chance.choice(TEXTS["sent_back"])))
