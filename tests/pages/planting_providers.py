"""A case after the return in whose every field stands the word of its group, with two measures of two providers.

Of each measure the word of the service is its own, so that it shows whether the provider of one reads of the other.
"""

from datetime import timedelta
from uuid import uuid4

from agencies.disclosure import FieldGroup
from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.moment import today, walking_at
from cases.filing import keep_document, write_note
from cases.packages.samples.specimens import paper_pdf
from reintegration.delivering.invoicing import Written, submit_invoice, take_back_invoice, to_invoice
from reintegration.delivering.recording import Said, record_delivery, record_session, strike_out
from reintegration.models import Goal, MeasureKind, Project, ProjectCase, ProjectCount, ProjectPartner
from tests import a
from tests.pages.canaries import Words
from tests.reintegration.measuring import measure_of, taken, walked

MOST_ROWS = 3


class PlantedDeliveries:
    """`measures`: the code of the provider → its measure. The word of its service is that of the group and the code."""

    mark = "Pd"

    def __init__(self, people):
        self.words, self.people = Words(self.mark), people
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = self.planned()
            self.measures = {code: self.delivered(code) for code in ("NGO-1", "IOM-AZ")}
            self.project()
        self.root = a.again(self.root)

    @property
    def procedures(self):
        return [self.root, *self.measures.values()]

    def service(self, code):
        """The word that the provider of a measure may read."""
        return f"{self.words.of[FieldGroup.SERVICE]}{code.replace('-', '')}"

    def planned(self):
        said, manager = self.words.of, self.people.manager
        person = a.returnee(said[FieldGroup.PARTICULARS], f"Aytən {said[FieldGroup.PARTICULARS]}")
        person.last_address = person.place_of_birth = person.marks = said[FieldGroup.PARTICULARS]
        person.save()
        child = a.returnee(said[FieldGroup.FAMILY], f"Nihad {said[FieldGroup.FAMILY]}", "2018-04-09", "M")
        case = a.reintegration(manager, {person: "subject", child: "child"}, programme=a.programme("PLANTED-FUND"))
        a.consent(case, data=said[FieldGroup.SUPPORT], how_to_withdraw=said[FieldGroup.SUPPORT])
        support = said[FieldGroup.SUPPORT]
        told = {
            "contacted_on": today(),
            "contact_means": "phone",
            "phone": support,
            "address": support,
            "region": support,
        }
        case = a.step(case, "contact", manager, **told)
        case = a.step(
            a.step(case, "assess", manager), "complete_assessment", manager, needs=support, skills_note=support
        )
        with acting(manager):
            Goal.objects.create(procedure=case, dimension="economic", text=support)
            write_note(case.case, manager, self.words.internal("AZ-MLSP"))
            self.paper(case, FieldGroup.SUPPORT, support, manager)
            self.paper(case, FieldGroup.MONEY, said[FieldGroup.MONEY], manager)
        return case

    def paper(self, case, group, word, by):
        return keep_document(case.case, paper_pdf(word, [word]), title=word, by=by, group=group)

    def delivered(self, code):
        """Ordered, accepted, recorded one by one and in a group, struck out, invoiced and taken back, handed over."""
        word, by = self.service(code), a.person(CASEWORKER, at=code)
        MeasureKind.objects.filter(code="training").update(before_plan=True)
        told = {
            "service": word,
            "short_name": f"{word} K.",
            "place": word,
            "provider": a.agency(code),
            "units_planned": 4,
        }
        measure = measure_of(self.root, self.people.manager, "training", **told)
        measure = walked(measure, self.people, "submit")
        measure = a.step(a.step(measure, "accept", by), "start", by)
        with acting(by):
            self.record(measure, by, word)
        measure = a.step(
            a.step(a.again(measure), "dispute", by, dispute_reason=word),
            "settle",
            self.people.chief,
            settlement=self.support,
        )
        measure = a.step(measure, "deliver", by, handed_over_on=today(), delivery_note=word)
        return taken(measure, self.people, "verify")

    @property
    def support(self):
        return self.words.of[FieldGroup.SUPPORT]

    def record(self, measure, by, word):
        days = [today() - timedelta(days=n) for n in range(MOST_ROWS)]
        file = paper_pdf(word, [word])
        first = record_delivery(
            measure, Said(days[0], comment=word, proof="attendance", file=file), by, token=str(uuid4())
        )
        strike_out(first, by, word)
        record_delivery(
            measure,
            Said(days[1], comment=word, proof="photo", file=paper_pdf(word, [word, "2"])),
            by,
            token=str(uuid4()),
        )
        session = {"on": days[2], "topic": word, "hours": None}
        record_session({a.again(measure): Said(days[2], comment=word)}, session, by, token=str(uuid4()))
        measure = a.again(measure)
        keys = [row.pk for row in to_invoice(measure)]
        for number in (f"{word}1", f"{word}2"):
            bill = Written(number, today(), paper_pdf(word, [word, number]))
            made = submit_invoice(measure, by, keys, bill, token=str(uuid4()))
            if number.endswith("1"):
                take_back_invoice(made, by, word)

    def project(self):
        word, fund = self.support, self.root.programme
        names = {"title_en": word, "title_az": word, "about": word, "region": word}
        made = Project.objects.create(programme=fund, dimension="social", level="community", starts_on=today(), **names)
        ProjectPartner.objects.create(project=made, agency=a.agency("NGO-1"))
        ProjectCount.objects.create(project=made, sex="F", age="adult", planned=3)
        ProjectCase.objects.create(project=made, procedure_id=self.root.pk, linked_by=self.people.manager.user)
        self.made_project = made
