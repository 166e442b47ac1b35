"""Which procedures a correction is about, and who on our own side is told of it; the other State is told by a letter."""

from agencies.exclusions import not_excluded
from agencies.models import Membership
from agencies.roles import CASEWORKER, OBSERVER, SUPERVISOR, THE_OTHER_SIDE
from cases.about.walking import rows_naming
from workflows.notices import tell
from workflows.rows import Grant, Procedure

NOT_TOLD = (*THE_OTHER_SIDE, OBSERVER)  # they get a letter; they read nothing of a person, or no longer


def whose(case, member):
    """The procedures of a case that are about this member: of the person concerned, all that name nobody else."""
    others = case.members.exclude(pk=member.pk).values_list("person", flat=True)
    named = rows_naming(Procedure, [member.person_id]).filter(case=case)
    found = case.procedures.order_by("pk")
    if member.relation != member.Relation.SUBJECT:
        return found.filter(pk__in=named.values("pk"))
    return found.exclude(pk__in=rows_naming(Procedure, list(others)).filter(case=case).values("pk"))


def tell_of_correction(correction, procedure, by):
    """Each agency of ours with a part in one of these procedures learns which data were corrected: never what they say."""
    for one in whose(procedure.case, correction.member):
        one.case = procedure.case  # which gathers the news of the act
        for grant in Grant.objects.filter(content_object=one.pk).select_related("group__agency"):
            if grant.case_role not in NOT_TOLD and grant.group.agency != by.agency:
                key = f"{correction.pk}-{grant.group.agency.code}"
                tell(one, "correction", _people(grant, procedure.case), key, data=list(correction.changes))


def _people(grant, case):
    """Whoever works on it there, else all who could."""
    agency = grant.group.agency
    held = not_excluded(Membership.objects.in_force().filter(agency=agency), case.pk)
    if grant.assigned_to_id:
        return held.filter(user=grant.assigned_to_id)
    return held.filter(role__in=(SUPERVISOR, CASEWORKER))
