"""The one place that answers: may this person do this to this thing, and if not, why not?"""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from agencies.absences import stood_in_for
from agencies.emergency import cases_open_in_emergency
from agencies.exclusions import cases_closed_to, not_excluded
from agencies.models import Agency, Membership, User
from agencies.policies import POLICY, PUBLIC, SIGNED_IN
from agencies.reading import note_case
from agencies.roles import CLOCK, EMERGENCY, GRANTED, Capacity, Role
from agencies.words import capacity_names

__all__ = [
    "POLICY", "PUBLIC", "SIGNED_IN", "Actor", "Verdict", "actor_of", "allow", "capacities_of", "case_roles_at_which", "insist", "may",
    "people_who_may",
]  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with every reason, so that a page can say them beside the button."""

    reasons: tuple[str, ...] = ()

    def __bool__(self):
        return not self.reasons

    def __add__(self, other):
        return Verdict(self.reasons + other.reasons)


@dataclass(frozen=True)
class Actor:
    """A person acting for one agency, with the roles in force there today. Only that agency counts."""

    user: User
    agency: Agency
    roles: frozenset[Role]
    choices: tuple[Agency, ...] = field(default=(), compare=False)
    excluded: frozenset[int] = field(
        default=frozenset(), compare=False
    )  # cases that a conflict of interest closes to them
    in_emergency: frozenset[int] = field(
        default=frozenset(), compare=False
    )  # cases that are open to them for some hours
    stands_in_for: frozenset[int] = field(default=frozenset(), compare=False)  # colleagues who are away today

    @cached_property
    def group_id(self):
        return self.agency.group_id

    @property
    def capacities(self):
        return {Capacity(role) for role in self.roles}

    def at(self, case_roles):
        return {role.at(case_role) for role in self.roles for case_role in case_roles}


def actor_of(user, agency_id=None) -> Actor | None:
    """The person, acting for the agency chosen (or the only one). One query. None where no role is in force."""
    held = (
        Membership.objects.in_force()
        .filter(user=user)
        .annotate(
            closed_cases=cases_closed_to("user"),
            emergency_cases=cases_open_in_emergency("user", "agency"),
            away=stood_in_for("user", "agency"),
        )
    )
    rows = list(held.select_related("agency").order_by("agency__code"))
    agencies = tuple({row.agency_id: row.agency for row in rows}.values())
    if agency_id is None and len(agencies) == 1:
        agency_id = agencies[0].pk
    chosen = next((agency for agency in agencies if agency.pk == agency_id), None)  # one that has lapsed is not another
    if chosen is None:
        return None
    own = [row for row in rows if row.agency_id == chosen.pk]
    closed, emergency = frozenset(own[0].closed_cases), frozenset(own[0].emergency_cases)
    roles = frozenset(Role(row.role) for row in own)
    return Actor(user, chosen, roles, agencies, closed, emergency - closed, frozenset(own[0].away))


def may(capacities, action) -> Verdict:
    """`action` is a name in POLICY, or the tuple of Capacity that may do it (a Transition's `by`)."""
    allowed = _allowed(action)
    if not allowed.isdisjoint(capacities):
        return Verdict()
    return Verdict((_("Only %(who)s may do this.") % {"who": capacity_names(_in_order(action))},))


def _allowed(action):
    return frozenset(_in_order(action))


def _in_order(action):
    return POLICY[action] if isinstance(action, str) else action


def capacities_of(actor, thing=None) -> set[Capacity]:
    """Every role this person has for the agency they act for and, given a thing with grants, their agency's case roles
    in it (one query, kept on the thing), with emergency access where they have it; none in a case that a conflict of
    interest closes to them. Nobody (None) is the clock."""
    if actor is None:
        return {CLOCK}
    if thing is None:
        return actor.capacities
    case_id = getattr(thing, "case_id", None)
    if case_id in actor.excluded:
        return set()
    note_case(case_id)
    emergency = [EMERGENCY] if case_id in actor.in_emergency else []
    return actor.at([*thing.case_roles_of(actor.group_id), *emergency])


def case_roles_at_which(actor, action):
    """The case roles at which somebody may do something: those whose grants open it to them. Every page asks this, so no words are made."""
    allowed = _allowed(action)
    return [case_role for case_role in GRANTED if not allowed.isdisjoint(actor.at([case_role]))]


def people_who_may(action, thing, on=None):
    """The other end of `may`: Membership rows of the people who hold a capacity that is allowed towards a thing."""
    allowed = _allowed(action)
    wanted = Q(pk=None)
    for group_id, case_role in {(grant.group_id, grant.case_role) for grant in thing.granted}:
        roles = [c.role.value for c in allowed if c.case_role == case_role]
        wanted |= Q(agency__group_id=group_id, role__in=roles)
    found = Membership.objects.in_force(on).filter(wanted)
    return not_excluded(found, getattr(thing, "case_id", None)).select_related("user", "agency")


def allow(action):
    """Marks a view with the policy that guards it. A test fails on a url whose view bears no mark."""

    def mark(view):
        view.policy = action
        return view

    return mark


def insist(capacities, action):
    """Raises 404 for a stranger to the thing, 403 with the reason for those concerned without the capacity."""
    if not capacities:
        raise Http404
    if not (verdict := may(capacities, action)):
        raise PermissionDenied(" ".join(verdict.reasons))
