"""Canaries: in one case a word of its own for each group of fields, and the people who write it wherever a step asks for words."""

import re

from django.db import models
from django.urls import reverse

from agencies.disclosure import FieldGroup, group_of
from agencies.roles import CASEWORKER, LEGAL_OFFICER, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from cases.comparisons import Comparison
from cases.filing import keep_document, write_note
from cases.packages.samples.specimens import paper_pdf
from cases.person_keys import keep_keys
from tests import a
from workflows.correcting import correct, send_notice
from workflows.family import decide_on_family, relatives
from workflows.gating import release_gate, set_gate
from workflows.models import Draft
from workflows.perform import decide, perform

AGENCIES = ("AZ-SMS", "NL-CA", "AZ-MIA", "AZ-SSS", "AZ-MFA", "AZ-SBS", "AZ-MLSP")
SHORTEST = 18  # a field that takes fewer signs cannot hold a word


def is_text(field):
    """Whether somebody can write a word into it."""
    holds = isinstance(field, models.TextField) or (field.max_length or 0) >= SHORTEST
    return isinstance(field, models.CharField | models.TextField) and holds and not field.choices


class Words:
    """The words of one case. Each is the name of its group and a mark that no other case bears."""

    def __init__(self, mark):
        self.mark = mark
        self.of = {
            group: f"Kanar{group.value.replace('_', '')}{mark}" for group in FieldGroup if group != FieldGroup.REFERENCE
        }

    def internal(self, code):
        """What an agency writes for itself."""
        return f"{self.of[FieldGroup.INTERNAL]}{code.replace('-', '')}"

    def answer(self, model, name, code):
        """What somebody of an agency answers to a question in words."""
        group = group_of(model, name)
        return self.internal(code) if group == FieldGroup.INTERNAL else self.of[group]

    def application(self):
        """The parts of an application in which they stand."""
        said, evidence = self.of[FieldGroup.PARTICULARS], self.of[FieldGroup.EVIDENCE]
        handling, care, family = (self.of[FieldGroup(name)] for name in ("handling", "care", "family"))
        name = {
            "kind": "main",
            "script": "latin",
            "surname": said,
            "given_names": f"Elçin {said}",
            "patronymic": said,
            "source": said,
        }
        return {
            "person": {
                "names": [name], "birth": {"date": "1988-02-18", "place": said, "country": "AZ"}, "sex": "M", "last_address": said,
                "nationalities": [{"state": "AZ", "basis": "claimed"}], "description": {"height_cm": 181, "eyes": said, "marks": said},
            },
            "spouse": self.relative("Nino"), "children": [self.relative("Aysu")], "observations": evidence,
            "circumstances": {
                "health": {"statement": care, "consent_given": True, "consent_text": care},
                "danger": {"statement": handling, "source": handling, "stated_on": "2026-01-02"},
            },
            "evidence": [
                {"kind": "passport", "number": f"{said}1", "issued_by": said, "issued_at": said, "expires_on": "2025-12-09", "note": evidence},
                {"kind": "birth_certificate", "of": "children/0", "number": f"{family}2", "note": family},
            ],
            "signatory": {"name": evidence, "function": "Officer"}, "place": evidence,
        }  # fmt: skip

    def relative(self, given_names):
        family = self.of[FieldGroup.FAMILY]
        birth = {"date": "2019-06-11", "place": family, "country": "NL"}
        names = [{"kind": "main", "script": "latin", "surname": family, "given_names": f"{given_names} {family}"}]
        return {"names": names, "birth": birth, "sex": "F", "nationalities": [{"state": "AZ", "basis": "presumed"}]}


