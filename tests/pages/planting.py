"""Two readmissions in whose every field stands the word of its group, walked to the arrival and beyond by all who have a part."""

from agencies.disclosure import FieldGroup
from audit.moment import walking_at
from cases.gates import GateCode
from cases.rules import Agreement, TimeLimit
from tests import a
from tests.pages.canaries import Hands
from tests.pages.planting_journeys import (
    PlantedDirectReturn,
    PlantedExit,
    PlantedRefusal,
    PlantedTransit,
    PlantedWithdrawal,
)
from tests.pages.planting_measures import PlantedMeasure
from tests.pages.planting_outgoing import (
    PlantedOutgoing,
    PlantedOutgoingThird,
    PlantedOutgoingThirdWithdrawal,
    PlantedOutgoingWithdrawal,
)
from tests.pages.planting_outgoing_transit import (
    PlantedOurExit,
    PlantedOurRefusal,
    PlantedOurTransit,
    PlantedOurWithdrawal,
)
from tests.pages.planting_own_data import plant_own_data
from tests.pages.planting_providers import PlantedDeliveries
from tests.pages.planting_referrals import PlantedReferrals
from tests.pages.planting_reintegration import PlantedLostContact, PlantedReintegration
from tests.pages.planting_voluntary import PlantedVoluntaryReturn

APPREHENDED = {"apprehended_at": "2026-03-01T22:40:00+01:00"}
CONDITIONS = {
    "entry_condition": "visa_or_permit", "direct_return": "impossible", "airside_only": "no", "their_permit": "issued",
    "permit_exception": "ours_is_longer",
}  # fmt: skip


def extension_is_known():
    """The agreement with the Union has no such limit; the letter that tells of one is looked at too."""
    if not TimeLimit.objects.filter(agreement__code="EUAZ", name="reply_extension").exists():
        rule = TimeLimit.objects.filter(agreement__code="CHAZ", name="reply_extension").latest("pk")
        rule.pk, rule.agreement = None, Agreement.objects.get(code="EUAZ")
        rule.save(force_insert=True)


class PlantedReadmission(Hands):
    """Every step that asks for something, in the order in which a long case would take them."""

    mark = "Ra"

    def __init__(self):
        super().__init__()
        self.signers = ()
        with walking_at(a.at(2026, 3, 2, 10)):
            self.begin()
            self.examine()
            self.go_back_and_forth()
            self.check_identity()
            self.decide()
            self.procure_document()
        with walking_at(a.at(2026, 3, 9, 12)):
            self.notify()
        with walking_at(a.at(2026, 4, 9, 18)):
            self.receive()
        with walking_at(a.at(2026, 4, 10, 9)):
            self.correct()
            self.end()
            self.gate(GateCode.TRAFFICKING)  # one is open in the end, and one was released
            self.write_notes()
            plant_own_data(self)

    def begin(self):
        said = {"procedure": "accelerated", "basis": APPREHENDED} | self.words.application()
        self.root = a.draft(self.officers["NL-CA"], **said)
        self.step("submit", "NL-CA")
        self.step("return_incomplete")
        self.step("complete", "NL-CA")
        self.step("acknowledge")
        self.step("take_up")

    def examine(self):
        self.chief("convert_to_normal")
        extension_is_known()
        self.agreed("extend_reply")
        self.step("ask")
        self.step("answer", "NL-CA")
        self.step("ask")
        self.chief("go_on")
        self.chief("suspend")
        self.chief("take_up_again")
        self.agreed("let_silence")
        self.file("AZ-SMS")
        self.file("AZ-SBS", FieldGroup.TRANSFER)

    def go_back_and_forth(self):
        """Refused, reviewed, withdrawn and reopened before anything is accepted."""
        self.weigh_evidence("contradicted")
        self.agreed("refuse", refusal_ground="other", signers=self.signers)
        self.step("review", "NL-CA")
        self.step("withdraw", "NL-CA")
        self.agreed("reopen")

    def check_identity(self):
        self.step("verify", asked_agencies=["AZ-MIA", "AZ-SSS"])
        self.decline("AZ-MIA")
        self.answer("AZ-SSS")
        self.step("verify", asked_agencies=["AZ-MIA"])
        self.answer("AZ-MIA")

    def asked(self, code):
        """The open question to an agency, taken up by it."""
        group = a.agency(code).group_id
        found = [c for c in a.again(self.root).child_procedures if c.kind == "verification" and not c.closed_at]
        check = next(check for check in found if check.case_roles_of(group))
        return self.step("accept", code, check)

    def answer(self, code):
        check = self.step("ask_back", code, self.asked(code))
        check = self.step("inform", on=check)
        self.answer_check(check, code)

    def decline(self, code):
        self.agreed("decline", code, self.asked(code))

    def decide(self):
        self.step("order_interview")
        self.step("record_interview", "AZ-MFA", interview_on="2026-03-02", interview_result="confirmed")
        self.weigh_evidence()
        self.decide_family()
        self.agreed("agree")
        self.step("hold_up", "NL-CA")
        self.step("go_on_with_transfer", "NL-CA")

    def procure_document(self):
        """Issued, lost and issued anew."""
        self.step("request_document")
        for lost in (True, False):
            paper = self.step("prepare", "AZ-MFA", self.child("traveldocument"))
            paper = self.agreed("issue", "AZ-MFA", paper, issued_on="2026-03-02", expires_on="2026-07-30")
            paper = self.step("hand_over", "AZ-MFA", paper)
            if lost:
                self.step("reissue", "AZ-MFA", self.step("report_lost", "AZ-MFA", paper))

    def notify(self):
        appointed = {"transfer_at": a.at(2026, 4, 9, 17, 5), "transport": "air"}
        self.step("notify_transfer", "NL-CA", **appointed)
        self.step("postpone", "NL-CA")
        self.step("notify_transfer", "NL-CA", **appointed)
        self.step("not_arrived", "AZ-SBS")
        self.step("notify_transfer", "NL-CA", **appointed)
        self.gate(GateCode.NOT_FIT)

    def receive(self):
        """Somebody who arrives while a gate is open; then it is released."""
        self.step("record_behind_gate", "AZ-SBS", arrived_at=a.at(2026, 4, 9, 17, 40), identity_on_arrival="yes")
        self.release()
        self.step("confirm_arrival")

    def end(self):
        self.step("hand_over", reintegration_consent="given")
        self.step("give_up", on=self.claim())
        self.win_claim()

    def claim(self):
        self.step("claim_error")
        return self.child("errorclaim")

    def win_claim(self):
        """Contested and upheld, as far as the costs."""
        claim = self.agreed("claim", on=self.claim())
        claim = self.step("acknowledge", "NL-CA", claim)
        claim = self.step("contest", "NL-CA", claim)
        claim = self.agreed("settle", on=claim, settled_by="committee", settled_on="2026-04-10")
        claim = self.brought_back(claim)
        claim = self.agreed("claim_costs", on=claim, costs_amount="1840.50", costs_currency="EUR")
        self.step("close", on=claim, by=self.chiefs["AZ-SMS"], costs_paid_on="2026-04-10")

    def brought_back(self, claim):
        claim = self.step(
            "schedule_return", on=claim, protection_check="yes", return_at=a.at(2026, 4, 30, 12), transport="air"
        )
        return self.step("record_return", "AZ-SBS", claim, returned_at=a.at(2026, 4, 10, 8))


