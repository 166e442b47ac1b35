"""Persons who may be the same as one in a case: exact on document number, or on folded name with the date of birth."""

from dataclasses import dataclass

from django.db.models import Q

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
    """Those who look like the person concerned and were not compared yet. Four queries."""
    subject = next((m.person for m in case.members.select_related("person") if m.relation == CasePerson.Relation.SUBJECT), None)
    if subject is None:
        return []
    compared = set(Comparison.objects.filter(case=case, person=subject).values_list("other", flat=True))
    found = _by_document(subject) | _by_name(subject)
    others = Person.objects.filter(pk__in=found).exclude(pk__in=compared).exclude(memberships__case=case).distinct()
    return [Likeness(subject, other, _reasons(subject, other)) for other in others.prefetch_related("names", "identity_documents")[:5]]


def _by_document(person):
    numbers = [d.folded_number for d in person.identity_documents.all() if d.folded_number]
    return set(Person.objects.filter(identity_documents__folded_number__in=numbers).values_list("pk", flat=True)) if numbers else set()


def _by_name(person):
    names = {name.folded for name in person.names.all() if name.folded}
    if not names or not person.born:
        return set()
    alike = Q(names__folded__in=names, born=person.born)
    return set(Person.objects.filter(alike).exclude(pk=person.pk).values_list("pk", flat=True))


def _reasons(person, other):
    numbers = {d.folded_number for d in person.identity_documents.all() if d.folded_number}
    same_number = numbers & {d.folded_number for d in other.identity_documents.all()}
    same_name = {n.folded for n in person.names.all()} & {n.folded for n in other.names.all()}
    return tuple(reason for reason, holds in ((DOCUMENT, same_number), (NAME_AND_BIRTH, same_name and person.born == other.born)) if holds)
