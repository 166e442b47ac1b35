"""What the tests of the pages share: the square with everybody on it, built once a file and taken back."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from tests.pages.planting import planted_worlds
from tests.pages.square import Square


@pytest.fixture(scope="module")
def square(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        square = Square.build()
        Session.objects.update(
            expire_date=timezone.now() + timedelta(days=1)
        )  # a whole walk takes longer than one may rest
        yield square
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield planted_worlds()
        transaction.set_rollback(True)
