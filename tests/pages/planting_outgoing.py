"""What we ask of another State, in whose every field stands the word of its group: refused, asked again, transferred, taken back."""

from datetime import timedelta

from agencies.disclosure import FieldGroup
from audit.moment import now, walking_at
from cases.gates import GateCode
from tests import a
from tests.pages.canaries import Hands

GOES = a.at(2026, 4, 20, 14)
APPOINTED = {"transfer_at": GOES, "transport": "air"}
PAPER = {"reply_channel": "post"}
APPREHENDED = {"apprehended_at": "2026-03-01T22:40:00+01:00"}
UNTIL = {"document_expires_on": "2026-09-30"}


class PlantedOutgoing(Hands):
    """A national of the State that is asked."""

    mark, about_whom, birth_year, asks_late = "Oo", "own_national", 1971, {}

    def __init__(self):
        super().__init__()
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = a.outgoing_draft(self.officers["AZ-SMS"], about_whom=self.about_whom, **self.said())
            self.agreed("submit", channel="exchange", **self.asks_late)
            self.file("AZ-SMS")
        with walking_at(a.at(2026, 3, 2, 12)):
            self.ask_and_answer()
            self.go_on()
            self.write_notes()

    def said(self):
        """Their national, born in a year that no other case has, so that nobody in these cases looks like another."""
        said = self.words.application()
        person = said["person"] | {"nationalities": [{"state": "NL", "basis": "claimed"}]}
        person["birth"] = person["birth"] | {"date": f"{self.birth_year}-05-14", "country": "NL"}
        return said | {"person": person, "basis": APPREHENDED}

    def ask_and_answer(self):
        self.step("ask", "NL-CA")
        self.step("answer")
        self.step("acknowledge", "NL-CA")

    def go_on(self):
        self.lengthen()
        self.refuse_and_ask_again()
        self.agree()
        self.step("hold_up")
        self.step("go_on_with_transfer")
        self.step("record_document", self.who_issues, **UNTIL)
        self.travel()
        self.err()

    who_issues = "NL-CA"

    def lengthen(self):
        self.step("extend_reply", "NL-CA")

    def refuse_and_ask_again(self):
        """Refused here, then on paper; asked again each time."""
        self.step("refuse", "NL-CA", refusal_ground="other")
        self.agreed("ask_again")
        self.step("record_refusal", refusal_ground="other", replied_at=now(), **PAPER)
        self.agreed("ask_again")

    def agree(self):
        self.step("agree", "NL-CA")

    def travel(self):
        """Postponed, not departed, not admitted, and there at last."""
        self.step("notify_transfer", **APPOINTED)
        self.step("postpone")
        self.step("notify_transfer", **APPOINTED)
        self.step("not_departed", "AZ-SBS")
        self.step("notify_transfer", **APPOINTED)
        with walking_at(GOES):
            self.step("record_departure", "AZ-SBS")
            self.step("record_not_admitted", "NL-CA")
        with walking_at(GOES + timedelta(hours=1)):
            again = APPOINTED | {"transfer_at": GOES + timedelta(days=9)}
            self.step("notify_transfer", **again)

    def err(self):
        with walking_at(GOES + timedelta(days=9)):
            self.step("record_departure", "AZ-SBS")
            self.step("confirm_arrival", "NL-CA", arrived_at=GOES + timedelta(days=9))
            self.step("claim_error", "NL-CA")
            self.agreed("contest_claim")
            self.agreed("accept_claim")
            self.step("record_return", "AZ-SBS")
            self.correct()
            self.gate(GateCode.TRAFFICKING)
            self.release()
            self.gate(GateCode.NOT_FIT)


class PlantedOutgoingThird(PlantedOutgoing):
    """Of a third country, asked too late: the document is ours, and somebody looks at the protection."""

    mark, about_whom, birth_year, who_issues = "Ot", "third_country", 1973, "AZ-SMS"

    def said(self):
        said = super().said()
        evidence = self.words.of[FieldGroup.EVIDENCE]
        subject = said["person"] | {"nationalities": [{"state": "GH", "basis": "claimed"}]}
        stamp = {"kind": "stamp", "note": evidence}
        basis = APPREHENDED | {"direct_return_impossible": evidence}
        return said | {
            "person": subject,
            "basis": basis,
            "knowledge_date": "2025-01-15",
            "evidence": [*said["evidence"], stamp],
        }

    def agree(self):
        super().agree()
        self.step("record_protection", by=self.checker, protection_check="yes")


class PlantedOutgoingWithdrawal(PlantedOutgoing):
    mark, birth_year = "Ow", 1975

    def go_on(self):
        self.step("withdraw")


class PlantedOutgoingThirdWithdrawal(PlantedOutgoingThird):
    mark, birth_year = "Ox", 1977

    def go_on(self):
        self.step("withdraw")
