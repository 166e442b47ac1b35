"""What roles, case roles and capacities are called on a page."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.roles import CaseRole, Role

ROLE_NAMES = {
    Role.CASEWORKER: _("Caseworker"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.PROGRAMME_MANAGER: _("Programme manager"),
    Role.PROTECTION_OFFICER: _("Protection officer"),
    Role.LEGAL_OFFICER: _("Legal officer"),
    Role.FINANCE_OFFICER: _("Finance officer"),
    Role.AUDITOR: _("Auditor"),
    Role.DATA_PROTECTION_OFFICER: _("Data-protection officer"),
    Role.ADMINISTRATOR: _("Agency administrator"),
    Role.CLOCK: _("System"),
    Role.INTAKE: _("Intake"),
}

CASE_ROLE_NAMES = {
    CaseRole.LEAD: _("the lead agency"),
    CaseRole.REQUESTING: _("the requesting authority"),
    CaseRole.REQUESTED: _("the requested authority"),
    CaseRole.IDENTITY: _("the agency that checks identity"),
    CaseRole.SECURITY: _("the security service"),
    CaseRole.CONSULAR: _("the consular service"),
    CaseRole.BORDER: _("the border service"),
    CaseRole.PROVIDER: _("the service provider"),
    CaseRole.PARTNER: _("a partner agency"),
    CaseRole.OBSERVER: _("an observing agency"),
    CaseRole.CASE_MANAGEMENT: _("the agency that manages the case"),
    CaseRole.EMERGENCY: _("emergency access"),
}

GROUP_NAMES = {
    FieldGroup.REFERENCE: _("References and dates"),
    FieldGroup.PARTICULARS: _("Particulars of the person"),
    FieldGroup.EVIDENCE: _("Evidence and reasons"),
    FieldGroup.TRANSFER: _("Transfer"),
    FieldGroup.CARE: _("Care needed"),
    FieldGroup.HANDLING: _("Handling and danger"),
    FieldGroup.SECURITY_FINDING: _("Findings of the security service"),
    FieldGroup.PROTECTION: _("Protection gates"),
    FieldGroup.FAMILY: _("Family"),
    FieldGroup.DELIBERATION: _("Deliberation"),
    FieldGroup.SUPPORT: _("Support"),
    FieldGroup.SERVICE: _("Deliveries"),
    FieldGroup.REFERRED: _("What was shared with consent"),
    FieldGroup.MONEY: _("Money"),
    FieldGroup.COMPLAINT: _("Complaints"),
    FieldGroup.INTERNAL: _("Notes of the agency"),
}


def capacity_name(capacity):
    """A capacity in words: "Caseworker of the lead agency"."""
    role = ROLE_NAMES[capacity.role]
    if capacity.case_role is None:
        return str(role)
    return gettext("%(role)s of %(agency)s") % {"role": role, "agency": CASE_ROLE_NAMES[capacity.case_role]}


def capacity_names(capacities):
    return gettext(" or ").join(dict.fromkeys(capacity_name(capacity) for capacity in capacities))
