"""Which capacity reads and writes which group of fields: one table for pages, timeline, history, files and exports.

Each model says of every field to which group it belongs (`field_groups`); a field without a group fails the
system check, so nothing can be shown that nobody decided about.
"""

from enum import Enum, StrEnum

from agencies.reading import note_group
from agencies.roles import (
    AUDITOR,
    BORDER,
    CASE_MANAGEMENT,
    CONSULAR,
    DATA_PROTECTION_OFFICER,
    EMERGENCY,
    IDENTITY,
    LEADING,
    OBSERVER,
    PARTNER,
    PROTECTION_OFFICER,
    PROVIDER,
    SECURITY,
    SUPERVISOR,
    THE_OTHER_SIDE,
    CaseRole,
    Role,
)


class FieldGroup(StrEnum):
    """The groups of the security design."""

    REFERENCE = "reference"  # G0: references, states, deadlines
    PARTICULARS = "particulars"  # G1: names, birth, sex, nationality, documents, photograph
    EVIDENCE = "evidence"  # G3: means of evidence, itinerary
    TRANSFER = "transfer"  # G4: flight, escorts, handover
    CARE = "care"  # G5a: care needed in the transfer
    HANDLING = "handling"  # G6a: handling instruction, danger
    SECURITY_FINDING = "security_finding"  # G8: what the security service found, beyond the outcome
    PROTECTION = "protection"  # G6b: why somebody must not be transferred for now, and who said so
    FAMILY = "family"  # G10: spouse, children
    DELIBERATION = "deliberation"  # G12: what the lead agency weighs before it answers
    SUPPORT = "support"  # G9: counselling, consents, needs, plan, visits, survey, address after arrival
    SERVICE = "service"  # G9, the part that a provider needs to deliver one measure
    REFERRED = "referred"  # G9, the part that was shared with one agency, with consent
    MONEY = "money"  # G13: budgets, payments
    COMPLAINT = "complaint"  # G11: complaints and what people say of the support, with the answers
    INTERNAL = "internal"  # G12: drafts and notes of one agency, read in that agency


class Sight(Enum):
    """How much of a group is seen."""

    NONE = 0
    MASKED = 1
    FULL = 2


_EVERYONE = frozenset(CaseRole)

READS: dict[FieldGroup, frozenset[CaseRole]] = {
    FieldGroup.REFERENCE: _EVERYONE,
    FieldGroup.PARTICULARS: _EVERYONE - {OBSERVER, PARTNER, PROVIDER},
    FieldGroup.EVIDENCE: frozenset({*THE_OTHER_SIDE, *LEADING, IDENTITY, EMERGENCY}),
    FieldGroup.TRANSFER: frozenset({*THE_OTHER_SIDE, *LEADING, BORDER, CONSULAR, EMERGENCY}),
    FieldGroup.CARE: frozenset({*THE_OTHER_SIDE, *LEADING, BORDER, EMERGENCY}),
    FieldGroup.HANDLING: frozenset({*THE_OTHER_SIDE, *LEADING, BORDER, EMERGENCY}),
    FieldGroup.SECURITY_FINDING: frozenset({SECURITY}),
    FieldGroup.PROTECTION: frozenset(LEADING),
    FieldGroup.FAMILY: frozenset({*THE_OTHER_SIDE, *LEADING, IDENTITY, BORDER, EMERGENCY}),
    FieldGroup.DELIBERATION: frozenset(LEADING),
    FieldGroup.SUPPORT: frozenset({CASE_MANAGEMENT}),
    FieldGroup.SERVICE: frozenset({CASE_MANAGEMENT, PROVIDER}),
    FieldGroup.REFERRED: frozenset({CASE_MANAGEMENT, PARTNER}),
    FieldGroup.MONEY: frozenset({CASE_MANAGEMENT}),
    FieldGroup.COMPLAINT: frozenset({CASE_MANAGEMENT}),
    FieldGroup.INTERNAL: frozenset({*LEADING, IDENTITY, SECURITY, CONSULAR, BORDER, PROVIDER, PARTNER}),
}

