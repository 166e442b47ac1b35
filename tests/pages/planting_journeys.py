"""Transits and a direct return in whose every field stands the word of its group."""

from uuid import uuid4

from agencies.disclosure import FieldGroup
from audit.moment import walking_at
from cases.gates import GateCode
from tests import a
from tests.pages.canaries import Hands
from tests.pages.square import signed_in
from workflows.models import DirectReturnNotice

GOES_IN = a.at(2026, 3, 12, 14)
APPOINTED = {"transfer_at": GOES_IN, "transport": "air"}


class PlantedTransit(Hands):
    """Authorised, begun and revoked: the person is returned. The heirs end otherwise."""

    mark = "Tr"
    born, number = "1991-06-30", "11"

    def __init__(self):
        super().__init__()
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = a.transit_draft(self.officers["NL-CA"], **self.annex())
            self.step("submit", "NL-CA")
            self.go_on()
            self.write_notes()

    def annex(self):
        said, transfer = self.words.of[FieldGroup.PARTICULARS], self.words.of[FieldGroup.TRANSFER]
        passport = {"kind": "passport", "number": f"{said}{self.number}", "issued_by": said, "expires_on": "2029-01-09"}
        return {
            "name": {"surname": said, "given_names": "Kwame", "patronymic": said}, "maiden_name": said, "aliases": said,
            "birth": {"date": self.born, "place": said, "country": "GH"}, "document": passport,
            "description": {"height_cm": 178, "eyes": said, "marks": said}, "crossing_point": transfer, "escorts": transfer,
            "observations": self.words.of[FieldGroup.EVIDENCE], "place": self.words.of[FieldGroup.EVIDENCE],
            "signatory": {"name": self.words.of[FieldGroup.EVIDENCE], "function": "Officer"},
        }  # fmt: skip

    def go_on(self):
        self.authorise()
        with walking_at(GOES_IN):
            self.step("record_entry", "AZ-SBS")
            self.chief("revoke", revocation_ground="c_interest")
            self.step("return_to_requesting", "AZ-SBS")
            self.correct()
            self.gate(GateCode.TRAFFICKING)

    def authorise(self):
        self.step("acknowledge")
        self.step("take_up")
        for check in self.root.child_procedures:
            self.checked(check)
        self.step("record_protection", by=self.checker, protection_check="yes")
        self.agreed("authorise")
        self.step("schedule", "NL-CA", **APPOINTED)
        self.step("reschedule", "NL-CA", **APPOINTED)

    def checked(self, check):
        """By the border service and by the security service, each for itself."""
        code = "AZ-SSS" if check.agency_that_is("security") else "AZ-SBS"
        check = self.step("ask_back", code, self.step("accept", code, check))
        check = self.step("inform", on=check)
        self.answer_check(check, code)


class PlantedExit(PlantedTransit):
    mark, born, number = "Tx", "1979-02-03", "22"

    def go_on(self):
        self.authorise()
        with walking_at(GOES_IN):
            self.step("record_entry", "AZ-SBS")
            self.step("record_exit", "AZ-SBS")


class PlantedRefusal(PlantedTransit):
    mark, born, number = "Tf", "1985-11-20", "33"

    def go_on(self):
        self.step("acknowledge")
        self.step("take_up")
        self.agreed("refuse", refusal_ground="c_interest")


class PlantedWithdrawal(PlantedTransit):
    mark, born, number = "Tw", "1969-08-15", "44"

    def go_on(self):
        self.step("withdraw", "NL-CA")


class PlantedDirectReturn(Hands):
    """Called off, not arrived, arrived behind a gate, and claimed to be an error."""

    mark = "Dr"

    def __init__(self):
        super().__init__()
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = self.notified()
            self.step("change", "NL-CA", **APPOINTED)
            for name, code in (("call_off", "NL-CA"), ("not_arrived", "AZ-SBS")):
                self.step(name, code)
                self.step("notify", "NL-CA", **APPOINTED)
            self.gate(GateCode.NOT_FIT)
        with walking_at(a.at(2026, 3, 12, 16)):
            self.step("record_behind_gate", "AZ-SBS", arrived_at=GOES_IN, identity_on_arrival="yes")
            self.release()
            self.step("confirm_arrival")
            self.correct()
            self.step("claim_error")
            self.agreed("claim", on=self.child("errorclaim"))
            self.gate(GateCode.TRAFFICKING)
            self.write_notes()

    def notified(self):
        """On the page by which the requesting authority does it."""
        said, transfer = self.words.of[FieldGroup.PARTICULARS], self.words.of[FieldGroup.TRANSFER]
        typed = {
            "their_reference": "D-17", "token": str(uuid4()), "about_whom": "third_country", "surname": said, "given_names": "Yaw",
            "patronymic": said, "born": "07.07.1993", "sex": "M", "nationality": "Ghana", "document_kind": "passport",
            "document_number": f"{said}55", "document_expires_on": "09.01.2029", "permit_number": said, "permit_expires_on": "09.01.2028",
            "transfer_at": "12.03.2026 14:00", "crossing_point": transfer, "transport": "air", "carrier": transfer, "escorts": transfer,
            "transfer_needs": self.words.of[FieldGroup.CARE],
        }  # fmt: skip
        answer = signed_in(self.officers["NL-CA"]).post("/new/direct-return/", typed)
        assert answer.status_code == 302, answer.content.decode()
        return DirectReturnNotice.objects.get(case__their_reference="D-17")
