"""What the database refuses, whoever asks: each deed straight in SQL, as the application's role."""

import contextlib

import psycopg2
import pytest
from django.db import DatabaseError, connection, transaction

from agencies.roles import CASEWORKER, SUPERVISOR
from tests import a, pg
from workflows.models import Procedure
from workflows.perform import decide, perform

pytestmark = pytest.mark.django_db
KEPT = ("workflows_step", "workflows_signature", "workflows_letter", "workflows_historicalreadmissionrequest")


@pytest.fixture
def facts():
    """A request under examination with a proposal that was sent back, and one that is open: what the deeds refer to."""
    officer, chief = a.person(CASEWORKER), a.person(SUPERVISOR)
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    returned = perform(request, "agree", officer)
    decide(returned, chief, "returned", comment="Name the document.")
    waiting = perform(request, "agree", officer)
    connection.check_constraints()
    return {
        "procedure": request.pk, "case": request.case_id, "returned": returned.pk, "open": waiting.pk, "officer": officer.user.pk,
        "chief": chief.user.pk, "agency": officer.agency.pk, "step": request.steps.first().pk,
    }  # fmt: skip


def run(sql, facts):
    """Executes within a savepoint, the deferred locks included."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, facts)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


STEP = "INSERT INTO workflows_step (procedure_id, transition, source, target, taken_at, taken_as, answers, comment, act_roles"
SIGNATURE = """
    INSERT INTO workflows_signature (approval_id, proposed_by_id, signed_by_id, signed_for_id, signed_as, signed_at, decision, comment, act_roles)
    VALUES (%(open)s, {proposer}, {signer}, %(agency)s, 'supervisor@lead', now(), 'granted', '', '')
"""
APPROVAL = """
    INSERT INTO workflows_approval (procedure_id, transition, answers, comment, proposed_by_id, proposed_for_id, proposed_as, proposed_at,
                                    outcome, closed_at, eyes)
    VALUES (%(procedure)s, 'agree', '{}', '', %(officer)s, %(agency)s, 'caseworker@lead', now(), 'granted', now(), '{}')
"""
FORGED = """
    CREATE TEMP TABLE workflows_step (LIKE public.workflows_step);
    INSERT INTO pg_temp.workflows_step (id, procedure_id, transition, source, target, taken_at, taken_as, answers, comment, act_roles, written_in)
    VALUES (0, %(procedure)s, 'agree', 'under_examination', 'agreed', now(), '', '{}', '', '', pg_current_xact_id());
    UPDATE workflows_procedure SET state = 'agreed' WHERE id = %(procedure)s
