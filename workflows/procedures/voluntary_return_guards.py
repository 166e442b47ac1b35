"""What must hold before a voluntary return goes on: consent, eligibility, papers, reception, children, fitness."""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from audit.moment import today
from cases.agreements import NoLimit, limit
from cases.consents import Purpose
from cases.files import CasePerson
from cases.fitness import Fitness
from cases.vulnerability import VulnerabilityCode
from workflows.declare import guard
from workflows.procedures.readmission_effects import is_child
from workflows.procedures.voluntary_return_facts import why_not_eligible

AT_HAND = ("issued", "handed_over")  # of a travel document that we issue
OF_HEALTH = frozenset({"illness", "mental_health", "disability", "pregnant"})  # marks for which a doctor is asked


def travellers(case):
    """The members who travel: the person concerned and whoever of the family goes along."""
    return [m for m in case.case.members.select_related("person").order_by("pk") if m.travels or _is_subject(m)]


def _is_subject(member):
    return member.relation == CasePerson.Relation.SUBJECT


def marked(case, *codes):
    """Keys of the persons on whom one of these marks stands today."""
    return set(case.case.vulnerabilities.filter(code__in=codes, ended_on=None).values_list("person", flat=True))


@guard(_("A counselling session must have been recorded."))
def counselled(case):
    return case.case.counselling.exists()


@guard(_("The written consent of everybody of age who travels must be in force."))
def consents_in_force(case):
    given = case.case.consents.in_force(today()).filter(purpose=Purpose.RETURN).values_list("person", flat=True)
    return {member.person_id for member in travellers(case) if must_consent(member)} <= set(given)


def consented_until(case, moment):
    """Whether everybody who must had consented at a moment, and not withdrawn it by then."""
    rows = case.case.consents.filter(purpose=Purpose.RETURN, given_on__lte=localdate(moment))
    lasting = [r.person_id for r in rows if r.withdrawn_at is None or r.withdrawn_at > moment]
    return {member.person_id for member in travellers(case) if must_consent(member)} <= set(lasting)


def must_consent(member):
    """The person concerned, by a guardian if need be; of the family all but children."""
    return _is_subject(member) or not (member.person.born and is_child(member.person.born, today()))


@guard(_("The rules of the programme must be met."))
def still_eligible(case):
    return case.programme is not None and not why_not_eligible(case, case.programme)


@guard(_("Of each child without parents the guardian and the decision on the best interests must be recorded."))
def children_have_guardians(case):
    return all(held and held.has_guardian and held.has_decision for held in _of_children(case))


@guard(_("The receiving authority must have confirmed who meets each child without parents."))
def children_are_awaited(case):
    return all(held and held.is_awaited for held in _of_children(case))


def _of_children(case):
    """Of each child that travels without parents what is recorded, or None."""
    alone = marked(case, VulnerabilityCode.UNACCOMPANIED_CHILD)
    held = {row.person_id: row for row in case.case.guardianships.filter(person__in=alone)} if alone else {}
    return [held.get(person) for person in alone]


@guard(_("A travel document must be at hand: the person’s own, or one that was issued."))
def document_at_hand(case):
    return (
        case.document_expires_on is not None or case.children.filter(kind="traveldocument", state__in=AT_HAND).exists()
    )


@guard(_("It must be arranged who meets the person, and where."))
def reception_arranged(case):
    return bool(case.received_by and case.reception_place)


@guard(_("The provider must have accepted."))
def provider_accepted(case):
    return case.accepted_on is not None or case.programme is None or case.programme.acceptance_days is None


@guard(_("Somebody who travels is not fit to travel for now."))
def nobody_unfit(case):
    return all(found.result != Fitness.NOT_FIT for found in latest_fitness(case).values())


@guard(_("Of everybody who needs it a medical assessment is needed that is recent enough at the departure."))
def assessed_for_departure(case):
    return not late_assessments(case, case.departure_at)


def latest_fitness(case):
    """{key of the person: last assessment}"""
    found = {}
    for row in case.case.fitness.order_by("assessed_at", "pk"):
        found[row.person_id] = row
    return found


def late_assessments(case, departure):
    """Keys of those who need an assessment at a departure and have none, or one that is too old by then."""
    found = latest_fitness(case)
    wanted = (marked(case, *OF_HEALTH) | set(found)) & {member.person_id for member in travellers(case)}
    return {key for key in wanted if key not in found or not _holds(case, found[key], departure)}


def _holds(case, assessment, departure):
    """From the assessment on, for as long as the limit of the house says, to the hour."""
    try:
        days = limit(case.case.agreement, "fit_to_travel", on=today()).value
    except NoLimit:
        return assessment.assessed_at <= departure
    return assessment.assessed_at <= departure <= assessment.assessed_at + timedelta(days=days)


@guard(_("A certificate of return has been asked for already."))
def no_document_asked(case):
    return not case.children.filter(kind="traveldocument", closed_at=None).exists()
