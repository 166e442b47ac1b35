"""Who is told instead of a colleague who is away: their deputy too; and whoever is away is asked for no signature."""

from copy import copy

from django.db.models import Exists, OuterRef

from agencies.exclusions import Exclusion
from agencies.models import Absence, Membership


def with_deputies(news, case_id):
    """The notices of a case as they are to be written. One query."""
    deputies = deputies_of({n.person_id for n in news}, case_id)
    if not deputies:
        return news
    told = [n for n in news if not (n.kind == "proposal" and _key(n) in deputies and _others_sign(n, news, deputies))]
    stand_ins = [_for_deputy(n, deputies[_key(n)]) for n in told if n.kind != "proposal" and deputies.get(_key(n))]
    return [*told, *stand_ins]


def deputies_of(people, case_id=None):
    """{(user, agency): deputy} of those who are away today; None where nobody can stand in for them in this case."""
    there = Membership.objects.in_force().filter(user=OuterRef("deputy"), agency=OuterRef("agency"))
    closed = Exclusion.objects.open().filter(user=OuterRef("deputy"), case_id=case_id)
    found = Absence.objects.in_force().filter(user__in=people)
    found = found.annotate(can=Exists(there) & ~Exists(closed), gone=Exists(_away_too()))
    return {(a.user_id, a.agency_id): a.deputy_id if a.can and not a.gone else None for a in found}


def _away_too():
    return Absence.objects.in_force().filter(user=OuterRef("deputy"), agency=OuterRef("agency"))


def _key(notice):
    return notice.person_id, notice.agency_id


def _others_sign(notice, news, deputies):
    """Whether somebody who is there is asked for the same signature: a deputy who may sign is asked in their own right."""
    return any(n.key == notice.key and _key(n) not in deputies for n in news)


def _for_deputy(notice, deputy):
    twin = copy(notice)
    twin.person_id, twin.about = deputy, {**notice.about, "as_deputy": True}
    return twin
