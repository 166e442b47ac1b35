"""The parts of the prescribed forms (Annexes 5 and 6): a person in full, and the means of evidence, as the file says them."""

from django.utils.translation import gettext as _

from cases.documents import Document
from cases.files import CasePerson
from cases.members import main_name, subject_of
from cases.naming import languages_said, state_said
from cases.people import PersonName
from cases.terms import EvidenceKind
from workflows.procedures.letter_parts import day, family_of, kept, kind_name, members_of, shown_date

Kind, Relation = PersonName.Kind, CasePerson.Relation
OWN_ROWS = {
    EvidenceKind.PASSPORT,
    EvidenceKind.IDENTITY_CARD,
    EvidenceKind.DRIVING_LICENCE,
}  # of part E; the rest is “other”


def person_in_full(member):
    """Part A (B, C) of a form about somebody of the case: names, birth, looks, belonging."""
    person, main = member.person, main_name(member)
    return {
        "surname": main.surname if main else "–",
        "given_names": main.given_names if main else "",
        "father_name": main.patronymic if main else "",
        "maiden_name": ", ".join(name.surname for name in member.names if name.kind == Kind.MAIDEN),
        "born": shown_date(person.born) if person.born else "–",
        "birth_place": ", ".join(filter(None, (person.place_of_birth, _state(person.country_of_birth)))),
        "sex": person.get_sex_display(),
        "description": _looks(person),
        "aliases": [_written(name) for name in member.names if name is not main and name.kind not in (Kind.MAIDEN, Kind.MRZ)],
        "nationality": ", ".join(_state(held.state) for held in member.nationalities),
        "languages": languages_said(person.languages),
    }  # fmt: skip


def subject_in_full(case):
    """The person concerned, with what only part A of Annex 5 asks for."""
    member = subject_of(members_of(case))
    own = {"civil_status": member.person.get_civil_status_display(), "last_address": member.person.last_address}
    return person_in_full(member) | own


def travel_document(case):
    """Type and number of the document that the person concerned travels on: the first on file."""
    held = subject_of(members_of(case)).documents
    return f"{kind_name(held[0].kind)} {held[0].number}".strip() if held else ""


def spouse_in_full(case):
    return next((person_in_full(one) for one in family_of(case) if one.relation == Relation.SPOUSE), None)


def children_in_full(case):
    return [person_in_full(one) for one in family_of(case) if one.relation == Relation.CHILD]


def evidence_told(case):
    """Part E: every means of evidence, by the row of the form in which it stands."""
    rows = case.evidence.select_related("identity_document").order_by("pk")
    found = kept(case, "evidence", lambda: list(rows))
    relations = {member.person_id: member for member in family_of(case)}
    return [_evidence(item, relations.get(item.person_id)) for item in found]


def photograph(case):
    """The digest of the photograph, by which workflows/letters.py finds the picture; None where there is none."""
    found = case.documents.filter(kind=Document.Kind.PHOTOGRAPH).order_by("pk").values_list("sha256", flat=True)
    digest = kept(case, "photograph", found.first)
    return {"file": digest} if digest else None


def danger_told(circumstances):
    """The indication, who says so, and when."""
    said_on = day(circumstances.danger_stated_on) if circumstances.danger_stated_on else ""
    source = ", ".join(filter(None, (circumstances.danger_source, said_on)))
    return "\n".join(filter(None, (circumstances.danger, source)))


def _evidence(item, relative):
    paper, own_row = item.identity_document, item.kind in OWN_ROWS
    whose = f"{relative.get_relation_display()}: {main_name(relative) or _('Name unknown')}" if relative else ""
    issued = (day(paper.issued_on) if paper.issued_on else "", paper.issued_at) if paper else ()
    return {
        "kind": item.kind if own_row else "other",
        "title": ", ".join(filter(None, ("" if own_row else kind_name(item.kind), whose, item.note))),
        "number": paper.number if paper else "",
        "issued": ", ".join(filter(None, issued)),
        "authority": paper.issued_by if paper else "",
        "valid_until": paper.expires_on if paper else None,
    }


def _state(code):
    return state_said(code) if code else ""


def _written(name):
    return " ".join(filter(None, (name.surname, name.given_names, name.patronymic)))


def _looks(person):
    height = _("%(height)s cm") % {"height": person.height_cm} if person.height_cm else ""
    eyes = _("eyes: %(colour)s") % {"colour": person.eyes} if person.eyes else ""
    return ", ".join(filter(None, (height, eyes, person.marks)))
