"""The log of who read what is cut by month, each month as unchangeable as the whole."""

from datetime import UTC, datetime

import pytest
from django.db import Error, connection, transaction

from agencies.roles import CASEWORKER
from audit.models import Viewing
from audit.moment import walking_at
from audit.months import open_months
from tests import a

pytestmark = pytest.mark.django_db


def months():
    with connection.cursor() as cursor:
        cursor.execute("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_viewing'::regclass")
        return {name for (name,) in cursor.fetchall()}


def place_of(row):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM audit_viewing WHERE id = %s", [row.pk])
        return cursor.fetchone()[0]


def read(moment):
    reader = a.person(CASEWORKER)
    return Viewing.objects.create(user=reader.user, agency=reader.agency, how="view", cases=[1], at=moment)


def test_this_month_and_the_next_three_are_opened_once_over_the_end_of_a_year():
    with walking_at(datetime(2031, 11, 20, tzinfo=UTC)):
        open_months()
        open_months()
    new = {name for name in months() if name >= "audit_viewing_2031"} - {"audit_viewing_of_no_month"}
    assert new == {f"audit_viewing_{month}" for month in ("2031_11", "2031_12", "2032_01", "2032_02")}
    assert place_of(read(datetime(2031, 12, 31, 23, 59, tzinfo=UTC))) == "audit_viewing_2031_12"


def test_a_row_of_a_month_that_nobody_opened_is_kept_and_its_month_stays_as_it_is():
    row = read(datetime(2032, 5, 1, tzinfo=UTC))
    assert place_of(row) == "audit_viewing_of_no_month"
    with walking_at(datetime(2032, 5, 2, tzinfo=UTC)):
        open_months()
    assert place_of(row) == "audit_viewing_of_no_month" and "audit_viewing_2032_06" in months()


@pytest.mark.parametrize("deed", ["UPDATE {} SET how = 'list'", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"])
def test_no_month_is_changed_by_the_application(deed):
    with walking_at(datetime(2031, 11, 20, tzinfo=UTC)):
        open_months()
    read(datetime(2031, 11, 21, tzinfo=UTC))
    for table in ("audit_viewing", "audit_viewing_2031_11", "audit_viewing_of_no_month"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(deed.format(table))


def test_each_month_bears_the_locks_of_the_whole():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger WHERE tgrelid::regclass::text LIKE 'audit_viewing%' "
            "AND tgname IN ('kept', 'kept_whole') GROUP BY 1"
        )
        assert set(cursor.fetchall()) == {(name, 2) for name in (*months(), "audit_viewing")}