WRITES: dict[FieldGroup, frozenset[CaseRole]] = {
    FieldGroup.REFERENCE: frozenset(LEADING),
    FieldGroup.PARTICULARS: frozenset({*THE_OTHER_SIDE, *LEADING, IDENTITY}),
    FieldGroup.EVIDENCE: frozenset({*THE_OTHER_SIDE, *LEADING}),
    FieldGroup.TRANSFER: frozenset({*THE_OTHER_SIDE, *LEADING, BORDER}),
    FieldGroup.CARE: frozenset({*THE_OTHER_SIDE, *LEADING}),
    FieldGroup.HANDLING: frozenset({*THE_OTHER_SIDE, *LEADING}),
    FieldGroup.SECURITY_FINDING: frozenset({SECURITY}),
    FieldGroup.PROTECTION: _EVERYONE - {EMERGENCY},  # whoever only looks sets nothing
    FieldGroup.FAMILY: frozenset({*THE_OTHER_SIDE, *LEADING}),
    FieldGroup.DELIBERATION: frozenset(LEADING),
    FieldGroup.SUPPORT: frozenset({CASE_MANAGEMENT}),
    FieldGroup.SERVICE: READS[FieldGroup.SERVICE],
    FieldGroup.REFERRED: READS[FieldGroup.REFERRED],
    FieldGroup.MONEY: frozenset({CASE_MANAGEMENT}),
    FieldGroup.COMPLAINT: frozenset({CASE_MANAGEMENT}),
    FieldGroup.INTERNAL: READS[FieldGroup.INTERNAL],
}

MASKED_FOR = (AUDITOR, DATA_PROTECTION_OFFICER)  # they check who saw and changed what, not who the person is
OPEN_TO_CHECKERS = frozenset({FieldGroup.REFERENCE, FieldGroup.TRANSFER})
ONLY_FOR = {  # groups that these roles read and no other, masked neither
    FieldGroup.PROTECTION: frozenset({PROTECTION_OFFICER}),
    FieldGroup.COMPLAINT: frozenset({SUPERVISOR, PROTECTION_OFFICER, DATA_PROTECTION_OFFICER}),
}
_WORKING = frozenset(Role) - {*MASKED_FOR, Role.ADMINISTRATOR}


def sight(capacities, group: FieldGroup) -> Sight:
    """The best sight that any of these capacities has of a group of fields; noted as read where there is any."""
    seen = would_see(capacities, group)
    if seen != Sight.NONE:
        note_group(group)
    return seen


def would_see(capacities, group: FieldGroup) -> Sight:
    """The same where nothing of it is shown yet: what to offer, what to search and sort by."""
    return max((_sight_of(capacity, group) for capacity in capacities), key=lambda one: one.value, default=Sight.NONE)


def may_write(capacities, group: FieldGroup) -> bool:
    return any(c.case_role in WRITES[group] and c.role in _WORKING for c in capacities)


def is_closed_to(capacities, group: FieldGroup) -> bool:
    """Whether a group is kept by its writers for themselves, and these capacities are none of them."""
    return READS[group] == WRITES[group] and not may_write(capacities, group)


def is_inside(capacities) -> bool:
    """Whether somebody belongs to the side that deliberates: they weigh with it, or check those who do."""
    return any(capacity.case_role in READS[FieldGroup.DELIBERATION] for capacity in capacities)


def is_beside(capacities) -> bool:
    """Whether somebody has a part in one procedure alone, and reads nothing of the file that it belongs to."""
    return all(capacity.case_role in (PARTNER, PROVIDER, OBSERVER) for capacity in capacities)


def _sight_of(capacity, group):
    if group in ONLY_FOR:
        return Sight.FULL if capacity.role in ONLY_FOR[group] and capacity.case_role in READS[group] else Sight.NONE
    if capacity.role in (Role.CLOCK, Role.INTAKE):
        return Sight.FULL
    if capacity.case_role is None:
        return Sight.NONE
    if capacity.role in MASKED_FOR:
        return Sight.FULL if group in OPEN_TO_CHECKERS else Sight.MASKED
    return Sight.FULL if capacity.role in _WORKING and capacity.case_role in READS[group] else Sight.NONE


def of(group: FieldGroup, names: str) -> dict[str, FieldGroup]:
    """For a model's `field_groups`: these fields, named in one text, belong to a group."""
    return dict.fromkeys(names.split(), group)


def group_of(model, field_name: str) -> FieldGroup | None:
    """The group of a field, as its model declares: by name, else the model's own group."""
    declared = getattr(model, "field_groups", {})
    return declared.get(field_name, getattr(model, "field_group", None))


MASK = "•••••"


def shown(value, seen: Sight):
    """A value as a capacity may see it."""
    return {Sight.FULL: value, Sight.MASKED: MASK if value else value, Sight.NONE: None}[seen]
