"""What the tests of the pages share: the square with everybody on it, and the planted worlds."""

from copy import deepcopy

import pytest
from django.db import transaction

from tests.kept import kept
from tests.pages.planting import planted_worlds
from tests.pages.square import lasting_square


@pytest.fixture(scope="module")
def square(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), kept(lasting_square) as square, transaction.atomic():
        cookies = [deepcopy(person.client.cookies) for person in square.people]
        yield square
        transaction.set_rollback(True)
    for person, before in zip(square.people, cookies, strict=True):
        person.client.cookies = before  # a language, say, that a file of tests spoke


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), kept(planted_worlds) as worlds, transaction.atomic():
        yield worlds
        transaction.set_rollback(True)
