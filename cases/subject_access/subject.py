"""Whose data are told: the person, with the records that were decided to be the same person, and everybody else in their files."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from cases.about.walking import cases_of
from cases.comparisons import Comparison
from cases.files import CasePerson

SUBJECT = CasePerson.Relation.SUBJECT


@dataclass(frozen=True)
class Subject:
    """`persons`: keys of Person rows that are one human being."""

    persons: tuple[int, ...]

    @cached_property
    def cases(self) -> tuple[int, ...]:
        return tuple(sorted(set(cases_of(self.persons))))

    @cached_property
    def main_in(self) -> frozenset[int]:
        """The cases that are about this person; in the others they are a member of the family."""
        found = CasePerson.objects.filter(person__in=self.persons, relation=SUBJECT)
        return frozenset(found.values_list("case", flat=True))

    @cached_property
    def others(self) -> frozenset[int]:
        """Whoever else is in these cases, or was compared with this person."""
        beside = set(CasePerson.objects.filter(case__in=self.cases).values_list("person", flat=True))
        compared = Comparison.objects.filter(Q(person__in=self.persons) | Q(other__in=self.persons))
        for pair in compared.values_list("person", "other"):
            beside |= set(pair)
        return frozenset(beside - set(self.persons))


def linked_with(person) -> list[int]:
    """Keys of the records that somebody decided to be the same person, directly or by way of others."""
    found, new = {person.pk}, {person.pk}
    while new:
        same = Comparison.objects.in_force().filter(Q(person__in=new) | Q(other__in=new), same=True)
        new = {one for pair in same.values_list("person", "other") for one in pair} - found
        found |= new
    return sorted(found - {person.pk})
