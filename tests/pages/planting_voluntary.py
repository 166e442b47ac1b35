"""A voluntary return in whose every field stands the word of its group, from the first talk to the arrival."""

from datetime import timedelta

from agencies.disclosure import FieldGroup
from audit.actor import acting
from audit.moment import now, today, walking_at
from cases.gates import GateCode
from cases.partial_dates import PartialDate
from cases.vulnerability import Vulnerability
from tests import a
from tests.pages.canaries import Hands
from tests.workflows.coming_home import FACTS, SESSION
from workflows.returning.recording import end_mark, mark, record_assessment, record_guardianship, record_session

MANAGES = "AZ-MLSP"
MONDAY, BOARDING = a.at(2026, 3, 2, 10), a.at(2026, 4, 9, 12)
JOURNEY = {"departure_at": BOARDING, "arrival_at": BOARDING + timedelta(hours=3), "transport": "air"}
IN_THE_CASE = (MANAGES, "AZ-SBS", "AZ-MFA")


class PlantedVoluntaryReturn(Hands):
    """Not approved, looked at again, approved, booked, missed, postponed, booked and carried out."""

    mark, home, writers = "Vr", MANAGES, IN_THE_CASE

    def __init__(self):
        super().__init__()
        with walking_at(MONDAY):
            self.begin()
            self.apply()
            self.decide()
            self.prepare()
        with walking_at(BOARDING):
            self.go_home()
            self.correct()
            self.gate(GateCode.TRAFFICKING)  # one is open in the end, and one was released
            self.write_notes()

    def begin(self):
        said, family = self.words.of[FieldGroup.PARTICULARS], self.words.of[FieldGroup.FAMILY]
        names = {"surname": said, "given_names": f"Sevda {said}", "patronymic": said, "place_of_birth": said}
        names |= {
            "document_number": f"{said}1",
            "contact": self.words.of[FieldGroup.SUPPORT],
            "born": PartialDate(1994, 3, 21),
        }
        child = {
            "surname": family,
            "given_names": f"Tural {family}",
            "place_of_birth": family,
            "born": PartialDate(2019, 6, 11),
        }
        relatives = [child | {"sex": "M", "document_number": f"{family}2", "relation": "child"}]
        self.root = a.voluntary_return(self.officers[MANAGES], relatives, **names)

    def apply(self):
        said, by = self.words.of[FieldGroup.SUPPORT], self.officers[MANAGES]
        with acting(by):
            record_session(self.root, {"on": today(), **SESSION} | {"leaflets": said}, by=by)
        a.consent(self.root, "return", by=by, data=said, how_to_withdraw=said, kept_until=said)
        self.step("apply", applied_on=today())
        self.agreed("reject", rejection_ground="other")
        self.step("look_again", by=self.chiefs[MANAGES])
        self.step(
            "record_facts",
            **FACTS,
            in_host_state_since="2024-01-01",
            assisted_before="yes",
            last_assisted_on="2015-01-01",
        )

    def decide(self):
        donor = a.donor(
            self.words.of[FieldGroup.MONEY][:20],
            name_en=self.words.of[FieldGroup.MONEY],
            name_az=self.words.of[FieldGroup.MONEY],
        )
        programme = a.programme(f"P{self.mark}", at=MANAGES, donor=donor, acceptance_days=7)
        self.rule(programme)
        self.step("find_eligible", programme=programme)
        self.step("screen", screened_on=today(), rights_told="yes")
        self.record_rows()
        self.agreed("approve")

    def rule(self, programme):
        programme.rules.create(code="means", fact="has_means", operator="in", value=["no"], says_en="Has no means.")

    def record_rows(self):
        """Marks, an assessment and what is recorded of a child alone; the mark of the last is ended before the journey."""
        by, child = self.officers[MANAGES], self.root.case.members.get(relation="child").person
        about = {"person": child, "source": "told", "found_on": today()}
        words = self.words.of
        with acting(by):
            mark(self.root, about | {"code": "illness"}, by=by)
            alone = mark(self.root, about | {"code": "unaccompanied_child"}, by=by)
            support, journey = words[FieldGroup.SUPPORT], words[FieldGroup.TRANSFER]
            known = {"guardian": support, "appointed_by": support, "decided_by": support}
            known |= {"receiving_authority": journey, "received_by": journey}
            days = dict.fromkeys(("appointed_on", "decided_on", "confirmed_on"), today())
            record_guardianship(self.root, child, known | days, by=by)
            end_mark(self.root, Vulnerability.objects.get(pk=alone.pk), today(), by=by)
        self.root = a.again(self.root)
        self.release()

    def prepare(self):
        self.step("prepare")
        self.step("request_document")
        paper = self.step("prepare", "AZ-MFA", self.child("traveldocument"))
        self.agreed("issue", "AZ-MFA", paper, issued_on="2026-03-02", expires_on="2026-07-30")
        self.step("record_document", document_expires_on="2026-12-30")
        self.step("arrange_reception")
        self.step("record_acceptance", accepted_on=today())
        for put_off in ("record_no_show", "postpone"):
            self.step("book_travel", **JOURNEY)
            self.step(put_off)
        self.step("book_travel", **JOURNEY)
        self.step("change_journey", **JOURNEY)

    def go_home(self):
        by, child, care = (
            self.officers[MANAGES],
            self.root.case.members.get(relation="child").person,
            self.words.of[FieldGroup.CARE],
        )
        found = {"person": child, "assessed_at": now(), "assessed_by": care, "result": "with_needs", "needs": care}
        with acting(by):
            record_assessment(self.root, found, by=by)
        self.root = a.again(self.root)
        self.step("record_departure", departed_at=now())
        self.step("record_grant", grant_amount="150.00", grant_currency="EUR", grant_paid_on=today())
        self.step("record_arrival", "AZ-SBS", arrived_at=now())
        self.finish()

    def finish(self):
        self.step("hand_over")
