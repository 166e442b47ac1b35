"""Opens a voluntary return: a file of its own about somebody new, or about somebody whom the agency knows already."""

from django.db import transaction as db

from agencies.roles import CASE_MANAGEMENT
from audit.moment import today
from cases.alike import Asked, alike
from cases.duplicates import on_side
from cases.files import Case, CasePerson
from cases.people import Person
from cases.person_keys import NAME_PARTS, written
from cases.registering import join, register_person
from cases.rules import HOUSE, Agreement
from cases.vulnerability import Source, VulnerabilityCode
from workflows.perform import open_
from workflows.procedures.readmission_effects import flags, is_child
from workflows.procedures.voluntary_return import VoluntaryReturn
from workflows.returning.recording import mark
from workflows.showing.likenesses import likenesses_shown

MOST = 5


class OpenedAlready(Exception):
    """The same form came twice at once: `procedure` is what the first has opened."""

    def __init__(self, procedure):
        super().__init__(procedure.reference)
        self.procedure = procedure


def who_looks_alike(said, actor):
    """At most five whom a case of this side is about; of those in cases that are not seen only the agency to ask."""
    asked = Asked(
        (written(said[part] for part in NAME_PARTS),), said["born"], tuple(filter(None, [said["document_number"]]))
    )
    hits = alike(asked, on_side(of_house=True))[:MOST]
    persons = Person.objects.prefetch_related("names").in_bulk(hit.person for hit in hits) if hits else {}
    return likenesses_shown([(persons[hit.person], hit) for hit in hits], actor) if hits else []


@db.atomic
def open_return(said, family, known=None, *, by):
    """`said` and each of `family` as the form has them; `known` is the Person, where it is somebody whom the agency knows.

    A child whom no adult goes with is marked as such at once: nothing then leads nearer to a journey (workflows/returning/recording.py).
    """
    case = Case.objects.create(agreement=Agreement.objects.get(code=HOUSE), requesting_state=said["host_state"])
    subject = known or register_person(said)
    join(case, {subject: CasePerson.Relation.SUBJECT})
    relatives = [(register_person(one), one) for one in family]
    for person, one in relatives:
        CasePerson.objects.create(case=case, person=person, relation=one["relation"], travels=one["travels"])
    procedure = open_(
        VoluntaryReturn, case, by, {CASE_MANAGEMENT: by.agency}, token=said["token"], title=str(subject)[:300],
        contact=said["contact"], flags=flags(subject, case),
    )  # fmt: skip
    if procedure.case_id != case.pk:
        raise OpenedAlready(procedure)  # and nothing of this second file is kept
    if _is_alone(subject, [person for person, one in relatives if one["travels"]]):
        about = {"person": subject, "code": VulnerabilityCode.UNACCOMPANIED_CHILD}
        mark(procedure, about | {"source": Source.TOLD, "found_on": today()}, by=by)
    return procedure


def _is_alone(subject, companions):
    """A child, and nobody of age goes along."""
    return _is_child(subject) and all(_is_child(person) for person in companions)


def _is_child(person):
    return bool(person.born[:4].strip("0")) and is_child(person.born, today())
