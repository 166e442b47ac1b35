"""The record of an act names the sign-in by which it was done; no act is recorded by a sign-in that has ended, or of somebody else."""

import contextlib
import json
from uuid import uuid4

import psycopg2
import pytest
from axes.models import AccessLog
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from agencies.roles import CASEWORKER, SUPERVISOR
from agencies.sessions import SIGN_IN, Session, end_expired
from audit.actor import acting
from audit.models import Record
from audit.signed_in import TELL, acting_by
from config.database_roles import APPLICATION
from tests import a, pg
from tests.audit.ledger.judging import all_leaves, judged
from tests.pages.square import signed_in
from workflows.perform import perform

pytestmark = pytest.mark.django_db
REFUSED = pytest.raises(IntegrityError, match="a sign-in that has ended, or of somebody else")


def records(act):
    connection.check_constraints()
    rows = Record.objects.order_by("pk").values_list("leaf", "hash")
    return [json.loads(leaf) | {"name": bytes(name).hex()} for leaf, name in rows if f'"act":"{act}"' in leaf]


def take(client, request, step="acknowledge"):
    form = {"token": str(uuid4()), "version": "", "comment": "Checked."}
    return client.post(f"/procedures/{request.reference}/steps/{step}/", form)


def test_an_act_on_a_page_names_the_sign_in_of_its_session():
    request, clerk = a.readmission(), a.person(CASEWORKER)
    here, there = signed_in(clerk), signed_in(clerk)
    assert take(here, request).status_code == take(there, request, "take_up").status_code == 302
    (first, second), steps = records("sign_in"), {step["step"]: step for step in records("step")}
    assert steps["acknowledge"]["auth"] == first["name"] and steps["take_up"]["auth"] == second["name"]
    assert first["actor"] == steps["acknowledge"]["actor"] and "program" not in steps["acknowledge"]


def test_what_a_program_does_names_the_program():
    with acting(a.person(CASEWORKER)):
        request = a.readmission()
    perform(request, "acknowledge", a.person(CASEWORKER))
    assert {(step.get("auth"), step["program"]) for step in records("step")} == {(None, program_of_tests())}


def program_of_tests():
    with connection.cursor() as cursor:
        cursor.execute("SHOW application_name")
        return cursor.fetchone()[0]


def test_the_records_of_pages_are_whole_to_an_auditor(tmp_path):
    request, clerk = a.readmission(), a.person(CASEWORKER)
    client = signed_in(clerk)
    take(client, request)
    client.post("/sign-out/")
    take(signed_in(clerk), request, "take_up")
    connection.check_constraints()
    code, said = judged(all_leaves(), tmp_path / "out")
    assert (code, "NO SIGN-IN" in said) == (0, True), said
    forged = [leaf.replace('"auth":"', '"auth":"00') if '"step":"take_up"' in leaf else leaf for leaf in all_leaves()]
    assert "done by a sign-in that had ended, or never was" in judged(forged, tmp_path / "forged")[1]


def entered(person):
    """The key of a sign-in that somebody has made."""
    client = signed_in(person)
    client.get("/account/")
    connection.check_constraints()
    return client, client.session[SIGN_IN]


def test_an_act_of_somebody_else_is_refused():
    request, clerk, other = a.readmission(), a.person(CASEWORKER), a.person(CASEWORKER)
    _client, key = entered(clerk)
    with REFUSED, acting_by(key), transaction.atomic():
        perform(request, "acknowledge", other)
        connection.check_constraints()


ENDS = {
    "signing out": lambda here, there: here.post("/sign-out/"),
    "ended from elsewhere": lambda here, there: there.post("/account/sessions/end/"),
    "run out": lambda here, there: run_out(),
}


def run_out():
    Session.objects.update(expire_date=timezone.now())
    end_expired()


@pytest.mark.parametrize("how", ENDS)
def test_nothing_is_done_by_a_sign_in_that_has_ended(how):
    request, clerk = a.readmission(), a.person(CASEWORKER)
    (here, key), (there, _key) = entered(clerk), entered(clerk)
    ENDS[how](here, there)
    ended = {one["on"] for one in records("sign_out")}
    assert {one["name"] for one in records("sign_in")[:1]} <= ended
    with REFUSED, acting_by(key), transaction.atomic():
        perform(request, "acknowledge", clerk)
        connection.check_constraints()


def test_a_password_change_keeps_the_sign_in_of_the_session():
    clerk = a.person(CASEWORKER)
    client, key = entered(clerk)
    new = "quite another pass phrase"
    client.post("/account/password/", {"old": a.PASSWORD, "password": new, "again": new})
    assert client.session[SIGN_IN] == key and AccessLog.objects.get(pk=key).logout_time is None
    client.post("/sign-out/")
    assert AccessLog.objects.get(pk=key).logout_time


@pytest.mark.django_db(transaction=True)
def test_a_sign_in_ends_after_what_is_done_by_it():
    clerk, chief = a.person(CASEWORKER), a.person(SUPERVISOR)
    request, (_client, key) = a.again(a.readmission()), entered(clerk)
    with contextlib.closing(psycopg2.connect(pg.url(APPLICATION))) as other, acting_by(key), transaction.atomic():
        with acting(clerk):
            request.give_to(clerk.user, clerk.group_id)
        connection.check_constraints()
        end = "SET LOCAL lock_timeout = '100ms'; UPDATE axes_accesslog SET logout_time = now() WHERE id = %s"
        with pytest.raises(psycopg2.errors.LockNotAvailable):
            other.cursor().execute(end, [key])
    assert records("grant")[-1]["auth"] and chief


@pytest.mark.django_db(transaction=True)
def test_the_application_itself_cannot_put_another_name_to_an_act():
    clerk, other, request = a.person(CASEWORKER), a.person(CASEWORKER), a.readmission()
    _client, key = entered(clerk)
    forged = """
      INSERT INTO workflows_step (procedure_id, transition, source, target, taken_at, taken_by_id, taken_as, answers, comment, act_roles)
      SELECT procedure_id, 'note', target, target, now(), %s, '', '{}', '', '' FROM workflows_step WHERE procedure_id = %s
      ORDER BY id DESC LIMIT 1
    """
    with contextlib.closing(psycopg2.connect(pg.url(APPLICATION))) as connected:
        cursor = connected.cursor()
        cursor.execute(TELL, [str(key)])
        cursor.execute(forged, [other.user.pk, request.pk])
        with pytest.raises(psycopg2.Error, match="of somebody else"):
            connected.commit()
