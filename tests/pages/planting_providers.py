"""A case after the return in whose every field stands the word of its group, with two measures of two providers.

Of each measure the word of the service is its own, so that it shows whether the provider of one reads of the other.
"""

from datetime import timedelta
from uuid import uuid4

from agencies.disclosure import FieldGroup
from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.moment import today, walking_at
from cases.filing import write_note
from cases.packages.samples.specimens import paper_pdf
from reintegration.delivering.invoicing import Written, submit_invoice, take_back_invoice, to_invoice
from reintegration.delivering.recording import Said, record_delivery, record_session, strike_out
from reintegration.models import Goal, MeasureKind, Project, ProjectCase, ProjectCount, ProjectPartner
from tests import a
from tests.pages.canaries import Hands
from tests.reintegration.funding import funded
from tests.reintegration.measuring import measure_of, visited

DAYS = 3


class PlantedDeliveries(Hands):
    """`measures`: the code of the provider → its measure. The word of its service is that of the group and the code."""

    mark, home, writers = "Pd", "AZ-MLSP", ("AZ-MLSP",)

    def __init__(self):
        super().__init__()
        self.manager = self.officers[self.home]
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = self.planned()
            self.measures = {code: self.delivered(code) for code in ("NGO-1", "IOM-AZ")}
            self.made_project = self.project()
        self.root = a.again(self.root)

    @property
    def procedures(self):
        return [self.root, *self.measures.values()]

    @property
    def support(self):
        return self.words.of[FieldGroup.SUPPORT]

    def service(self, code):
        """The word that the provider of a measure may read."""
        return f"{self.words.of[FieldGroup.SERVICE]}{code.replace('-', '')}"

    def planned(self):
        """A case whose needs are assessed, with a note and files of every group that lies in such a case."""
        said = self.words.of
        person = a.returnee(said[FieldGroup.PARTICULARS], f"Aytən {said[FieldGroup.PARTICULARS]}")
        person.last_address = person.place_of_birth = person.marks = said[FieldGroup.PARTICULARS]
        person.save()
        child = a.returnee(said[FieldGroup.FAMILY], f"Nihad {said[FieldGroup.FAMILY]}", "2018-04-09", "M")
        members = {person: "subject", child: "child"}
        self.fund = funded(a.programme("PLANTED-FUND"), lines={"training": "50000.00"})
        self.root = a.reintegration(self.manager, members, programme=self.fund)
        a.consent(self.root, data=self.support, how_to_withdraw=self.support)
        self.step("contact", contacted_on=today(), contact_means="phone")
        self.step("assess")
        a.baseline(self.root, self.manager)
        self.step("complete_assessment")
        with acting(self.manager):
            Goal.objects.create(procedure=self.root, dimension="economic", text=self.support)
            write_note(self.root.case, self.manager, self.words.internal(self.home))
        for group in (FieldGroup.SUPPORT, FieldGroup.MONEY, FieldGroup.PARTICULARS):
            self.file(self.home, group)
        return self.root

    def delivered(self, code):
        """Ordered, accepted, recorded one by one and in a group, struck out, invoiced and taken back, handed over, verified."""
        word, by = self.service(code), a.person(CASEWORKER, at=code)
        MeasureKind.objects.filter(code="training").update(before_plan=True)
        told = {
            "service": word,
            "short_name": f"{word} K.",
            "place": word,
            "provider": a.agency(code),
            "units_planned": 4,
        }
        told["title"] = self.words.of[FieldGroup.PARTICULARS]
        measure = self.agreed("submit", on=measure_of(self.root, self.manager, "training", **told))
        for name in ("accept", "start"):
            measure = self.step(name, code, measure, by)
        with acting(by):
            self.record(measure, by, word)
        measure = self.step("dispute", code, measure, by, dispute_reason=word)
        measure = self.step("settle", on=measure, by=self.chiefs[self.home])
        measure = self.step("deliver", code, measure, by, handed_over_on=today(), delivery_note=word)
        visitor = a.person(CASEWORKER, at=self.home)
        visited(measure, visitor)
        return self.step("verify", on=measure, by=visitor, verified_by_means="visit", verified_on=today())

    def record(self, measure, by, word):
        days = [today() - timedelta(days=n) for n in range(DAYS)]
        sheets = [paper_pdf(word, [word, str(n)]) for n in range(DAYS)]
        first = record_delivery(
            measure, Said(days[0], comment=word, proof="attendance", file=sheets[0]), by, token=str(uuid4())
        )
        strike_out(first, by, word)
        record_delivery(measure, Said(days[1], comment=word, proof="photo", file=sheets[1]), by, token=str(uuid4()))
        session = {"on": days[2], "topic": word, "hours": None}
        said = Said(days[2], comment=word, proof="provider_report", file=sheets[2])
        record_session({a.again(measure): said}, session, by, token=str(uuid4()))
        self.invoice(a.again(measure), by, word, paper_pdf(word, [word, "invoice"]))

    def invoice(self, measure, by, word, sheet):
        """Once with an error, which is taken back."""
        keys = [row.pk for row in to_invoice(measure)]
        wrong = submit_invoice(measure, by, keys, Written(f"{word}1", today(), sheet), token=str(uuid4()))
        take_back_invoice(wrong, by, word)
        submit_invoice(measure, by, keys, Written(f"{word}2", today()), token=str(uuid4()))

    def project(self):
        word = self.support
        names = {"title_en": word, "title_az": word, "about": word, "region": word}
        made = Project.objects.create(
            programme=self.root.programme, dimension="social", level="community", starts_on=today(), **names
        )
        ProjectPartner.objects.create(project=made, agency=a.agency("NGO-1"))
        ProjectCount.objects.create(project=made, sex="F", age="adult", planned=3)
        ProjectCase.objects.create(project=made, procedure_id=self.root.pk, linked_by=self.manager.user)
        return made
