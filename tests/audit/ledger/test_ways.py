"""The ways to change a row of the ledger, as the application, the process that signs, the owner and a superuser: refused, or shown."""

import contextlib
import re

import psycopg2
import pytest

from audit.ledger.checking import faults
from config.database_roles import APPLICATION, LEDGER, OWNER, SUPERUSER
from tests import a, pg
from tests.audit.ledger import ledgers

pytestmark = pytest.mark.django_db(transaction=True)

ALWAYS = """
DO $$ DECLARE t text; n text; BEGIN
  FOR t, n IN SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE NOT tgisinternal
              AND (tgname LIKE 'recorded%%' OR tgname = 'bound' OR tgrelid::regclass::text LIKE 'audit_access%%' OR tgrelid::regclass::text = ANY ('{audit_alias,audit_record,audit_commitment,audit_leaf,audit_checkpoint,audit_witnessed,audit_halt,audit_epoch,audit_ruleset}')) LOOP
    EXECUTE format('ALTER TABLE %%s {mode} TRIGGER %%I', t, n);
  END LOOP; END $$;
"""
LEAF = """'{"act":"x","chain":"' || chain || '","prev":"' || %s || '","seq":' || %s || ',"v":1}'"""
LAST = "FROM audit_record ORDER BY id DESC LIMIT 1"
FORK = f"INSERT INTO audit_record (leaf) SELECT {LEAF % ('prev', 'seq')} {LAST}"
GAP = f"INSERT INTO audit_record (leaf) SELECT {LEAF % ('prev', 'seq + 2')} {LAST}"
UNLINKED = f"INSERT INTO audit_record (leaf) SELECT {LEAF % ('prev', 'seq + 1')} {LAST}"
CONFLICT = f"""
    INSERT INTO audit_record (id, leaf) OVERRIDING SYSTEM VALUE
    SELECT id, {LEAF % ("encode(hash, 'hex')", "seq + 1")} {LAST} ON CONFLICT (id) DO UPDATE SET leaf = excluded.leaf
"""
MERGE = "MERGE INTO audit_record r USING (SELECT 1) one ON true WHEN MATCHED THEN UPDATE SET leaf = '{}'"
SPACED = """INSERT INTO audit_record (leaf) VALUES ('{"chain": "c_x", "prev": "", "seq": 1, "v": 1}')"""
NO = "permission denied|must be owner|must be able|denied"
WAYS = {
    "the application changes a record": (APPLICATION, "UPDATE audit_record SET leaf = '{}'", NO),
    "the application deletes a record": (APPLICATION, "DELETE FROM audit_record", NO),
    "the application empties the ledger": (APPLICATION, "TRUNCATE audit_record CASCADE", NO),
    "the application writes a record": (APPLICATION, UNLINKED, NO),
    "the application writes over a record": (APPLICATION, CONFLICT, NO),
    "the application merges over a record": (APPLICATION, MERGE, NO),
    "the application lets the database write one": (APPLICATION, "SELECT ledger_write('x', 1, false, 'c', 1, '{}', '')", NO),
    "the application places a record": (APPLICATION, "INSERT INTO audit_leaf VALUES (0, 1)", NO),
    "the application takes a commitment away": (APPLICATION, "DELETE FROM audit_commitment", NO),
    "the application renames somebody": (APPLICATION, "UPDATE audit_alias SET name = 'u_x'", NO),
    "the application becomes the owner": (APPLICATION, "SET ROLE qayidis_owner", NO),
    "the application plays a replica": (APPLICATION, "SET session_replication_role = replica", NO),
    "the application switches a lock off": (APPLICATION, "ALTER TABLE audit_record DISABLE TRIGGER ALL", NO),
    "the signer writes a record": (LEDGER, UNLINKED, NO),
    "the signer changes a place": (LEDGER, "UPDATE audit_leaf SET index = index + 1", NO),
    "the signer leaves a place out": (LEDGER, f"INSERT INTO audit_leaf SELECT 99999, id {LAST}", "does not follow"),
    "the signer reads what leads to people": (LEDGER, "SELECT * FROM audit_alias", NO),
    "the owner changes a record": (OWNER, "UPDATE audit_record SET leaf = '{}'", "never changed"),
    "the owner deletes a record": (OWNER, "DELETE FROM audit_record", "never changed"),
    "the owner empties the ledger": (OWNER, "TRUNCATE audit_record CASCADE", "never"),
    "the owner writes over a record": (OWNER, CONFLICT, "never changed"),
    "the owner merges over a record": (OWNER, MERGE, "never changed"),
    "the owner forks a chain": (OWNER, FORK, "does not continue"),
    "the owner leaves a gap in a chain": (OWNER, GAP, "does not continue"),
    "the owner unlinks a record": (OWNER, UNLINKED, "does not continue"),
    "the owner writes another form": (OWNER, SPACED, "does not continue"),
    "the owner empties the hashes of readings": (OWNER, "TRUNCATE audit_accessrecord CASCADE", "never"),
    "the owner leaves a place out": (OWNER, "INSERT INTO audit_accessleaf (index, record_id) VALUES (7, 7)", "does not follow"),
    "the owner changes a commitment": (OWNER, "UPDATE audit_commitment SET detail = ''", "never changed"),
    "the owner renames somebody": (OWNER, "UPDATE audit_alias SET name = name || 'x'", "never changed"),
    "the owner empties what was signed": (OWNER, "TRUNCATE audit_checkpoint CASCADE", "never"),
    "a superuser changes a record": (SUPERUSER, "UPDATE audit_record SET leaf = '{}'", "never changed"),
    "a superuser as a replica changes one": (SUPERUSER, "SET session_replication_role = replica; UPDATE audit_record SET leaf = '{}'", "never changed"),
    "a superuser as a replica deletes one": (SUPERUSER, "SET session_replication_role = replica; DELETE FROM audit_record", "never changed"),
    "a superuser as a replica empties it": (SUPERUSER, "SET session_replication_role = replica; TRUNCATE audit_record CASCADE", "never"),
    "a superuser as a replica forks": (SUPERUSER, "SET session_replication_role = replica; " + FORK, "does not continue"),
}  # fmt: skip
UNRECORDED = """
    ALTER TABLE workflows_step DISABLE TRIGGER recorded;
    INSERT INTO workflows_step (procedure_id, transition, source, target, taken_at, taken_as, answers, comment, act_roles)
    SELECT procedure_id, 'note', target, target, now(), '', '{}', '', '' FROM workflows_step ORDER BY id DESC LIMIT 1;
"""


