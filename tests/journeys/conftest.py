"""The casts of the journeys: everybody who has a part in one, each at their own desk, and those who have none."""

from types import SimpleNamespace

import pytest

from agencies.roles import CASEWORKER, FINANCE_OFFICER, PROGRAMME_MANAGER, SUPERVISOR
from tests import a
from tests.browser import PHONE
from tests.journeys import passing_time
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


OF_A_RETURN = {
    "counsellor": ("Emin Rüstəmzadə", "IOM-AZ", CASEWORKER),
    "supervisor": ("Rəna Cabbarlı", "IOM-AZ", SUPERVISOR),
    "consul": ("Tural Əzizov", "AZ-MFA", CASEWORKER),
    "chief_consul": ("Nigar Abbasova", "AZ-MFA", SUPERVISOR),
    "border": ("Orxan Nəbiyev", "AZ-SBS", CASEWORKER),
    "removal": ("Leyla Quliyeva", "AZ-SMS", CASEWORKER),  # who handles readmissions, and has no part in this
}


OF_A_REINTEGRATION = {
    "officer": ("Leyla Quliyeva", "AZ-SMS", CASEWORKER),
    "manager": (
        "Zəhra Mustafayeva",
        "AZ-MLSP",
        CASEWORKER,
        FINANCE_OFFICER,
    ),  # she could pay, but not what she proposed
    "chief": ("Vüqar Nağıyev", "AZ-MLSP", SUPERVISOR),
    "director": ("Samirə Əhmədova", "AZ-MLSP", PROGRAMME_MANAGER),
    "visitor": ("Fuad Qarayev", "AZ-MLSP", CASEWORKER),
    "payer": ("Könül Babayeva", "AZ-MLSP", FINANCE_OFFICER),
    "employment": ("Elnur Sadıqov", "AZ-SEA", CASEWORKER),
    "provider": ("Günay Hacıyeva", "NGO-1", CASEWORKER),
    "stranger": ("Lalə Rzayeva", "AZ-MOH", CASEWORKER),
}
ON_A_PHONE = {"provider"}


@pytest.fixture
def cast_of_a_reintegration(live_server, new_page, calendar):
    return seated(OF_A_REINTEGRATION, live_server, new_page)


@pytest.fixture
def calendar(monkeypatch):
    return passing_time.calendar(monkeypatch)


@pytest.fixture
def cast(live_server, new_page):
    return seated(CAST, live_server, new_page)


@pytest.fixture
def cast_of_a_return(live_server, new_page):
    return seated(OF_A_RETURN, live_server, new_page)


def seated(cast, live_server, new_page):
    """Everybody is known before the first of them acts: who is to be told of something must be there."""
    people = {part: a.person(*roles, at=at, name=name) for part, (name, at, *roles) in cast.items()}
    start = f"{live_server.url}/"
    sizes = {part: {"size": PHONE} for part in ON_A_PHONE}
    return SimpleNamespace(
        **{part: Desk(new_page(**sizes.get(part, {})), start, person) for part, person in people.items()}
    )
