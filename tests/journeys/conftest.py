"""The cast of a journey: everybody who has a part in a readmission, each at their own desk, and one who has none."""

from types import SimpleNamespace

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from tests import a
from tests.journeys.people import Desk

CAST = {
    "requesting": ("Anouk de Vries", "NL-CA", CASEWORKER),
    "caseworker": ("Leyla Quliyeva", "AZ-SMS", CASEWORKER, SUPERVISOR),  # she may sign, but not what she prepared
    "supervisor": ("Rauf Səfərli", "AZ-SMS", SUPERVISOR),
    "registrar": ("Kamran Həsənli", "AZ-MIA", CASEWORKER),
    "chief_registrar": ("Səbinə Əliyeva", "AZ-MIA", SUPERVISOR),
    "consul": ("Tural Əzizov", "AZ-MFA", CASEWORKER),
    "chief_consul": ("Nigar Abbasova", "AZ-MFA", SUPERVISOR),
    "border": ("Orxan Nəbiyev", "AZ-SBS", CASEWORKER),
    "stranger": ("Lalə Rzayeva", "AZ-MOH", CASEWORKER),
}


@pytest.fixture
def cast(live_server, new_page):
    """Everybody is known before the first of them acts: who is to be told of something must be there."""
    people = {part: a.person(*roles, at=at, name=name) for part, (name, at, *roles) in CAST.items()}
    start = f"{live_server.url}/sign-in/"
    return SimpleNamespace(**{part: Desk(new_page(), start, person) for part, person in people.items()})
