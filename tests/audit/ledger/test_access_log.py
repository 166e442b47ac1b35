"""The log of who read what has a tree of its own: recorded by the database, signed, witnessed, checked; a month is put away."""

import json
import shutil
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from agencies.roles import CASEWORKER
from audit.ledger import access
from audit.ledger.checking import differences
from audit.ledger.checkpointing import Halted, signer, signer_of
from audit.ledger.logs import ACCESS
from audit.ledger.notes import read as note_of
from audit.models import AccessCheckpoint, AccessLeaf, AccessMonth, AccessRecord, Checkpoint, Viewing
from audit.moment import walking_at
from audit.months import open_months
from tests import a, pg
from tests.audit.ledger import ledgers
from tests.pages.square import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr("audit.ledger.checking._LOCKS", "SELECT '', '' WHERE %s IS NULL")
    with ledgers.kept_in(tmp_path):
        yield tmp_path


@pytest.fixture
def reader():
    return a.person(CASEWORKER, name="Sevinc Quliyeva")


def read(reader, moment=None, cases=(1,)):
    more = {"at": moment} if moment else {}
    return Viewing.objects.create(user=reader.user, agency=reader.agency, how="view", cases=list(cases), **more)


def sign():
    with ledgers.as_ledger():
        return signer_of(ACCESS).make()


def by_superuser(sql):
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql)


def test_every_reading_is_recorded_by_the_database_without_a_word_about_whom(place, reader):
    request = a.readmission()
    signed_in(reader).get(f"/procedures/{request.reference}/persons/")
    row = Viewing.objects.get()
    told = json.loads(row.leaf)
    assert set(told) == {"act", "commit", "ts", "v"} and told["act"] == "reading"
    assert AccessRecord.objects.get(pk=row.record_id).hash is not None and len(row.salt) == 32
    assert differences() == []


def test_one_who_writes_a_row_cannot_choose_what_is_recorded(place, reader):
    forged = Viewing.objects.create(
        user=reader.user, agency=reader.agency, how="view", cases=[1], leaf="{}", salt=b"0" * 32, record_id=7
    )
    row = Viewing.objects.get(pk=forged.pk)
    assert row.leaf != "{}" and bytes(row.salt) != b"0" * 32 and AccessRecord.objects.filter(pk=row.record_id).exists()


@pytest.mark.parametrize(
    "table", ["audit_accessrecord", "audit_accessleaf", "audit_accesscheckpoint", "audit_accessmonth"]
)
@pytest.mark.parametrize(
    "deed", ["DELETE FROM {}", "UPDATE {} SET id = 1", "INSERT INTO {} DEFAULT VALUES", "TRUNCATE {}"]
)
def test_the_application_writes_nothing_there(place, reader, table, deed):
    read(reader)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed.format(table))


def test_it_is_signed_under_an_origin_of_its_own_and_witnessed_apart(place, reader):
    ledgers.agreed_request()
    for _n in range(5):
        read(reader)
    with ledgers.as_ledger():
        acts = signer().make()
    made = AccessCheckpoint.objects.get()
    assert (acts.origin, made.origin, made.size) == (f"{ledgers.ORIGIN}/1", f"{ledgers.ORIGIN}/access/1", 5)
    (copy,) = (place / "witness" / "access").iterdir()
    assert note_of(copy.read_text()).size == 5 and made.witnessed.count() == 1
    assert Checkpoint.objects.count() == 1 and differences() == []
    assert ledgers.verify(ledgers.exported(place / "out"))[0] == 0, "the ledger itself is as it was"


def test_it_goes_on_from_where_it_stood(place, reader):
    for n in range(1, 4):
        read(reader)
        assert sign().size == n
    assert sign().size == 3 and AccessCheckpoint.objects.count() == 3 and differences() == []


