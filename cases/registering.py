"""Registers somebody who speaks for themselves: typed once, found ever after; no application of an authority stands behind it."""

from cases.files import CasePerson
from cases.filing import add_name
from cases.names import fold_number, script_of
from cases.people import IdentityDocument, Nationality, Person, PersonName
from cases.person_keys import NAME_PARTS, keep_keys


def register_person(said):
    """A Person of what was typed: names, born (PartialDate), sex, nationality, and of a paper kind, number and last day."""
    person = Person.objects.create(
        born=said["born"].stored, sex=said["sex"], place_of_birth=said.get("place_of_birth", ""),
        languages=said.get("languages") or [],
    )  # fmt: skip
    parts = {part: said.get(part, "") for part in NAME_PARTS}
    add_name(person, kind=PersonName.Kind.MAIN, script=_script(parts), source="spoken", **parts)
    Nationality.objects.create(person=person, state=said["nationality"], basis=_basis(said))
    if said.get("document_kind"):
        _add_paper(person, said)
    keep_keys([person])
    return person


def join(case, members):
    """Puts persons into a case: {person: relation}."""
    for person, relation in members.items():
        CasePerson.objects.create(case=case, person=person, relation=relation)


def _script(parts):
    script = script_of(" ".join(parts.values()))
    return script if script in PersonName.Script.values else PersonName.Script.LATIN


def _basis(said):
    return Nationality.Basis.DOCUMENTED if said.get("document_number") else Nationality.Basis.CLAIMED


def _add_paper(person, said):
    number = said.get("document_number", "")
    IdentityDocument.objects.create(
        person=person, kind=said["document_kind"], number=number, folded_number=fold_number(number),
        expires_on=said.get("document_expires_on"),
    )  # fmt: skip
