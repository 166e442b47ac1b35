"""One case in whose every field of a group stands the word of that group, walked to the border with everybody's part in it."""

from agencies.disclosure import FieldGroup
from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import walking_at
from cases.filing import keep_document, write_note
from cases.gates import GateCode
from cases.packages.samples.specimens import paper_pdf
from tests import a
from workflows.correcting import correct, send_notice
from workflows.gating import release_gate, set_gate
from workflows.perform import decide, perform

WORDS = {group: f"Kanar{group.value.replace('_', '')}" for group in FieldGroup if group != FieldGroup.REFERENCE}
AGENCIES = ("AZ-SMS", "NL-CA", "AZ-MIA", "AZ-SSS", "AZ-MFA", "AZ-SBS")
PARTICULARS, EVIDENCE, TRANSFER, CARE = (
    WORDS[FieldGroup(name)] for name in ("particulars", "evidence", "transfer", "care")
)
HANDLING, FAMILY, SECURITY = (WORDS[FieldGroup(name)] for name in ("handling", "family", "security_finding"))


def internal(code):
    """What an agency writes for itself."""
    return f"{WORDS[FieldGroup.INTERNAL]}{code.replace('-', '')}"


def relative(given_names):
    birth = {"date": "2019-06-11", "place": FAMILY, "country": "NL"}
    names = [{"kind": "main", "script": "latin", "surname": FAMILY, "given_names": given_names}]
    return {"names": names, "birth": birth, "sex": "F", "nationalities": [{"state": "AZ", "basis": "presumed"}]}


def application():
    """The parts of an application in which the words stand."""
    name = {
        "kind": "main",
        "script": "latin",
        "surname": PARTICULARS,
        "given_names": "Elçin",
        "patronymic": PARTICULARS,
        "source": "document",
    }
    birth = {"date": "1988-02-18", "place": PARTICULARS, "country": "AZ"}
    nationalities = [{"state": "AZ", "basis": "claimed"}]
    danger = {"statement": HANDLING, "source": HANDLING, "stated_on": "2026-01-02"}
    return {
        "person": {"names": [name], "birth": birth, "sex": "M", "nationalities": nationalities, "last_address": PARTICULARS},
        "spouse": relative("Nino"), "children": [relative("Aysu")], "observations": EVIDENCE,
        "circumstances": {"health": {"statement": CARE, "consent_given": True, "consent_text": CARE}, "danger": danger},
        "evidence": [
            {"kind": "passport", "number": f"{PARTICULARS}1", "expires_on": "2025-12-09", "note": EVIDENCE},
            {"kind": "birth_certificate", "of": "children/0", "number": f"{FAMILY}2", "note": FAMILY},
        ],
    }  # fmt: skip