class Hands:
    """Somebody of every agency to take each step of one case; what a step asks in words is answered with the word of its group."""

    mark = ""  # of the case
    home = "AZ-SMS"  # the agency that leads it
    writers = AGENCIES[:-1]  # who keeps notes there

    def __init__(self):
        self.words = Words(self.mark)
        self.officers = {code: a.person(CASEWORKER, at=code) for code in AGENCIES}
        self.chiefs = {code: a.person(SUPERVISOR, at=code) for code in AGENCIES}
        self.guard, self.checker = (a.person(PROTECTION_OFFICER, at=self.home) for _time in range(2))
        self.legal = a.person(LEGAL_OFFICER)

    @property
    def procedures(self):
        return [self.root, *self.root.child_procedures]

    def parts(self, code):
        """The parts that an agency plays, by procedure."""
        group = a.agency(code).group_id
        return {procedure.reference: set(procedure.case_roles_of(group)) for procedure in self.procedures}

    def child(self, kind):
        """The newest of a kind."""
        return next(child for child in reversed(a.again(self.root).child_procedures) if child.kind == kind)

    def _answers(self, procedure, name, code, answers):
        way, model = procedure.workflow.transitions[name], type(procedure)
        asked = (model._meta.get_field(question) for question in (*way.asks, *way.may_ask))
        return {field.name: self.words.answer(model, field.name, code) for field in asked if is_text(field)} | answers

    def step(self, name, code="", on=None, by=None, **answers):
        """Takes a step for an agency, on a child or on the procedure itself."""
        code = code or self.home
        procedure, by = on or self.root, by or self.officers[code]
        done = a.step(procedure, name, by, self.words.internal(code), **self._answers(procedure, name, code, answers))
        self.root = a.again(self.root)
        return done

    def chief(self, name, code="", **answers):
        code = code or self.home
        return self.step(name, code, by=self.chiefs[code], **answers)

    def agreed(self, name, code="", on=None, signers=(), **answers):
        """Proposed by an officer, and signed."""
        code = code or self.home
        procedure, by, comment = on or self.root, self.officers[code], self.words.internal(code)
        with acting(by):
            approval = perform(procedure, name, by, self._answers(procedure, name, code, answers), comment=comment)
        for signer in signers or [self.chiefs[code]]:
            with acting(signer):
                approval.refresh_from_db()
                decide(approval, signer, "granted", comment=comment)
        self.root = a.again(self.root)
        return a.again(procedure)

    def answer_check(self, check, code):
        """Only the security service keeps a basis to itself; of the rest it reads nothing but its own proposal again."""
        left = ("register", "record_reference", "differences") if code == "AZ-SSS" else ("basis_of_finding",)
        return self.agreed("answer", code, check, finding="confirmed", **dict.fromkeys(left, ""))

    def file(self, code, group=FieldGroup.EVIDENCE):
        title, by = self.words.of[group], self.officers[code]
        with acting(by):
            keep_document(self.root.case, paper_pdf(title, [title]), title=title, by=by, group=group)

    def weigh_evidence(self, finding="accepted"):
        with acting(self.officers["AZ-SMS"]):
            for evidence in self.root.case.evidence.all():
                evidence.finding, evidence.reason = finding, self.words.of[FieldGroup.DELIBERATION]
                evidence.save()

    def decide_family(self):
        """The spouse is covered, the child is not."""
        told = {member.pk: {"decision": "covered"} for member in relatives(self.root.case)}
        told[max(told)] = {
            "decision": "not_covered",
            "decision_ground": "own_residence",
            "decision_reason": self.words.of[FieldGroup.FAMILY],
        }
        with acting(self.officers["AZ-SMS"]):
            decide_on_family(self.root, self.officers["AZ-SMS"], told)
        self.root = a.again(self.root)

    def gate(self, code):
        """Set by the border service; where it has no part, by whoever leads."""
        by = self.officers["AZ-SBS" if self.home == "AZ-SMS" else self.home]
        with acting(by):
            set_gate(self.root, code, by)

    def release(self):
        """Every gate, in words."""
        for gate in self.root.case.gates.filter(released_at=None):
            with acting(self.guard):
                release_gate(self.root, gate, self.guard, "in_error", self.words.of[FieldGroup.PROTECTION])
        self.root = a.again(self.root)

    def correct(self):
        """Of everybody in the case; the last notice is sent, the others are drafted."""
        by, correction = self.officers[self.home], None
        for member in self.root.case.members.select_related("person").order_by("-relation"):
            word = self.words.of[FieldGroup.PARTICULARS if member.relation == "subject" else FieldGroup.FAMILY]
            with acting(by):
                correction = correct(self.root, member, by, {"place_of_birth": f"{word} sur Mer"}, reason=word)
        with acting(by):
            for notice in correction.notices.all():
                send_notice(notice, by)
        self.root = a.again(self.root)

    def write_notes(self):
        """A note of every agency, and what an officer has half typed."""
        for code in self.writers:
            with acting(self.officers[code]):
                write_note(self.root.case, self.officers[code], self.words.internal(code))
        typed = {"question": [self.words.internal(self.home)]}
        form = reverse("take", args=[self.root.reference, "ask"])
        Draft.objects.create(person=self.officers[self.home].user, procedure=self.root, transition=form, content=typed)
        with acting(self.officers[self.home]):
            self.compare()

    def compare(self):
        """The person with the others of the case; and a number that no form asks for."""
        one, *others = (member.person for member in self.root.case.members.select_related("person"))
        one.personal_number = self.words.of[FieldGroup.PARTICULARS]
        one.save()
        keep_keys([one])
        for other in others:
            reason = self.words.of[FieldGroup.DELIBERATION]
            Comparison.objects.create(case=self.root.case, person=one, other=other, same=False, reason=reason)


def without(word, text):
    """A page of a search without the word that was searched for, however it is spelled where it says what was tried."""
    return re.sub(re.escape(word), "", text, flags=re.IGNORECASE)
