"""The one place that answers: may this person do this to this thing, and if not, why not?"""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from agencies.models import Agency, Membership, User
from agencies.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASE_MANAGEMENT,
    CASEWORKER,
    CLOCK,
    DATA_PROTECTION_OFFICER,
    FINANCE_OFFICER,
    HUMAN,
    INTERNAL_CASE_ROLES,
    LEAD,
    LEADING,
    LEGAL_OFFICER,
    PROGRAMME_MANAGER,
    PROTECTION_OFFICER,
    PROVIDER,
    REQUESTING,
    SUPERVISOR,
    THE_OTHER_SIDE,
    Capacity,
    CaseRole,
    Role,
)
from agencies.words import capacity_names

PUBLIC = "public"  # anybody, signed in or not
SIGNED_IN = "signed_in"  # any person who is signed in, even before an agency is chosen

_WORKING = (CASEWORKER, SUPERVISOR, LEGAL_OFFICER, PROTECTION_OFFICER)
_VIEWING = (*_WORKING, AUDITOR, DATA_PROTECTION_OFFICER)
_HANDLING = (CASEWORKER, SUPERVISOR)
_PROVIDING = (PROGRAMME_MANAGER, FINANCE_OFFICER)  # they sign and pay support, and look at nothing else
_SEEN = tuple(case_role for case_role in CaseRole if case_role != PROVIDER)  # a provider has pages of its own alone


def _at(roles, case_roles):
    return tuple(role.at(case_role) for role in roles for case_role in case_roles)


CONCERNED = (*_at(_VIEWING, _SEEN), *_at(_PROVIDING, (CASE_MANAGEMENT,)))
ANYBODY = tuple(Capacity(role) for role in HUMAN)

# What may be done outside the workflows. What may be done inside them stands on each Transition, as `by`.
POLICY: dict[str, tuple[Capacity, ...]] = {
    "work.list": tuple(Capacity(role) for role in (*_VIEWING, *_PROVIDING)),
    "work.count": ANYBODY,
    "approval.list": tuple(Capacity(role) for role in (SUPERVISOR, LEGAL_OFFICER, *_PROVIDING)),
    "application.open": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),
    "application.edit": _at(_HANDLING, (LEAD, REQUESTING)),
    "package.upload": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),
    "bundle.exchange": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),
    "bundle.keys": (Capacity(ADMINISTRATOR),),  # of the leading agency alone
    "workbook.take_over": (Capacity(CASEWORKER),),  # of a leading agency alone
    "report.committee": (Capacity(SUPERVISOR), Capacity(PROGRAMME_MANAGER)),  # of a leading agency alone
    "procedure.view": CONCERNED,
    "procedure.take": _at(_HANDLING, _SEEN),
    "procedure.assign": _at((SUPERVISOR,), _SEEN),
    "procedure.perform": CONCERNED,  # the Transition's own `by` decides; this only keeps strangers out
    "document.view": CONCERNED,
    "document.add": _at(_HANDLING, _SEEN),
    "note.add": _at(_WORKING, _SEEN),
    "person.edit": _at(_HANDLING, (*LEADING, *THE_OTHER_SIDE)),
    "evidence.examine": _at(_HANDLING, (LEAD,)),
    "family.decide": _at(_HANDLING, (LEAD,)),
    "duplicate.decide": _at(_HANDLING, LEADING),
    "gate.set": _at(_WORKING, _SEEN),
    "gate.release": _at((PROTECTION_OFFICER,), LEADING),
    "gate.list": (Capacity(SUPERVISOR), Capacity(PROTECTION_OFFICER)),
    "history.view": CONCERNED,
    "viewing.list": _at((SUPERVISOR, AUDITOR, DATA_PROTECTION_OFFICER), INTERNAL_CASE_ROLES),
    "door.list": (Capacity(AUDITOR), Capacity(DATA_PROTECTION_OFFICER)),
    "letter.open": CONCERNED,
    "support.view": (*_at(_VIEWING, (CASE_MANAGEMENT,)), *_at(_PROVIDING, (CASE_MANAGEMENT,))),
    "support.record": _at(_HANDLING, (CASE_MANAGEMENT,)),
    "consent.record": _at((*_HANDLING, PROTECTION_OFFICER), (CASE_MANAGEMENT,)),
    "workflow.view": ANYBODY,
    "case.search": tuple(Capacity(role) for role in _VIEWING),
    "notice.list": ANYBODY,
    "account.view": ANYBODY,
    "agency.view": ANYBODY,
    "agency.manage": (Capacity(ADMINISTRATOR),),
    "people.manage": (Capacity(ADMINISTRATOR),),
    "measure.propose": _at((CASEWORKER,), (CASE_MANAGEMENT,)),
    "measure.file": _at(_HANDLING, (CASE_MANAGEMENT,)),
    "programme.view": tuple(Capacity(role) for role in _PROVIDING),  # of an agency that manages cases alone
    "programme.change": (Capacity(PROGRAMME_MANAGER),),  # proposed by one, signed by another
    "payment.list": (Capacity(FINANCE_OFFICER),),
    "rules.view": ANYBODY,
    "rules.change": (Capacity(ADMINISTRATOR),),  # of the leading agency alone
}


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
    rows = list(Membership.objects.in_force().filter(user=user).select_related("agency").order_by("agency__code"))
    agencies = tuple({row.agency_id: row.agency for row in rows}.values())
    if agency_id is None and len(agencies) == 1:
        agency_id = agencies[0].pk
    chosen = next((agency for agency in agencies if agency.pk == agency_id), None)  # one that has lapsed is not another
    if chosen is None:
        return None
    return Actor(user, chosen, frozenset(Role(row.role) for row in rows if row.agency_id == chosen.pk), agencies)


def may(capacities, action) -> Verdict:
    """`action` is a name in POLICY, or the tuple of Capacity that may do it (a Transition's `by`)."""
    allowed = POLICY[action] if isinstance(action, str) else action
    if set(allowed) & set(capacities):
        return Verdict()
    return Verdict((_("Only %(who)s may do this.") % {"who": capacity_names(allowed)},))


def capacities_of(actor, thing=None) -> set[Capacity]:
    """Every role this person has for the agency they act for and, given a thing with grants, their agency's case roles
    in it (one query, kept on the thing). Nobody (None) is the clock."""
    if actor is None:
        return {CLOCK}
    if thing is None:
        return actor.capacities
    return actor.at(thing.case_roles_of(actor.group_id))


def case_roles_at_which(actor, action):
    """The case roles at which somebody may do something: those whose grants open it to them."""
    return [case_role for case_role in CaseRole if may(actor.at([case_role]), action)]


def people_who_may(action, thing, on=None):
    """The other end of `may`: Membership rows of the people who hold a capacity that is allowed towards a thing."""
    allowed = POLICY[action] if isinstance(action, str) else action
    wanted = Q(pk=None)
    for group_id, case_role in {(grant.group_id, grant.case_role) for grant in thing.granted}:
        roles = [c.role.value for c in allowed if c.case_role == case_role]
        wanted |= Q(agency__group_id=group_id, role__in=roles)
    return Membership.objects.in_force(on).filter(wanted).select_related("user", "agency")


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
