"""Who makes official tables: the agencies in whose cases people come back."""

from agencies.roles import CASE_MANAGEMENT, LEAD

MAKERS = frozenset({LEAD, CASE_MANAGEMENT})


def makes_official(actor):
    return bool(MAKERS & set(actor.agency.case_roles))
