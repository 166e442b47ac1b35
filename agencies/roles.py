"""The words of authority: a person has a role at an agency, and an agency has a case role in a procedure."""

from dataclasses import dataclass
from enum import StrEnum


class CaseRole(StrEnum):
    """What an agency is to one procedure. Each case role is a django-guardian permission on that procedure.

    But for the last, which no agency has: by it one person sees a case for some hours (agencies/emergency.py).
    """

    LEAD = "lead"
    REQUESTING = "requesting"
    REQUESTED = "requested"  # of a State that we ask: then the lead is the requesting authority
    IDENTITY = "identity"
    SECURITY = "security"
    CONSULAR = "consular"
    BORDER = "border"
    PROVIDER = "provider"
    PARTNER = "partner"
    OBSERVER = "observer"
    CASE_MANAGEMENT = (
        "case_management"  # of a voluntary return or a reintegration: it leads the case and answers for its money
    )
    EMERGENCY = "emergency"

    @property
    def codename(self):
        return f"play_{self.value}"

    @classmethod
    def of(cls, codename):
        return cls(codename.removeprefix("play_"))


class Role(StrEnum):
    """What a person is in an agency, from a day until a day."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    PROGRAMME_MANAGER = "programme_manager"
    PROTECTION_OFFICER = "protection_officer"
    LEGAL_OFFICER = "legal_officer"
    FINANCE_OFFICER = "finance_officer"
    AUDITOR = "auditor"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ADMINISTRATOR = "administrator"
    CLOCK = "clock"  # the system itself, when a deadline runs out or the last child has closed
    INTAKE = "intake"  # the system itself, when an application package arrives

    def at(self, case_role: CaseRole) -> "Capacity":
        return Capacity(self, case_role)


@dataclass(frozen=True)
class Capacity:
    """A role, towards one procedure or (without a case role) towards anything."""

    role: Role
    case_role: CaseRole | None = None

    def __str__(self):
        return f"{self.role.value}@{self.case_role.value}" if self.case_role else self.role.value

    @classmethod
    def of(cls, text):
        role, _, case_role = text.partition("@")
        return cls(Role(role), CaseRole(case_role) if case_role else None)


CASEWORKER, SUPERVISOR, PROGRAMME_MANAGER = Role.CASEWORKER, Role.SUPERVISOR, Role.PROGRAMME_MANAGER
PROTECTION_OFFICER, LEGAL_OFFICER, FINANCE_OFFICER = Role.PROTECTION_OFFICER, Role.LEGAL_OFFICER, Role.FINANCE_OFFICER
AUDITOR, DATA_PROTECTION_OFFICER, ADMINISTRATOR = Role.AUDITOR, Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR
(
    LEAD, REQUESTING, REQUESTED, IDENTITY, SECURITY, CONSULAR, BORDER, PROVIDER, PARTNER, OBSERVER, CASE_MANAGEMENT, EMERGENCY,
) = CaseRole  # fmt: skip
GRANTED = tuple(case_role for case_role in CaseRole if case_role != EMERGENCY)  # what an agency can be
CLOCK = Capacity(Role.CLOCK)
INTAKE = Capacity(Role.INTAKE)
HUMAN = tuple(role for role in Role if role not in (Role.CLOCK, Role.INTAKE))
LEADING = (LEAD, CASE_MANAGEMENT)  # whoever leads a case: the removal side, or the side of return and reintegration
INTERNAL_CASE_ROLES = (*LEADING, IDENTITY, SECURITY, CONSULAR, BORDER)  # our own side, whichever State asks
OUR_SIDE = (*INTERNAL_CASE_ROLES, PARTNER, PROVIDER)  # who is told the limits of our house
THE_OTHER_SIDE = (REQUESTING, REQUESTED)  # at most one of them in a procedure
