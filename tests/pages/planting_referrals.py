"""A reintegration with referrals, in whose every field stands the word of its group: to three agencies, each with an end of its own.

What a partner reads of it is the group `referred` of its own referral; words of every other group must stay away from it.
"""

from datetime import timedelta

from agencies.disclosure import FieldGroup, group_of
from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, today, walking_at
from cases.filing import keep_document, write_note
from cases.gates import GateCode
from cases.packages.samples.specimens import paper_pdf
from cases.person_keys import keep_keys
from reintegration.models import Offer, Referral, Scheme
from reintegration.opening import Homecoming, open_reintegration
from reintegration.referral_choices import Item
from reintegration.referring import Asked, refer, stop_sharing
from reintegration.skills.profiling import add, describe
from reintegration.skills.terms import Occupation, Skill
from tests import a
from tests.pages.canaries import Words, is_text
from workflows.gating import set_gate

AT = {"AZ-MLSP": "case_management", "AZ-SEA": "partner", "AZ-MOH": "partner", "AZ-MSE": "partner", "AZ-SMS": "observer"}


class PlantedReferrals:
    """Served by one agency, declined by a second, not served by a third, withdrawn, and stopped with its consent."""

    mark, home = "Rf", "AZ-MLSP"

    def __init__(self):
        self.words = Words(self.mark)
        self.officers = {code: a.person(CASEWORKER, at=code) for code in AT}
        self.chiefs = {code: a.person(SUPERVISOR, at=code) for code in AT}
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = self.handed_over()
            self.describe()
            self.rename(FieldGroup.REFERRED)  # the name as it is told bears the word of what is shared
            self.sent = {code: self.refer(code) for code in ("AZ-SEA", "AZ-MOH", "AZ-MSE")}
            self.further = [self.refer("AZ-SEA", need) for need in ("training", "business", "legal")]
            self.rename(FieldGroup.PARTICULARS)
            self.answer()
            self.write()
        self.root = a.again(self.root)

    @property
    def procedures(self):
        return [self.root, *Referral.objects.filter(parent=self.root.pk).order_by("pk")]

    def parts(self, code):
        """The parts that an agency plays, by procedure."""
        group = a.agency(code).group_id
        return {procedure.reference: set(procedure.case_roles_of(group)) for procedure in self.procedures}

    def handed_over(self):
        """By the migration service, which is an observer from then on."""
        word, family = self.words.of[FieldGroup.PARTICULARS], self.words.of[FieldGroup.FAMILY]
        subject, child = a.returnee(word, f"Aytən {word}"), a.returnee(family, f"Aysu {family}", "2015-02-03")
        subject.place_of_birth = subject.last_address = word
        subject.save()
        by = self.officers["AZ-SMS"]
        with acting(by):
            came = Homecoming("DE", "readmitted", now() - timedelta(days=2))
            return open_reintegration(by, a.agency(self.home), {subject: "subject", child: "child"}, came)

    def describe(self):
        """The file, in the words of its own groups; a qualification bears the word of what is shared, because it is."""
        support, by = self.words.of[FieldGroup.SUPPORT], self.officers[self.home]
        said = {
            "contacted_on": today(),
            "contact_means": "visit",
            "address": support,
            "region": self.words.of[FieldGroup.REFERRED],
        }
        self.root = a.step(self.root, "contact", by, **said)
        person = self.root.case.members.get(relation="subject").person
        with acting(by):
            describe(self.root, person, by, education="3", wishes=support)
            add(self.root, person, "worked", by, occupation=Occupation.objects.get(code="7212"), years=4)
            add(self.root, person, "able", by, skill=Skill.objects.first(), level="good")
            add(self.root, person, "spoken", by, language="de", level="B1")
            title = self.words.of[FieldGroup.REFERRED]
            add(self.root, person, "qualifications", by, title=title, country="PL", recognition="not_asked")
            keep_document(self.root.case, paper_pdf(support, [support]), title=support, by=by, group=FieldGroup.SUPPORT)

    def refer(self, code, need="employment"):
        word, by = self.words.of[FieldGroup.REFERRED], self.officers[self.home]
        support = self.words.of[FieldGroup.SUPPORT]
        named = {"data": support, "how_to_withdraw": support, "kept_until": support}
        consent = a.consent_to_share(self.root, code, Item.values, by, **named)
        asked = Asked(need, word, word, tuple(Item.values), *self.offered(code))
        with acting(by):
            return Referral.objects.get(pk=refer(self.root, by, consent, asked).pk)

    def rename(self, group):
        """The file goes on bearing its own word: what was told is a copy."""
        name = self.root.case.members.get(relation="subject").person.names.get()
        name.surname, name.given_names = self.words.of[group], f"Aytən {self.words.of[group]}"
        with acting(self.officers[self.home]):
            name.save()
        keep_keys([name.person])

    def offered(self, code):
        if code != "AZ-SEA":
            return None, None
        offer = Offer.objects.create(
            agency=a.agency(code), kind="vacancy", title_en="Welder", region="Bakı", places=9, starts_on=today(),
            recorded_by=self.officers[code].user,
        )  # fmt: skip
        return Scheme.objects.get(code="dma-registration"), offer

    def step(self, referral, name, code, **answers):
        """Taken for an agency, every question in words answered with the word of its group."""
        way, model = referral.workflow.transitions[name], Referral
        asked = (model._meta.get_field(question) for question in (*way.asks, *way.may_ask))
        said = {field.name: self.words.of[group_of(model, field.name)] for field in asked if is_text(field)}
        return a.step(a.again(referral), name, self.officers[code], self.words.internal(code), **said | answers)

    def answer(self):
        self.step(self.sent["AZ-SEA"], "accept", "AZ-SEA", appointment_at=now())
        self.step(self.sent["AZ-SEA"], "give_service", "AZ-SEA", service_on=today(), service="placed")
        self.step(self.sent["AZ-MOH"], "decline", "AZ-MOH", decline_reason="other")
        self.step(self.sent["AZ-MSE"], "accept", "AZ-MSE")
        self.step(self.sent["AZ-MSE"], "record_not_given", "AZ-MSE", not_given_reason="other")
        open_one, withdrawn, stopped = self.further
        self.step(open_one, "accept", "AZ-SEA")
        self.step(withdrawn, "withdraw", self.home)
        self.end(stopped.consent)
        self.step(stopped, "confirm_deletion", "AZ-SEA", deleted_on=today())

    def end(self, consent):
        by = self.officers[self.home]
        consent.withdrawn_at, consent.withdrawn_recorded_by = now(), by.user
        with acting(by):
            consent.save()
            stop_sharing(consent, by)

    def write(self):
        """Notes of everybody who keeps some, and a protection gate."""
        for code in ("AZ-MLSP", "AZ-SEA", "AZ-MOH", "AZ-MSE"):
            with acting(self.officers[code]):
                write_note(self.root.case, self.officers[code], self.words.internal(code))
        with acting(self.officers[self.home]):
            set_gate(self.root, GateCode.TRAFFICKING, self.officers[self.home])
