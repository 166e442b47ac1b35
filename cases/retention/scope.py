"""What an erasure reaches: which persons and cases go whole, and in which cases others stay."""

from dataclasses import dataclass

from cases.files import CasePerson

SUBJECT = CasePerson.Relation.SUBJECT


@dataclass(frozen=True)
class Scope:
    """Keys. A case goes whole with the person it is about; with a member of the family alone it does not."""

    persons: tuple[int, ...] = ()
    cases: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()

    @property
    def every_case(self):
        return self.cases + self.shared


def of_person(person_id) -> Scope:
    """The person, every case of theirs, and who has no other case than these."""
    parts = CasePerson.objects.filter(person=person_id)
    cases = set(parts.filter(relation=SUBJECT).values_list("case", flat=True))
    others = set(parts.exclude(case__in=cases).values_list("case", flat=True))
    alone = {case for case in others if not CasePerson.objects.filter(case=case).exclude(person=person_id).exists()}
    return _scope({person_id}, cases | alone, others - alone)


def of_case(case_id) -> Scope:
    """The case, and everybody who is in no other."""
    return _scope(set(), {case_id}, set())


def _scope(persons, cases, shared):
    within = set(CasePerson.objects.filter(case__in=cases).values_list("person", flat=True))
    elsewhere = CasePerson.objects.filter(person__in=within).exclude(case__in=cases).values_list("person", flat=True)
    return Scope(tuple(sorted(persons | within - set(elsewhere))), tuple(sorted(cases)), tuple(sorted(shared)))
