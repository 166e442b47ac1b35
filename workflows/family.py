"""Decides on a family person by person, before the reply: whom it covers besides the person concerned, and whom not and why (Art. 3)."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import Verdict, capacities_of, may
from cases.files import CasePerson
from cases.filing import touch
from workflows.notices import post
from workflows.procedures.readmission_request import ReadmissionFields
from workflows.refusing import Changed, MovedOn, insist
from workflows.taking import lock

FIELDS = ("decision", "decision_ground", "decision_reason")


def relatives(case):
    """The members of the family, each with the person: one query."""
    return case.members.exclude(relation=CasePerson.Relation.SUBJECT).select_related("person").order_by("pk")


def may_decide_on_family(procedure, capacities) -> Verdict:
    """Of an application to us, by the lead agency, until it is answered."""
    if not isinstance(procedure, ReadmissionFields) or not is_undecided(procedure):
        return Verdict((_("The family is decided on before the reply."),))
    return may(capacities, "family.decide")


def is_undecided(procedure):
    return procedure.state in {state.name for state in procedure.workflow.undecided}


@db.atomic
def decide_on_family(procedure, by, said, seen=None):
    """Keeps the decisions: `said` is {key of the member: {decision, decision_ground, decision_reason}}. Gives who changed.

    Raises MovedOn once it is answered, Changed where somebody was quicker, Refused.
    """
    procedure = lock(procedure)
    if not is_undecided(procedure):
        raise MovedOn(_("The case has moved on: its status is now “%(state)s”.") % {"state": procedure.state_declared})
    insist(may_decide_on_family(procedure, capacities_of(by, procedure)))
    if seen is not None and int(seen) != procedure.case.version:
        raise Changed(_("This case changed while you were writing. Your text is kept."))
    changed = [member for member in relatives(procedure.case) if _takes(member, said.get(member.pk, {}))]
    for member in changed:
        member.save()
    if changed:
        touch(procedure.case)
        post(procedure.case)
    return changed


def _takes(member, said):
    before = [getattr(member, name) for name in FIELDS]
    for name in FIELDS:
        setattr(member, name, said.get(name, getattr(member, name)))
    return before != [getattr(member, name) for name in FIELDS]
