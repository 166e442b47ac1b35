"""What was decided on a family, for those who weigh: on each person, and beside the proposal that rests on it."""

from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, is_inside, sight
from cases.files import CasePerson
from cases.members import main_name
from workflows.procedures.letter_parts import family_of
from workflows.showing.summary import field_fact


def family_facts(member, capacities):
    """What was decided on a member of the family, for those who weigh."""
    names = ("decision", "decision_ground", "decision_reason") if is_inside(capacities) else ()
    return [fact for name in names if (fact := field_fact(member, name, capacities))]


def family_rows(procedure, capacities):
    """Whom of the family the reply would cover, and whom not and why."""
    if not procedure.case.is_for_us or sight(capacities, FieldGroup.DELIBERATION) != Sight.FULL:
        return []
    left_out = CasePerson.Decision.NOT_COVERED
    return [
        {
            "label": f"{main_name(member) or _('Name unknown')} ({member.get_relation_display()})",
            "old": "–",
            "new": f"{member.get_decision_display()}: {member.get_decision_ground_display()}"
            if member.decision == left_out
            else member.get_decision_display() or "–",
        }
        for member in family_of(procedure.case)
    ]
