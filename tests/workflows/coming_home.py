"""A voluntary return on its way, and the people who work on it: each method walks a bit further."""

from datetime import timedelta

from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, today
from tests import a
from workflows.gating import release_gate, set_gate
from workflows.returning.recording import mark, record_assessment, record_guardianship, record_session

FACTS = {"has_means": "no", "stay": "expired", "entry_ban_conflict": "no"}
SESSION = {
    "mode": "office", "language": "az", "interpreter": False, "topics": ["options", "rights"], "leaflets": "Your rights, version 3",
    "outcome": "applies",
}  # fmt: skip
RECEPTION = {"received_by": "Şəfiqə Qənbərova", "reception_place": "Heydər Əliyev"}
ROUTE = {"departure_place": "İstanbul", "transport": "air", "carrier": "J2 8072", "crossing_point": "Heydər Əliyev"}
CHILD = {"surname": "Əliyev", "given_names": "Tural", "sex": "M", "document_kind": "", "document_number": ""}


def counselled(case, by, **said):
    """The case after a session."""
    with acting(by):
        record_session(case, {"on": today(), **SESSION} | said, by=by)
    return a.again(case)


class Return:
    """`case` is the voluntary return as it is then."""

    def __init__(self, family=(), programme=None, **said):
        self.officer = a.person(CASEWORKER, at="IOM-AZ", name="Emin Rüstəmzadə")
        self.chief = a.person(SUPERVISOR, at="IOM-AZ", name="Rəna Cabbarlı")
        self.guard = a.person(PROTECTION_OFFICER, at="IOM-AZ", name="Könül Səlimli")
        self.border = a.person(CASEWORKER, at="AZ-SBS")
        self.consul, self.consul_chief = a.person(at="AZ-MFA"), a.person(SUPERVISOR, at="AZ-MFA")
        self.programme = programme or a.programme(f"VR-{next(a.number)}", at="IOM-AZ")
        self.case = a.voluntary_return(self.officer, family, **said)

    @property
    def subject(self):
        return self.case.case.members.get(relation="subject").person

    @property
    def paper(self):
        return self.case.children.get(kind="traveldocument").as_kind()

    def step(self, name, by=None, **answers):
        self.case = a.step(self.case, name, by or self.officer, **answers)
        return self

    def counsel(self, **said):
        self.case = counselled(self.case, self.officer, **said)
        return self

    def consent(self, *persons):
        for person in persons or [self.subject]:
            a.consent(self.case, "return", person=person)
        return self

    def applied(self):
        return self.counsel().consent().step("apply", applied_on=today())

    def eligible(self):
        return self.applied().step("record_facts", **FACTS).step("find_eligible", programme=self.programme)

    def screened(self):
        return self.eligible().step("screen", screened_on=today(), rights_told="yes")

    def approve(self, *signers):
        self.case = a.agreed_step(self.case, "approve", self.officer, (signers or [self.chief])[0])
        return self

    def preparing(self):
        return self.screened().approve().step("prepare")

    def provided(self):
        """With a document of their own, and somebody who meets them."""
        last = today() + timedelta(days=400)
        return self.step("record_document", document_number="C1", document_expires_on=last).step(
            "arrange_reception", **RECEPTION
        )

    def ready(self):
        return self.preparing().provided()

    def book(self, days=10, **said):
        leaves = now() + timedelta(days=days)
        return self.step("book_travel", departure_at=leaves, arrival_at=leaves + timedelta(hours=3), **ROUTE | said)

    def booked(self):
        return self.ready().book()

    def depart(self, **said):
        return self.step("record_departure", departed_at=now(), **said)

    def mark(self, code, person=None):
        about = {"person": person or self.subject, "code": code, "source": "told", "found_on": today()}
        with acting(self.officer):
            found = mark(self.case, about, by=self.officer)
        self.case = a.again(self.case)
        return found

    def assess(self, result="fit", person=None, hours_ago=1, needs=""):
        said = {
            "person": person or self.subject,
            "assessed_at": now() - timedelta(hours=hours_ago),
            "assessed_by": "Dr. Kaya",
        }
        with acting(self.officer):
            record_assessment(self.case, said | {"result": result, "needs": needs}, by=self.officer)
        self.case = a.again(self.case)
        return self

    def protect(self, person=None, **left_out):
        """Guardian, best interests and reception of a child."""
        known = {
            "guardian": "Ayşe Yılmaz", "appointed_by": "Court of İstanbul", "appointed_on": today(), "decided_by": "Panel",
            "decided_on": today(), "receiving_authority": "State Committee", "confirmed_on": today(), "received_by": "Lalə Rzayeva",
        } | left_out  # fmt: skip
        with acting(self.officer):
            record_guardianship(self.case, person or self.subject, known, by=self.officer)
        self.case = a.again(self.case)
        return self

    def gate(self, code="fear_of_return"):
        with acting(self.officer):
            gate = set_gate(self.case, code, self.officer)
        self.case = a.again(self.case)
        return gate

    def release(self):
        for gate in self.case.case.gates.open():
            with acting(self.guard):
                release_gate(self.case, gate, self.guard, "not_confirmed", "Spoken with, alone and at length.")
        self.case = a.again(self.case)
        return self