"""
DEEDS = {
    "a state without a step": ("UPDATE workflows_procedure SET state = 'agreed' WHERE id = %(procedure)s", "without a step"),
    "a state with a step that leads elsewhere": (
        STEP + ") VALUES (%(procedure)s, 'agree', 'under_examination', 'refused', now(), '', '{}', '', '');"
        " UPDATE workflows_procedure SET state = 'agreed' WHERE id = %(procedure)s", "last step led|without a step",
    ),
    "a step that leads nowhere": (
        STEP + ") VALUES (%(procedure)s, 'agree', 'under_examination', 'agreed', now(), '', '{}', '', '')", "not where its last step led",
    ),
    "a changed step": ("UPDATE workflows_step SET target = 'agreed' WHERE id = %(step)s", "permission denied"),
    "a deleted step": ("DELETE FROM workflows_step WHERE id = %(step)s", "permission denied"),
    "steps deleted whole": ("TRUNCATE workflows_step CASCADE", "permission denied"),
    "a procedure without an opening": (
        "INSERT INTO workflows_procedure (kind, reference, title, flags, case_id, from_state, to_state, state, entered_at, opened_at)"
        " VALUES ('toy', 'X-1', '', '[]', %(case)s, 'NL', 'AZ', 'agreed', now(), now())", "without a step",
    ),
    "a deleted procedure": ("DELETE FROM workflows_procedure WHERE id = %(procedure)s", "permission denied"),
    "one's own signature": (SIGNATURE.format(proposer="%(officer)s", signer="%(officer)s"), "signature_by_other_eyes"),
    "a signature that names a false proposer": (SIGNATURE.format(proposer="%(chief)s", signer="%(officer)s"), "signature_names_the_proposer"),
    "a signature on what was decided": (
        SIGNATURE.format(proposer="%(officer)s", signer="%(chief)s").replace("%(open)s", "%(returned)s"), "has been decided",
    ),
    "a changed signature": ("UPDATE workflows_signature SET decision = 'refused'", "permission denied"),
    "a deleted signature": ("DELETE FROM workflows_signature", "permission denied"),
    "a proposal granted without a signature": (
        "UPDATE workflows_approval SET outcome = 'granted', closed_at = now() WHERE id = %(open)s", "without a signature",
    ),
    "a proposal written as granted": (APPROVAL, "begins open"),
    "a decided proposal opened again": ("UPDATE workflows_approval SET outcome = 'open', closed_at = NULL WHERE id = %(returned)s", "never changed"),
    "other answers in a proposal": ("UPDATE workflows_approval SET answers = '{\"a\": 1}' WHERE id = %(open)s", "never changed"),
    "another proposer": ("UPDATE workflows_approval SET proposed_by_id = %(chief)s WHERE id = %(open)s", "never changed"),
    "another capacity of the proposer": ("UPDATE workflows_approval SET proposed_as = 'clock' WHERE id = %(open)s", "never changed"),
    "two open proposals": (APPROVAL.replace("'granted', now()", "'open', NULL"), "approval_one_open"),
    "a step on a refused proposal": (
        STEP + ", approval_id) VALUES (%(procedure)s, 'agree', 'under_examination', 'agreed', now(), '', '{}', '', '', %(returned)s);"
        " UPDATE workflows_procedure SET state = 'agreed' WHERE id = %(procedure)s", "was not approved",
    ),
    "a step on an open proposal": (
        STEP + ", approval_id) VALUES (%(procedure)s, 'agree', 'under_examination', 'agreed', now(), '', '{}', '', '', %(open)s);"
        " UPDATE workflows_procedure SET state = 'agreed' WHERE id = %(procedure)s", "was not approved",
    ),
    "a changed history": ("UPDATE workflows_historicalreadmissionrequest SET state = 'agreed'", "permission denied"),
    "a deleted history": ("DELETE FROM workflows_historicalreadmissionrequest", "permission denied"),
    "a lock switched off": ("ALTER TABLE workflows_procedure DISABLE TRIGGER stepped", "must be owner"),
    "all locks switched off": ("ALTER TABLE workflows_step DISABLE TRIGGER ALL", "must be owner"),
    "a lock removed": ("DROP TRIGGER kept ON workflows_step", "must be owner"),
    "a lock rewritten": ("CREATE OR REPLACE FUNCTION state_has_step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$", "denied|owner"),
    "locks passed as a replica": ("SET session_replication_role = 'replica'", "permission denied"),
    "the owner's place taken": ("SET ROLE qayidis_owner", "permission denied"),
    "a rule beside the locks": ("CREATE RULE nothing AS ON INSERT TO workflows_step DO INSTEAD NOTHING", "must be owner"),
}  # fmt: skip


@pytest.mark.some(2)
@pytest.mark.parametrize("deed", DEEDS)
def test_the_database_refuses(deed, facts):
    sql, why = DEEDS[deed]
    with pytest.raises(DatabaseError, match=why):
        run(sql, facts)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("deed", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_even_the_owner_changes_nothing_that_happened(facts, table, deed):
    sql = deed.format(table).replace(
        "SET id = id", "SET act = NULL" if "signature" not in table else "SET comment = ''"
    )
    with (
        contextlib.closing(psycopg2.connect(pg.url(pg.OWNER))) as owner,
        pytest.raises(psycopg2.Error, match="never changed"),
    ):
        owner.cursor().execute(sql)


@pytest.mark.django_db(transaction=True)
def test_a_forged_table_of_steps_deceives_no_lock(facts):
    with contextlib.closing(psycopg2.connect(pg.url(pg.APPLICATION))) as other:
        other.cursor().execute(FORGED, facts)
        with pytest.raises(psycopg2.Error, match="without a step"):
            other.commit()


def test_nobody_gives_rights_to_themselves():
    with connection.cursor() as cursor:
        cursor.execute("GRANT DELETE ON workflows_step TO CURRENT_USER")  # PostgreSQL only warns
        cursor.execute("SELECT has_table_privilege('workflows_step', 'DELETE')")
        assert cursor.fetchone() == (False,)


@pytest.mark.django_db(transaction=True)
def test_a_state_that_nobody_stepped_to_is_refused_at_the_end_of_the_transaction(facts):
    with pytest.raises(DatabaseError, match="without a step"):
        Procedure.objects.filter(pk=facts["procedure"]).update(state="agreed")
    assert Procedure.objects.get(pk=facts["procedure"]).state == "under_examination"
