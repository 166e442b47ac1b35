"""What somebody may be told of a person who looks alike: the cases they can see, else only which agency to ask."""

from collections import defaultdict

from django.utils.translation import get_language, gettext

from agencies.disclosure import FieldGroup, Sight, would_see
from agencies.reading import note_case
from agencies.roles import CASE_MANAGEMENT, GRANTED, LEAD
from workflows.rows import Grant, Procedure, permissions
from workflows.showing.summary import born


def references_of(persons, actor):
    """{person: references of procedures in which the actor reads who it is about}. One query. Noted: their cases are read."""
    reads = [part for part in GRANTED if would_see(actor.at([part]), FieldGroup.PARTICULARS) == Sight.FULL]
    grants = Grant.objects.filter(group_id=actor.group_id, permission__in=[permissions()[part] for part in reads])
    seen = Procedure.objects.visible_to(actor).filter(parent=None, pk__in=grants.values("content_object_id"))
    seen = seen.filter(case__members__person__in=persons)
    found = list(seen.order_by("reference").values_list("case__members__person", "reference", "case"))
    for _person, _reference, case in found:
        note_case(case)
    return _gathered((person, reference) for person, reference, _case in found)


def agencies_to_ask(persons, side=LEAD):
    """{person: names of the agencies that lead a case about them}: all that is told of a case that is not seen, on one's own side."""
    if not persons:
        return {}
    leads = Grant.objects.filter(
        permission=permissions()[side], content_object__parent=None, content_object__case__members__person__in=persons
    )
    name = "group__agency__name_az" if get_language() == "az" else "group__agency__name_en"
    return _gathered(leads.values_list("content_object__case__members__person", name).distinct())


def agencies_that_lead(procedure):
    """The names of the agencies to ask about a case that is not seen."""
    leads = (grant.group.agency for grant in procedure.granted if grant.case_role == LEAD)
    return [agency.name for agency in leads]


def side_of(agency):
    """Which of the two sides an agency leads cases on; one that does both is told of removals alone."""
    return CASE_MANAGEMENT if CASE_MANAGEMENT in agency.case_roles and LEAD not in agency.case_roles else LEAD


def likenesses_shown(found, actor):
    """One for each of `found` (person, hit), in their order; neither name nor reference where no case is seen."""
    seen = references_of([person.pk for person, _hit in found], actor)
    hidden = agencies_to_ask([person.pk for person, _hit in found if person.pk not in seen], side_of(actor.agency))
    return [
        _told(person, hit, seen[person.pk]) if person.pk in seen else _ask(person, hit, hidden.get(person.pk, ()))
        for person, hit in found
    ]


def _told(person, hit, references):
    why = [reason.translated(gettext) for reason in hit.reasons]
    shown = {"name": str(person), "born": born(person.born), "references": references, "why": why, "agencies": ()}
    return shown | {"person": person, "must": hit.must_be_decided}


def _ask(person, hit, agencies):
    shown = {"name": "", "born": "", "references": (), "why": (), "agencies": agencies}
    return shown | {"person": person, "must": hit.must_be_decided}


def _gathered(pairs):
    found = defaultdict(list)
    for person, said in pairs:
        found[person].append(said)
    return dict(found)
