"""What people do in the voluntary returns of the demo town: open, counsel, record consent, mark, assess, shut and release a gate."""

from datetime import timedelta
from uuid import UUID, uuid5

from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, today
from cases.consents import Consent
from cases.partial_dates import PartialDate
from config.town.beats import Beat
from config.town.funding import programme
from config.town.names import a_person, family_of
from config.town.planning import SEED
from workflows.gating import release_gate, set_gate
from workflows.returning.opening import open_return
from workflows.returning.recording import mark, record_assessment, record_session

MANAGES = "IOM-AZ"
HOUSE_NUMBER = UUID(
    "5b0a4a52-5f0e-4f4e-9a55-6f2f5f0f7a11"
)  # from which the tokens of the town are made, the same each time

SESSION = {
    "mode": "office", "language": "az", "interpreter": False, "topics": ["options", "return", "rights", "reintegration"],
    "leaflets": "Your rights, version 3\nReturn step by step, version 2", "outcome": "applies",
}  # fmt: skip
CONSENT = {
    "purpose": "return", "language": "az",
    "data": "Names, birth, documents, health as far as the journey needs it; to prepare the return and the reception.",
    "how_to_withdraw": "At any time before boarding, in writing or by telephone.",
    "kept_until": "Five years after the case is closed, then deleted.",
}  # fmt: skip
HALF = "PL"  # the references of these cases are one series and their programmes the same rows: all are in one half of the town
HOSTS = ("TR", "TR", "RU", "GE", HALF)  # and so is the State whose series the travel documents are counted in


def typed(person, place, **more):
    name, document = person["names"][0], f"P{place:08d}"
    born = PartialDate.read(person["birth"]["date"])
    return {
        "surname": name["surname"], "given_names": name["given_names"], "patronymic": name.get("patronymic", ""), "born": born,
        "sex": person["sex"], "nationality": "AZ", "document_kind": "passport", "document_number": document,
        "document_expires_on": None, "languages": person.get("languages", []),
    } | more  # fmt: skip


def opening(with_family=False):
    def write(walk):
        plan, by = walk.plan, walk.cast.one(MANAGES, CASEWORKER)
        person = a_person(walk.chance, plan.start.date())
        children = family_of(walk.chance, person, plan.start.date())["children"] if with_family else []
        family = [typed(one, 10 * plan.number + n, relation="child", travels=True) for n, one in enumerate(children, 1)]
        said = typed(person, 10 * plan.number, host_state=walk.chance.choice(HOSTS), contact="+90 500 000 00 00")
        with acting(by):
            walk.procedure = open_return(
                said | {"token": str(uuid5(HOUSE_NUMBER, f"{SEED} {plan.number}"))}, family, by=by
            )

    return Beat(write, when=lambda plan: plan.start)


def ours(name, when=None, **answers):
    return Beat(lambda walk: walk.step(name, walk.cast.one(MANAGES, CASEWORKER), answers), when=when)


def signed(walk):
    walk.decide(walk.cast.one(MANAGES, SUPERVISOR))


def recorded(record, when=None):
    """Something beside the steps, by whoever manages the case."""

    def write(walk):
        by = walk.cast.one(MANAGES, CASEWORKER)
        with acting(by):
            record(walk, by)

    return Beat(write, when=when)


def counsel(walk, by):
    record_session(walk.procedure, SESSION | {"on": today()}, by=by)


def consent(walk, by):
    subject = walk.procedure.case.members.get(relation="subject").person
    Consent.objects.create(
        case=walk.procedure.case, person=subject, operator=by.agency, recorded_by=by.user, given_on=today(), **CONSENT
    )


def _youngest(walk):
    return walk.procedure.case.members.order_by("-pk").first().person


def mark_child(walk, by):
    about = {"person": _youngest(walk), "code": "illness", "source": "document", "found_on": today()}
    mark(walk.procedure, about, by=by)


def assess_child(walk, by):
    found = {
        "assessed_at": now() - timedelta(hours=20),
        "assessed_by": "Clinic of the host city",
        "result": "with_needs",
    }
    needs = {"needs": "Medicine at hand, a seat beside the mother or father."}
    record_assessment(walk.procedure, {"person": _youngest(walk)} | found | needs, by=by)


def shut_gate(walk, by):
    set_gate(walk.procedure, "fear_of_return", by)


def release_gates(walk):
    guard = walk.cast.one(MANAGES, PROTECTION_OFFICER)
    with acting(guard):
        for found in walk.procedure.case.gates.open():
            release_gate(
                walk.procedure, found, guard, "not_confirmed", "Spoken with alone, in the person's own language."
            )


def programme_chosen(walk):
    """One of a donor that does not exist, with three rules."""
    return programme("demo-return", walk.cast)
