"""Cases after the return in whose every field stands the word of its group: a plan that was revised, and one never reached."""

from datetime import timedelta

from agencies.disclosure import FieldGroup
from agencies.roles import SUPERVISOR
from audit.actor import acting
from audit.moment import now, today, walking_at
from cases.gates import GateCode
from cases.packages.samples.specimens import paper_pdf
from cases.people import Nationality
from reintegration.consenting import give_consent, withdraw_consent
from reintegration.models import Goal
from reintegration.opening import Homecoming, open_reintegration
from reintegration.plan.visiting import plan_visit, record_visit
from reintegration.visit_choices import QUESTIONS
from tests import a
from tests.pages.canaries import Hands
from tests.pages.planting_survey import plant_survey

MONTHS_LATER = a.at(2026, 6, 2, 10)


class PlantedReintegration(Hands):
    """From the first attempt to the closing: reached, assessed, planned, supported, revised, suspended and followed up.

    The migration service handed the person over, and sees where it stands.
    """

    mark, home, writers, born = "Rc", "AZ-MLSP", ("AZ-MLSP",), "1987-04-09"

    def __init__(self):
        super().__init__()
        self.fund = None
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = self.handed_over()
            self.reach()
            self.assess()
            self.plan()
            self.revise()
        with walking_at(MONTHS_LATER):
            self.look_after()
            self.correct()
            self.gate(GateCode.TRAFFICKING)
            self.release()
            self.gate(GateCode.NOT_FIT)
            self.write_notes()

    def handed_over(self):
        """Opened by the migration service, which is an observer from then on."""
        by, origin = self.officers["AZ-SMS"], a.direct_return(by=self.officers["NL-CA"])
        came = Homecoming("DE", "readmitted", now() - timedelta(days=2), origin)
        members = {self.returnee(FieldGroup.PARTICULARS, self.born): "subject"}
        members |= {
            self.returnee(FieldGroup.FAMILY, f"201{n}-04-09"): relation
            for n, relation in enumerate(("spouse", "child"))
        }
        with acting(by):
            return open_reintegration(by, a.agency(self.home), members, came)

    def returnee(self, group, born):
        word = self.words.of[group]
        person = a.returnee(word, f"Aytən {word}", born)
        person.place_of_birth = person.eyes = person.marks = person.last_address = word
        person.save()
        Nationality.objects.create(person=person, state="AZ", basis="documented")
        return person

    def reach(self):
        for _time in range(3):
            self.step("record_attempt", attempted_on=today(), attempt_means="phone")
        self.step("give_up")
        self.step("contact", contacted_on=today(), contact_means="visit", first_appointment_at=now())

    def assess(self):
        self.consent(withdrawn=True)
        self.consent()
        self.step("assess")
        plant_survey(self)
        self.step("complete_assessment")

    def consent(self, withdrawn=False):
        word, by = self.words.of[FieldGroup.SUPPORT], self.officers[self.home]
        subject = self.root.case.members.get(relation="subject").person
        with acting(by):
            said = {"data": word, "how_to_withdraw": word, "kept_until": word, "language": "az", "given_on": today()}
            given = give_consent(self.root, by, person=subject, purpose="reintegration", **said)
            if withdrawn:
                withdraw_consent(self.root, given, by)

    def plan(self):
        word, by = self.words.of[FieldGroup.SUPPORT], self.officers[self.home]
        self.fund = a.programme(f"PLANTED-{self.mark}", at=self.home)
        with acting(by):
            for dimension in ("economic", "social", "psychosocial"):
                Goal.objects.create(procedure=self.root, dimension=dimension, text=word)
        self.file(self.home, FieldGroup.SUPPORT)
        spans = {"plan_from": today(), "plan_until": today() + timedelta(days=365)}
        self.agreed("approve_plan", programme=self.fund, signed_plan=self.paper, signed_on=today(), **spans)

    @property
    def paper(self):
        return self.root.case.documents.latest("pk")

    def revise(self):
        self.step("review")
        self.agreed(
            "approve_revision", plan_until=today() + timedelta(days=300), signed_plan=self.paper, signed_on=today()
        )

    def look_after(self):
        self.step("follow_up", wave="3", followed_up_on=today(), follow_up_result="met")
        self.visit()
        self.step("suspend", by=self.chiefs[self.home])
        self.step("take_up_again", by=self.chiefs[self.home])

    def visit(self):
        """One that was made, with its file, and one that was missed."""
        word, by = self.words.of[FieldGroup.SUPPORT], self.officers[self.home]
        with acting(by):
            planned = plan_visit(self.root, by, {"planned_on": today(), "visitor": by.user})
            told = {
                "result": "made",
                "done_on": today(),
                "place": word,
                "met": ["person"],
                "risk": "high",
                "note": word,
            }
            told |= dict.fromkeys(QUESTIONS, "partly") | {"next_on": today() + timedelta(days=1)}
            record_visit(self.root, planned, by, told, [(word, paper_pdf(word, [word]))])


class PlantedLostContact(PlantedReintegration):
    """Never reached, and closed as that."""

    mark, born = "Rk", "1964-08-21"

    def __init__(self):
        Hands.__init__(self)
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = self.handed_over()
            self.agreed("close", signers=[a.person(SUPERVISOR, at=self.home)], outcome="lost_contact")
