"""A case as it stood at a past moment, from its histories: rows as their models have them, never to be saved.

What was erased since is gone from the histories too, and is not there.
"""

from dataclasses import dataclass, field
from datetime import datetime

from audit.as_it_was import as_it_was
from cases.documents import Document, Evidence
from cases.files import Case, CasePerson, Circumstances
from cases.people import Nationality, Person, PersonName
from workflows.rows import Grant, Procedure
from workflows.rows.steps import Clock


@dataclass
class Past:
    """One procedure with what hung on it. `procedure.case` is the case as it stood, too."""

    at: datetime
    procedure: Procedure
    members: list = field(default_factory=list)  # CasePerson, each with its person, names and nationalities
    clocks: list = field(default_factory=list)
    grants: list = field(default_factory=list)
    children: list = field(default_factory=list)  # procedures
    documents: list = field(default_factory=list)
    evidence: list = field(default_factory=list)


def as_it_stood(procedure, at) -> Past | None:
    """A procedure at a moment; None where it had not begun. A fixed number of queries, however long its history is."""
    found = _rows(type(procedure), at, id=procedure.pk)
    if not found:
        return None
    (then,) = found
    then.case = _case(then.case_id, at)
    clocks = _rows(Clock, at, procedure_id=then.pk)
    for clock in clocks:
        clock.procedure = then
    return Past(
        at, then, _members(then.case_id, at), sorted(clocks, key=lambda clock: clock.due_at),
        _rows(Grant, at, content_object_id=then.pk), _children(procedure, at),
        _rows(Document, at, case_id=then.case_id), _rows(Evidence, at, case_id=then.case_id),
    )  # fmt: skip


def _rows(model, at, **which):
    """Instances, in the order in which they were made."""
    return [row.instance for _pk, row in sorted(as_it_was(model, at, **which).items())]


def _case(case_id, at):
    (case,) = _rows(Case, at, id=case_id)
    told = _rows(Circumstances, at, case_id=case_id)
    case._state.fields_cache["circumstances"] = told[0] if told else None  # else those of today would be read
    return case


def _members(case_id, at):
    members = _rows(CasePerson, at, case_id=case_id)
    ids = [member.person_id for member in members]
    persons = {person.pk: person for person in _rows(Person, at, id__in=ids)}
    named, belonging = (_by_person(model, at, ids) for model in (PersonName, Nationality))
    for member in members:
        if member.person_id in persons:
            member.person = persons[member.person_id]
            member.names, member.nationalities = named.get(member.person_id, []), belonging.get(member.person_id, [])
    return [member for member in members if member.person_id in persons]  # without who was erased


def _by_person(model, at, ids):
    found = {}
    for row in _rows(model, at, person_id__in=ids):
        found.setdefault(row.person_id, []).append(row)
    return found


def _children(procedure, at):
    """One query for each kind of child that it declares."""
    kinds = {children.kind for children in procedure.declared.children.values()}
    found = [child for kind in kinds for child in _rows(Procedure.kinds[kind], at, parent_id=procedure.pk)]
    return sorted(found, key=lambda child: child.pk)
