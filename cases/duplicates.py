"""Persons who may be the one that a case is about: who was decided on already, in whichever case, is remembered.

The side of removal and that of return and reintegration do not learn of each other’s persons in this way (decision 0032).
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from cases.alike import Hit, alike, asked_of
from cases.comparisons import Comparison
from cases.files import CasePerson
from cases.people import Person
from cases.rules import HOUSE


@dataclass(frozen=True)
class Likeness:
    """Somebody who looks like the person, and why."""

    person: Person
    other: Person
    hit: Hit

    @property
    def reasons(self):
        return self.hit.reasons

    @property
    def must_be_decided(self):
        return self.hit.must_be_decided


def likenesses(case, subject=None):
    """Those among the twenty likeliest on whom nobody has decided yet, each with the reasons. `subject`, where it is known."""
    subject = subject or subject_of(case)
    if subject is None:
        return []
    others = ~Q(person__memberships__case=case) & on_side(is_of_house(case))
    hits = alike(asked_of(subject), others)
    if not hits:
        return []
    decided, others = _decided(subject), Person.objects.prefetch_related("names").in_bulk(hit.person for hit in hits)
    return [Likeness(subject, others[hit.person], hit) for hit in hits if hit.person not in decided]


def is_of_house(case):
    """Whether it is one of return and reintegration."""
    return bool(case.agreement) and case.agreement.code == HOUSE


def on_side(of_house) -> Q:
    """Narrows PersonKeys to persons in a case of return and reintegration; or to all who are not in such cases alone."""
    cases = CasePerson.objects.filter(person=OuterRef("person"))
    inside = Q(Exists(cases.filter(case__agreement__code=HOUSE)))
    return inside if of_house else ~inside | Q(Exists(cases.exclude(case__agreement__code=HOUSE)))


def undecided(case):
    """The likenesses without a decision on which the case does not go on."""
    return [likeness for likeness in likenesses(case) if likeness.must_be_decided]


def subject_of(case):
    """The person whom the case is about; None before the application is filed."""
    found = case.members.filter(relation=CasePerson.Relation.SUBJECT).select_related("person").first()
    return found and found.person


def comparisons(person):
    """What was decided about a person and others, and was not undone: rows with `person` and `other`, in either order."""
    return Comparison.objects.in_force().filter(Q(person=person) | Q(other=person)).order_by("-pk")


def _decided(person):
    return {pk for pair in comparisons(person).values_list("person", "other") for pk in pair}