class PlantedThirdCountry(PlantedReadmission):
    """The same of a third-country national: the conditions, two who sign, the other side's document, and what follows."""

    mark = "Rt"

    def begin(self):
        self.signers = (self.legal, self.chiefs["AZ-SMS"])
        self.root = self.draft(knowledge_date="2026-01-15")
        self.step("submit", "NL-CA")
        self.step("return_incomplete")
        self.step("complete", "NL-CA")
        self.step("acknowledge")
        self.step("take_up")

    def draft(self, **parts):
        said = self.words.application()
        subject = said["person"] | {"nationalities": [{"state": "GH", "basis": "claimed"}]}
        subject["birth"] = {"date": "1991-06-30", "place": self.words.of[FieldGroup.PARTICULARS], "country": "GH"}
        basis = APPREHENDED | {"direct_return_impossible": self.words.of[FieldGroup.EVIDENCE]}
        stamp = {"kind": "stamp", "note": self.words.of[FieldGroup.EVIDENCE]}
        said |= {"person": subject, "basis": basis, "procedure": "accelerated", "evidence": [*said["evidence"], stamp]}
        return a.third_country_draft(self.officers["NL-CA"], **said | parts)

    def go_back_and_forth(self):
        self.step("record_conditions", **CONDITIONS)
        super().go_back_and_forth()

    def decide(self):
        self.step("record_protection", by=self.checker, protection_check="yes")
        self.weigh_evidence()
        self.decide_family()
        self.agreed("agree", signers=self.signers)
        self.step("hold_up", "NL-CA")
        self.step("go_on_with_transfer", "NL-CA")

    def procure_document(self):
        self.step("record_document", "NL-CA", their_document_expires_on="2026-07-30")

    def end(self):
        self.step("record_outcome", arrival_outcome="residence")
        self.agreed("withdraw", on=self.step("acknowledge", "NL-CA", self.agreed("claim", on=self.claim())))
        self.win_claim()

    def win_claim(self):
        """Accepted; no costs are claimed."""
        claim = self.step("acknowledge", "NL-CA", self.agreed("claim", on=self.claim()))
        claim = self.brought_back(self.step("accept", "NL-CA", claim))
        self.step("waive_costs", on=claim, by=self.chiefs["AZ-SMS"])


class PlantedTooLate(PlantedThirdCountry):
    """One that came after the limit, and is examined all the same."""

    mark = "Rl"

    def __init__(self):
        Hands.__init__(self)
        with walking_at(a.at(2026, 3, 2, 10)):
            basis = {"direct_return_impossible": self.words.of[FieldGroup.EVIDENCE]}
            self.root = self.draft(knowledge_date="2025-01-15", procedure="normal", basis=basis)
            self.step("submit", "NL-CA")
            self.chief("accept_late")


WORLDS = {
    world.mark: world
    for world in (
        PlantedReadmission, PlantedThirdCountry, PlantedTooLate, PlantedTransit, PlantedExit, PlantedRefusal, PlantedWithdrawal,
        PlantedDirectReturn, PlantedOutgoing, PlantedOutgoingThird, PlantedOutgoingWithdrawal, PlantedOutgoingThirdWithdrawal,
        PlantedOurTransit, PlantedOurExit, PlantedOurRefusal, PlantedOurWithdrawal, PlantedReintegration, PlantedLostContact,
        PlantedVoluntaryReturn, PlantedReferrals, PlantedDeliveries, PlantedMeasure,
    )
}  # fmt: skip

LONG = ("Ra", "Rt", "Tr", "Dr", "Oo", "Ua", "Rc", "Vr")


def planted_worlds():
    """Mark → the case, one after another; every kind of procedure is in them."""
    return {mark: world() for mark, world in WORLDS.items()}
