"""What the tests of the engine may ask for."""

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from tests import a
from tests.workflows import toy


@pytest.fixture(scope="session")
def toys(django_db_setup, django_db_blocker):
    """The table of the toy workflow, in this process's own database."""
    with django_db_blocker.unblock():
        toy.make_tables()


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture
def chief():
    return a.person(SUPERVISOR)
