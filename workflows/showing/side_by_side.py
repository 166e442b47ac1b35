"""Two people field by field, for whoever decides whether they are one (S21): what differs comes first."""

from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, sight
from agencies.policy import capacities_of
from cases.files import CasePerson
from cases.members import members, subject_of, with_particulars
from cases.terms import EvidenceKind
from workflows.rows import Procedure
from workflows.showing.summary import person_facts

MOST_CASES = 5  # of the other person that are asked what this reader may read of them


def side_by_side(procedure, capacities, other, actor):
    """[{label, own, other, differs}], what differs first; nothing where the reader may not read the data of both in full."""
    own, theirs = subject_of(members(procedure.case)), _as_read(other, actor)
    if own is None or theirs is None or sight(capacities, FieldGroup.PARTICULARS) != Sight.FULL:
        return []
    both = zip(_facts(own, capacities), _facts(*theirs), strict=True)
    rows = [
        {"label": label, "own": one, "other": two, "differs": one != two}
        for (label, one), (_label, two) in both
        if one or two
    ]
    return sorted(rows, key=lambda row: not row["differs"])


def _as_read(other, actor):
    """(the other person as a member of one of their cases, the capacities of the reader there); None where none is read in full."""
    seen = Procedure.objects.visible_to(actor).filter(parent=None, case__members__person=other).order_by("-pk")
    for procedure in seen[:MOST_CASES]:
        rows = CasePerson.objects.filter(case=procedure.case_id, person=other)
        member, capacities = next(iter(with_particulars(rows)), None), capacities_of(actor, procedure)
        is_subject = member.relation == CasePerson.Relation.SUBJECT
        groups = [FieldGroup.PARTICULARS, *([] if is_subject else [FieldGroup.FAMILY])]
        if all(sight(capacities, group) == Sight.FULL for group in groups):
            return member, capacities
    return None


def _facts(member, capacities):
    yield from ((fact["label"], fact["value"] or "") for fact in person_facts(member, capacities))
    kinds = dict(EvidenceKind.choices)
    yield (
        _("Documents"),
        "; ".join(f"{kinds.get(held.kind, held.kind)} {held.number}".strip() for held in member.documents),
    )
