"""What the tests of this floor share: signing in by the page, and the administrators of two agencies."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.roles import ADMINISTRATOR
from tests import a


@pytest.fixture
def sign_in(client):
    """Signs somebody in by the page, as they would: `sign_in(person)`. Gives the client."""

    def enter(person, password=a.PASSWORD):
        client.post("/sign-in/", {"email": person.user.email, "password": password})
        return client

    return enter


@pytest.fixture
def leading():
    """An administrator of the agency that leads the installation."""
    return a.person(ADMINISTRATOR, at="AZ-SMS", name="Nigar Abbasova")


@pytest.fixture
def ministry():
    """An administrator of another agency."""
    return a.person(ADMINISTRATOR, at="AZ-MIA", name="Kamran Həsənli")


def words(response):
    return response.content.decode()


def day(days=0):
    return (timezone.localdate() + timedelta(days)).strftime("%d.%m.%Y")


def said(**other):
    return {
        "email": "New@example.org",
        "name": "Səbinə Əliyeva",
        "role": "caseworker",
        "from_on": day(),
        "until_on": "",
        **other,
    }


def invite(client, agency, **other):
    return client.post(f"/agencies/{agency.pk}/invite/", said(**other))
