"""A decision that two must sign: the database takes nothing less, whoever asks and whatever the application says."""

import pytest
from django.db import DatabaseError, connection, transaction

from agencies.roles import SUPERVISOR
from tests import a
from tests.workflows.test_third_country import MONDAY, Desk, walking_at
from workflows.models import Procedure
from workflows.perform import decide, perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    """A proposal to accept, of which the supervisor alone has approved."""
    with walking_at(MONDAY):
        desk = Desk()
        request = desk.checked()
        approval = perform(request, "agree", desk.officer)
        decide(approval, desk.chief, "granted")
    connection.check_constraints()
    second, legal = a.person(SUPERVISOR), desk.legal
    return {
        "procedure": request.pk, "open": approval.pk, "officer": desk.officer.user.pk, "chief": desk.chief.user.pk,
        "second": second.user.pk, "legal": legal.user.pk, "agency": legal.agency.pk,
    }  # fmt: skip


def run(sql, facts):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, facts)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


SIGN = """
    INSERT INTO workflows_signature (approval_id, proposed_by_id, signed_by_id, signed_for_id, signed_as, signed_at, decision, comment, act_roles)
    VALUES (%(open)s, %(officer)s, {signer}, %(agency)s, '{role}@lead', now(), 'granted', '', '');
"""
GRANT = "UPDATE workflows_approval SET outcome = 'granted', closed_at = now() WHERE id = %(open)s;"
STEP = """
    INSERT INTO workflows_step (procedure_id, transition, source, target, taken_at, taken_as, answers, comment, act_roles)
    VALUES (%(procedure)s, 'agree', 'under_examination', 'agreed', now(), '', '{{}}', '', '');
    UPDATE workflows_procedure SET state = 'agreed' WHERE id = %(procedure)s;
""".replace("{{}}", "{}")
DEEDS = {
    "one signature of two": (GRANT, "not signed by all"),
    "two signatures in one part": (SIGN.format(signer="%(second)s", role="supervisor") + GRANT, "not signed by all"),
    "the second by the same person": (SIGN.format(signer="%(chief)s", role="legal_officer") + GRANT, "signature_once_each"),
    "the second by the proposer": (SIGN.format(signer="%(officer)s", role="legal_officer") + GRANT, "signature_by_other_eyes"),
    "the second by nobody of that role": (SIGN.format(signer="%(second)s", role="legal_officer") + GRANT, "not signed by all"),
    "a decision without a proposal": (STEP, "on a proposal alone"),
}  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS)
def test_the_database_refuses(deed, facts):
    sql, why = DEEDS[deed]
    with pytest.raises(DatabaseError, match=why):
        run(sql, facts)


def test_the_database_takes_the_two_signatures_of_the_two(facts):
    run(SIGN.format(signer="%(legal)s", role="legal_officer") + GRANT, facts)


def test_it_knows_every_step_that_two_must_sign(facts):
    """What the declarations say, the database was told."""
    with connection.cursor() as cursor:
        for kind, model in Procedure.kinds.items():
            for way in model.workflow.transitions.values() if model._meta.app_label != "tests" else ():
                wanted = () if callable(way.approval) else tuple(map(str, way.approval))
                cursor.execute("SELECT signers_named(%s)", [f"{kind}.{way.name}"])
                (known,) = cursor.fetchone()
                assert tuple(known or ()) == (wanted if len(wanted) > 1 else ()), f"{kind}.{way.name}"
