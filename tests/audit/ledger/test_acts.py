"""Which acts are recorded, by whom, and that the database records them as each floor declares it."""

import json

import pytest
from django.db import connection

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from audit.ledger.rules import drawn, keep_rules
from audit.ledger.sources import declared
from audit.models import Alias, Record, RuleSet
from tests import a
from tests.reports import test_exporting as exporting
from workflows.models import Grant
from workflows.perform import perform, withdraw_proposal

pytestmark = pytest.mark.django_db


def recorded(act):
    """What the records of one act say, in their order."""
    connection.check_constraints()  # whereby what is put off to the end of the transaction is done now
    told = (json.loads(leaf) for leaf in Record.objects.order_by("pk").values_list("leaf", flat=True))
    return [record for record in told if record["act"] == act]


def alias(person):
    return Alias.objects.get(kind="u", entity=person.user.pk).name


def test_the_database_records_what_the_floors_declare():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname, pg_get_functiondef(tgfoid) FROM pg_trigger WHERE tgname LIKE 'recorded%%'"
        )
        there = {(table, name): text for table, name, text in cursor.fetchall() if name != "recorded_once"}
    assert set(there) == {(source.table, source.trigger) for source in declared()}
    stale = [
        source.name
        for source in declared()
        if source.says not in (text := there[source.table, source.trigger]) or source.detail_of("NEW") not in text
    ]
    assert stale == []  # a declaration that was changed wants a migration


def test_signing_in_and_out_is_recorded_in_a_chain_of_ones_own(client):
    person = a.person(CASEWORKER)
    client.post("/sign-in/", {"email": person.user.email, "password": a.PASSWORD})
    client.post("/sign-out/")
    (entered,), (left,) = recorded("sign_in"), recorded("sign_out")
    assert entered["actor"] == left["actor"] == alias(person)
    assert (entered["chain"], entered["seq"], left["seq"]) == (left["chain"], 1, 4)
    first, last = recorded("way_in")  # how it was done, between the two
    assert (first["what"], last["what"]) == ("signed_in", "signed_out") and left["on"] == first["prev"]


def test_a_failed_sign_in_is_none(client):
    client.post("/sign-in/", {"email": a.person(CASEWORKER).user.email, "password": "something else"})
    assert recorded("sign_in") == []


def test_who_gives_and_who_gets_a_case_is_recorded():
    officer, chief = a.person(CASEWORKER), a.person(SUPERVISOR)
    request = a.again(a.readmission())
    with acting(chief):
        request.give_to(officer.user, officer.group_id)
    given = recorded("grant")[-1]
    assert (given["phase"], given["actor"], given["whom"], given["part"]) == (
        "assigned",
        alias(chief),
        alias(officer),
        "play_lead",
    )


def test_a_proposal_that_is_taken_back_ends():
    officer = a.person(CASEWORKER)
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    withdraw_proposal(perform(request, "agree", officer), officer)
    (proposed,), (ended,) = recorded("proposal"), recorded("proposal_ended")
    assert (proposed["actor"], proposed["step"], ended["outcome"]) == (alias(officer), "agree", "withdrawn")


def test_an_export_is_recorded_when_it_is_asked_for():
    chief = a.person(SUPERVISOR)
    exporting.ask(chief)
    (asked,) = recorded("export")
    assert (asked["phase"], asked["level"], asked["form"], asked["actor"]) == ("asked", "none", "csv", alias(chief))


def test_consents_are_recorded_without_what_they_say():
    case = a.reintegration(a.person(CASEWORKER, at="AZ-MLSP"))
    given = a.consent(case)
    (told,) = recorded("consent")
    assert (told["phase"], told["purpose"]) == ("given", "reintegration")
    assert given.data not in json.dumps(told)


def test_two_rows_that_are_alike_have_commitments_that_are_not():
    a.person(CASEWORKER), a.person(CASEWORKER)
    told = recorded("role")
    assert len({record["commit"] for record in told}) == len(told)


def test_rules_that_have_changed_are_kept_and_named(monkeypatch):
    now, kept = drawn(), json.loads(RuleSet.objects.get().content)["kinds"]
    assert set(now["kinds"]) - set(kept) <= {"toy", "toyquestion"}, "workflows of the tests, where they are loaded"
    assert kept == {kind: now["kinds"][kind] for kind in kept}
    monkeypatch.setattr("audit.ledger.rules.drawn", lambda: {"v": 1, "kinds": {}})
    with pytest.raises(Exception, match="permission denied"):  # the application draws no rules, its owner does
        keep_rules(None)


@pytest.mark.django_db(transaction=True)
def test_who_did_it_is_known_also_where_each_statement_is_its_own_transaction():
    chief, officer = a.person(SUPERVISOR), a.person(CASEWORKER)
    request = a.again(a.readmission())
    with acting(chief):
        request.give_to(officer.user, officer.group_id)
        a.person(CASEWORKER)
    Grant.objects.filter(content_object=request).update(assigned_to=chief.user)  # past the history
    given, unsaid = recorded("grant")[-3:-1]
    assert (given["actor"], given["whom"], recorded("role")[-1]["actor"]) == (
        alias(chief),
        alias(officer),
        alias(chief),
    )
    assert "actor" not in unsaid
