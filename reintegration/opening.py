"""Opens a reintegration case: from a return, or directly, in a file of its own about the same persons."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction as db

from agencies.roles import CASE_MANAGEMENT, OBSERVER
from audit.moment import now
from cases.files import Case, CasePerson
from cases.rules import Agreement
from reintegration.reintegration_case import ReintegrationCase
from workflows.perform import open_
from workflows.rows import Procedure

HOUSE = "HOUSE"  # the time limits of the house (cases/seeds/limits.py)


@dataclass(frozen=True)
class Homecoming:
    """How somebody came back: from where (code of the State), by which kind of return, when (aware), under which procedure."""

    host_state: str
    return_type: str
    arrived_at: datetime
    origin: Procedure | None = None


def new_file(host_state, members):
    """A file of its own about persons who are known ({person: relation}); nothing of another file is in it."""
    case = Case.objects.create(agreement=Agreement.objects.get(code=HOUSE), requesting_state=host_state)
    for person, relation in members.items():
        CasePerson.objects.create(case=case, person=person, relation=relation)
    return case


@db.atomic
def open_reintegration(by, agency, members, homecoming, **fields):
    """A reintegration case of these persons at an agency. Whoever hands over from another agency sees where it stands.

    `fields` are those of the case; among them may be `token`, which makes it happen once.
    """
    case = new_file(homecoming.host_state, members)
    agencies = {CASE_MANAGEMENT: agency} | ({OBSERVER: by.agency} if by.agency.pk != agency.pk else {})
    subject = next(person for person, relation in members.items() if relation == CasePerson.Relation.SUBJECT)
    origin = homecoming.origin and Procedure(pk=homecoming.origin.pk)
    return open_(
        ReintegrationCase, case, by, agencies, title=str(subject)[:300], origin=origin, referred_at=now(),
        return_type=homecoming.return_type, arrived_at=homecoming.arrived_at, **fields,
    )  # fmt: skip


def travellers(case):
    """Who came back under a case, by person: the one concerned and the family that travelled."""
    return {member.person: member.relation for member in case.members.select_related("person").filter(travels=True)}