@pytest.fixture(scope="module")
def locked(django_db_setup, django_db_blocker):
    """Every lock of the ledger as it is in an installation; the tests' own database has them a little looser, to be put back."""
    for mode in ("ENABLE ALWAYS",):
        _superuser(ALWAYS.replace("{mode}", mode))
    yield
    _superuser(ALWAYS.replace("{mode}", "ENABLE"))


def _superuser(sql):
    with contextlib.closing(psycopg2.connect(pg.url(SUPERUSER))) as connection:
        connection.autocommit = True
        connection.cursor().execute(sql.replace("%%", "%"))


@pytest.fixture
def some_records(locked):
    a.readmission()
    yield
    _superuser(ALWAYS.replace("{mode}", "ENABLE"))  # so that the rows can be put back
    pg.restore()
    _superuser(ALWAYS.replace("{mode}", "ENABLE ALWAYS"))


def test_every_way_is_refused(some_records):
    passed = {}
    for way, (role, sql, why) in WAYS.items():
        with contextlib.closing(psycopg2.connect(pg.url(role))) as other:
            try:
                other.cursor().execute(sql)
                passed[way] = "it was done"
            except psycopg2.Error as refused:
                if not re.search(why, str(refused)):
                    passed[way] = str(refused)
    assert passed == {}


def test_a_step_is_refused_whose_record_was_kept_from_being_written(some_records):
    refused = pytest.raises(psycopg2.Error, match="has no record in the ledger")
    with contextlib.closing(psycopg2.connect(pg.url(OWNER))) as owner, refused:
        owner.cursor().execute(UNRECORDED + "SET CONSTRAINTS ALL IMMEDIATE")


def test_a_superuser_who_switches_the_locks_off_is_shown(some_records, tmp_path):
    with ledgers.kept_in(tmp_path):
        ledgers.sign()
        assert faults() == []
        _superuser(
            "ALTER TABLE audit_record DISABLE TRIGGER ALL; UPDATE audit_record SET leaf = replace(leaf, 'NL-CA', 'DE-CA')"
        )
        assert "the lock kept of audit_record is off" in faults()
        code, said = ledgers.verify(ledgers.exported(tmp_path / "out"), *ledgers.outside(tmp_path))
        assert (code, "something was changed" in said) == (1, True), said


def test_a_row_that_is_no_longer_as_it_was_recorded_is_shown(some_records):
    _superuser("SET session_replication_role = replica; ALTER TABLE workflows_step DISABLE TRIGGER ALL;"
               "UPDATE workflows_step SET comment = 'Another reason.' WHERE transition = 'submit'")  # fmt: skip
    assert any("workflows_step" in fault and "is not as it was recorded" in fault for fault in faults())
    _superuser("ALTER TABLE workflows_step ENABLE TRIGGER ALL")
