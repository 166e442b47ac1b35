"""Persons who may be the same as one in a case: exact on document number, or on folded name with the date of birth."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from cases.files import CasePerson, Comparison
from cases.people import Person

DOCUMENT, NAME_AND_BIRTH = "document", "name_and_birth"


@dataclass(frozen=True)
class Likeness:
    """Somebody who looks like the person, and why."""

    person: Person
    other: Person
    reasons: tuple[str, ...]


def likenesses(case):
    """Those who look like the person concerned and were not compared yet, at most five, each with the reasons."""
    members = case.members.filter(relation=CasePerson.Relation.SUBJECT).select_related("person")
    subject = next((m.person for m in members.prefetch_related("person__names", "person__identity_documents")), None)
    if subject is None:
        return []
    others = (
        alike(subject)
        .exclude(memberships__case=case)
        .exclude(Exists(Comparison.objects.filter(case=case, other=OuterRef("pk"))))
    )
    return [
        Likeness(subject, other, _reasons(subject, other))
        for other in others.distinct().prefetch_related("names", "identity_documents")[:5]
    ]


def alike(person):
    """Persons with the same document number, or the same folded name and date of birth."""
    numbers = [d.folded_number for d in person.identity_documents.all() if d.folded_number]
    names = [name.folded for name in person.names.all() if name.folded]
    by_name = Q(names__folded__in=names, born=person.born) if names and person.born else Q(pk=None)
    by_number = Q(identity_documents__folded_number__in=numbers) if numbers else Q(pk=None)
    # two index look-ups, not one OR over three tables
    found = [Person.objects.filter(wanted).values("pk") for wanted in (by_name, by_number)]
    return Person.objects.filter(Q(pk__in=found[0]) | Q(pk__in=found[1])).exclude(pk=person.pk)


def _reasons(person, other):
    numbers = {d.folded_number for d in person.identity_documents.all() if d.folded_number}
    same_number = numbers & {d.folded_number for d in other.identity_documents.all()}
    same_name = {n.folded for n in person.names.all()} & {n.folded for n in other.names.all()}
    return tuple(
        reason
        for reason, holds in ((DOCUMENT, same_number), (NAME_AND_BIRTH, same_name and person.born == other.born))
        if holds
    )
