"""The first run: the environment, the database, the refusals."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_application_acts_as_a_role_that_owns_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("qayidis_app",)