@pytest.mark.parametrize(
    ("deed", "shown"),
    [
        ("UPDATE audit_viewing SET user_id = (SELECT min(id) FROM agencies_user)", "is not as it was recorded"),
        ("UPDATE audit_viewing SET purpose = 'something else'", "is not as it was recorded"),
        ("UPDATE audit_viewing SET cases = '{2}'", "is not as it was recorded"),
        ("DELETE FROM audit_viewing WHERE id = (SELECT min(id) FROM audit_viewing)", "1 readings are gone"),
        ("UPDATE audit_accessrecord SET hash = '\\x00'", "among the records of readings 0 to"),
        ("DELETE FROM audit_accessleaf WHERE index = 2", "are missing"),
        ("INSERT INTO audit_viewing (at, roles, how, address, purpose, groups, subject, cases, terms, leaf, agency_id, user_id)"
         " SELECT at, roles, how, address, purpose, groups, subject, cases, terms, '', agency_id, user_id FROM audit_viewing LIMIT 1", "has no record"),
    ],
)  # fmt: skip
def test_what_an_insider_changes_is_shown(place, reader, deed, shown):
    for _n in range(3):
        read(reader)
    sign()
    by_superuser(deed)
    assert any(shown in fault for fault in differences()), differences()


def test_a_log_that_an_insider_rewrote_with_the_key_is_shown_by_the_copy_of_a_witness(place, reader):
    for _n in range(4):
        read(reader)
    sign()
    by_superuser(
        "DELETE FROM audit_accessleaf; DELETE FROM audit_accesscheckpoint; DELETE FROM audit_accessrecord; DELETE FROM audit_viewing"
    )
    (place / "signer" / "last-access.json").unlink()
    assert differences() == ["the records of readings 0 to 3 are missing"]
    shutil.copytree(place / "witness", place / "kept")
    with pytest.raises(Halted, match="4 readings are vouched for outside; here are 0"):
        sign()


def test_trouble_with_the_readings_holds_up_nothing_of_the_ledger(place, reader):
    ledgers.agreed_request()
    read(reader)
    sign()
    by_superuser("DELETE FROM audit_accessleaf; DELETE FROM audit_accesscheckpoint; DELETE FROM audit_accessrecord")
    with ledgers.as_ledger():
        both = signer()
        assert both.make().size > 10
    assert any("readings are vouched for outside" in trouble for trouble in both.troubles)
    a.readmission()  # acts are taken as before


@pytest.fixture
def no_month_is_left():
    """Months of the past are tables of this process, in which later tests would look."""
    yield
    by_superuser(
        "DO $$ DECLARE one text; BEGIN FOR one IN SELECT tablename FROM pg_tables WHERE tablename LIKE 'audit_viewing_2023%' "
        "LOOP EXECUTE format('DROP TABLE %I', one); END LOOP; END $$"
    )


def test_a_month_whose_time_is_over_is_put_away_and_the_rest_still_verifies(place, reader, no_month_is_left):
    with walking_at(datetime(2023, 2, 1, tzinfo=UTC)):
        open_months()
    for day in (3, 9, 27):
        read(reader, datetime(2023, 2, day, tzinfo=UTC))
    read(reader)
    with pytest.raises(access.NotYet, match="a witness holds"):
        as_owner(lambda: access.put_away(date(2023, 2, 1)))
    sign()
    made = as_owner(lambda: access.put_away(date(2023, 2, 1)))
    assert (made.readings, len(made.root)) == (3, 32) and Viewing.objects.count() == 1
    assert AccessLeaf.objects.count() == 4 and AccessMonth.objects.count() == 1
    read(reader)
    assert sign().size == 5 and differences() == []


def as_owner(deed):
    usual = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = pg.OWNER
    try:
        return deed()
    finally:
        connection.close()
        connection.settings_dict["USER"] = usual


def test_a_month_whose_time_is_not_over_stays(place, reader):
    read(reader)
    with pytest.raises(CommandError, match="kept for 3 years"):
        call_command("put_away_readings", f"{datetime.now(tz=UTC):%Y-%m}")
    with pytest.raises(CommandError, match="no month such as"):
        call_command("put_away_readings", "soon")
    with pytest.raises(CommandError, match="There is no month 2019-05"):
        call_command("put_away_readings", "2019-05")