class Planted:
    """The case, its procedures, and somebody to take each step."""

    def __init__(self):
        self.officers = {code: a.person(CASEWORKER, at=code) for code in AGENCIES}
        self.guard = a.person(PROTECTION_OFFICER)
        self.chiefs = {code: a.person(SUPERVISOR, at=code) for code in AGENCIES}
        with walking_at(a.at(2026, 3, 2, 10)):
            self.request = a.draft(self.officers["NL-CA"], **application())
            self.examine()
            self.check_identity()
            self.decide()
        with walking_at(a.at(2026, 3, 9, 12)):
            self.notify()
            self.gate(GateCode.NOT_FIT)
        with walking_at(a.at(2026, 4, 9, 18)):
            self.receive()
        with walking_at(a.at(2026, 4, 10, 9)):
            self.correct()
            self.claim_error()
            self.gate(GateCode.TRAFFICKING)  # one is open in the end, and one was released
        for code, officer in self.officers.items():
            with acting(officer):
                write_note(self.request.case, officer, internal(code))
        self.procedures = [self.request, *self.request.child_procedures]

    def step(self, name, code="AZ-SMS", on=None, **answers):
        """Takes a step for an agency on the application, or on a child of it."""
        done = a.step(on or self.request, name, self.officers[code], comment=internal(code), **answers)
        self.request = a.again(self.request)
        return done

    def agreed(self, name, code="AZ-SMS", on=None, **answers):
        by, chief = self.officers[code], self.chiefs[code]
        with acting(by):
            approval = perform(on or self.request, name, by, answers, comment=internal(code))
        with acting(chief):
            decide(approval, chief, "granted", comment=internal(code))
        self.request = a.again(self.request)

    def examine(self):
        self.step("submit", "NL-CA")
        self.step("acknowledge")
        self.step("take_up")
        self.step("ask", question=EVIDENCE)
        self.step("answer", "NL-CA", answer_given=EVIDENCE)
        a.step(
            self.request,
            "suspend",
            self.chiefs["AZ-SMS"],
            comment=internal("AZ-SMS"),
            suspension_reason=WORDS[FieldGroup.DELIBERATION],
        )
        a.step(self.request, "take_up_again", self.chiefs["AZ-SMS"])
        self.file("AZ-SMS", EVIDENCE)
        self.file("AZ-SBS", WORDS[FieldGroup.TRANSFER], group=FieldGroup.TRANSFER)
        with acting(self.officers["AZ-SMS"]):
            for evidence in self.request.case.evidence.all():
                evidence.finding, evidence.reason = "accepted", WORDS[FieldGroup.DELIBERATION]
                evidence.save()

    def file(self, code, title, group=FieldGroup.EVIDENCE):
        with acting(self.officers[code]):
            keep_document(
                self.request.case, paper_pdf(title, [title]), title=title, by=self.officers[code], group=group
            )

    def check_identity(self):
        self.step("verify", asked_agencies=["AZ-MIA", "AZ-SSS"])
        interior, security = (child for child in self.request.child_procedures)
        interior = self.step("accept", "AZ-MIA", interior)
        interior = self.step("ask_back", "AZ-MIA", interior, information_needed=PARTICULARS)
        interior = self.step("inform", on=interior, information_given=PARTICULARS)
        self.agreed(
            "answer",
            "AZ-MIA",
            interior,
            finding="confirmed",
            register=EVIDENCE,
            record_reference=EVIDENCE,
            differences=EVIDENCE,
        )
        security = self.step("accept", "AZ-SSS", security)
        self.agreed("answer", "AZ-SSS", security, finding="confirmed", basis_of_finding=SECURITY)

    def decide(self):
        self.step("order_interview")
        self.step(
            "record_interview",
            "AZ-MFA",
            interview_on="2026-03-02",
            interview_result="confirmed",
            interview_note=EVIDENCE,
        )
        self.agreed("agree")
        self.step("request_document")
        paper = self.step("prepare", "AZ-MFA", self.request.child_procedures[-1])
        self.agreed(
            "issue", "AZ-MFA", paper, certificate_number=TRANSFER, issued_on="2026-03-02", expires_on="2026-07-30"
        )
        self.step("hand_over", "AZ-MFA", a.again(paper), handed_to=TRANSFER)

    def notify(self):
        self.step(
            "notify_transfer", "NL-CA", transfer_at=a.at(2026, 4, 9, 17, 5), crossing_point=TRANSFER, transport="air", carrier=TRANSFER,
            escorts=TRANSFER, transfer_needs=CARE,
        )  # fmt: skip

    def gate(self, code):
        """Set by the border."""
        with acting(self.officers["AZ-SBS"]):
            set_gate(self.request, code, self.officers["AZ-SBS"])

    def release(self):
        """Every gate, in words."""
        for gate in self.request.case.gates.filter(released_at=None):
            with acting(self.guard):
                release_gate(self.request, gate, self.guard, "in_error", WORDS[FieldGroup.PROTECTION])
        self.request = a.again(self.request)

    def receive(self):
        """Somebody who arrives while a gate is open; then it is released."""
        self.step(
            "record_behind_gate", "AZ-SBS", arrived_at=a.at(2026, 4, 9, 17, 40),
            identity_on_arrival="yes", condition_on_arrival=CARE, incident=HANDLING,
        )  # fmt: skip
        self.release()
        self.step("confirm_arrival")

    def correct(self):
        """Of the person and of a child; one notice is sent, the other drafted."""
        by, members = self.officers["AZ-SMS"], self.request.case.members.select_related("person")
        for relation, word in (("subject", PARTICULARS), ("child", FAMILY)):
            with acting(by):
                said = {"place_of_birth": f"{word} sur Mer"}
                correction = correct(self.request, members.get(relation=relation), by, said, reason=word)
        with acting(by):
            send_notice(correction.notices.get(), by)
        self.request = a.again(self.request)

    def claim_error(self):
        """A claim that the readmission was an error, contested and upheld, as far as the costs."""
        self.step("claim_error")
        claim = self.request.child_procedures[-1]
        self.agreed(
            "claim", on=claim, error_reason=EVIDENCE, true_identity=PARTICULARS, true_nationality=PARTICULARS,
            error_basis=EVIDENCE, handed_back=TRANSFER,
        )  # fmt: skip
        claim = self.step("acknowledge", "NL-CA", a.again(claim))
        claim = self.step("contest", "NL-CA", claim, contest_reason=EVIDENCE)
        self.agreed("settle", on=claim, settled_by="committee", settled_on="2026-04-10", settlement=EVIDENCE)
        claim = self.step(
            "schedule_return", on=a.again(claim), protection_check="yes", return_at=a.at(2026, 4, 30, 12), crossing_point=TRANSFER,
            transport="air", carrier=TRANSFER, escorts=TRANSFER,
        )  # fmt: skip
        claim = self.step("record_return", "AZ-SBS", claim, returned_at=a.at(2026, 4, 10, 8), handed_over_to=TRANSFER)
        self.agreed("claim_costs", on=claim, costs_amount="1840.50", costs_currency="EUR", costs_for=EVIDENCE)

    def parts(self, code):
        """The parts that an agency plays, by procedure."""
        group = a.agency(code).group_id
        return {procedure.reference: set(procedure.case_roles_of(group)) for procedure in self.procedures}
