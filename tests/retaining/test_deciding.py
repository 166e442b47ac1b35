"""An erasure is proposed by one and released by another; a hold or an open procedure stops it, whoever asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db import transaction as db

from agencies.roles import ADMINISTRATOR, CASEWORKER, DATA_PROTECTION_OFFICER, LEGAL_OFFICER
from audit.moment import now, today, walking_at
from cases.models import Erasure, LegalHold, Person, RetentionChange, RetentionRule
from cases.retention.erasures import Stage
from tests import a
from tests.pages.square import signed_in
from tests.retaining.erasing import close
from workflows.models import Procedure
from workflows.refusing import Refused
from workflows.retaining import deciding
from workflows.retaining.carrying_out import carry_out, next_one
from workflows.retaining.deciding import Why
from workflows.retaining.due import due_until, rehearsed_case
from workflows.retaining.holding import release_hold, set_hold
from workflows.retaining.rule_changing import decide_rule, propose_rule
from workflows.retaining.standing_against import Held

pytestmark = pytest.mark.django_db
REFUSED_BY_DATABASE = pytest.raises(DatabaseError)


@pytest.fixture
def two():
    return [a.person(DATA_PROTECTION_OFFICER) for _time in range(2)]


@pytest.fixture
def ended():
    """A case that ended a long time ago."""
    request = a.readmission()
    close(request.case_id)
    Procedure.objects.filter(pk=request.pk).update(closed_at=now() - timedelta(days=800))
    connection.check_constraints()
    return a.again(request)


def test_one_proposes_and_another_releases(two, ended):
    one, other = two
    made = deciding.propose(one, Why("request", "Asked in writing."), case=ended.case_id)
    with pytest.raises(Refused, match="you prepared it"):
        deciding.release(made, one)
    assert not next_one(lambda: True)
    deciding.release(made, other)
    assert next_one(lambda: True)
    made.refresh_from_db()
    assert (made.stage, made.reason) == (Stage.FINISHED, "")
    assert made.counts["workflows.ReadmissionRequest"] == 1


def test_a_hold_stops_it_until_somebody_else_releases_the_hold(two, ended):
    one, other = two
    lawyer = a.person(LEGAL_OFFICER)
    held = set_hold(lawyer, "A court asked for it.", case=ended.case_id)
    with pytest.raises(Held):
        deciding.propose(one, Why("request", "Asked."), case=ended.case_id)
    with pytest.raises(Refused, match="somebody else"):
        release_hold(held, lawyer, "Over.")
    release_hold(held, other, "The court is done.")
    made = deciding.propose(one, Why("request", "Asked."), case=ended.case_id)
    set_hold(lawyer, "Another court.", person=ended.case.members.get(relation="subject").person_id)
    with pytest.raises(Held):
        deciding.release(made, other)
    with REFUSED_BY_DATABASE, db.atomic():
        Erasure.objects.filter(pk=made.pk).update(stage="released", decided_by=other.user)


def test_a_hold_that_comes_after_the_release_stops_the_worker_too(two, ended):
    one, other = two
    made = deciding.propose(one, Why("request", "Asked."), case=ended.case_id)
    deciding.release(made, other)
    set_hold(other, "A court asked for it.", case=ended.case_id)
    done = carry_out(Erasure.objects.get(pk=made.pk))
    assert "legal hold" in done.stopped
    assert Procedure.objects.filter(pk=ended.pk).exists()


def test_an_open_procedure_stops_it(two):
    request = a.readmission()
    with pytest.raises(Refused, match="is open"):
        deciding.propose(two[0], Why("request", "Asked."), case=request.case_id)


def test_only_data_protection_officers_of_the_leading_agency(ended):
    for by in (a.person(CASEWORKER), a.person(DATA_PROTECTION_OFFICER, at="AZ-MLSP"), a.person(LEGAL_OFFICER)):
        with pytest.raises(Refused, match="data-protection officer"):
            deciding.propose(by, Why("request", "Asked."), case=ended.case_id)


def test_what_is_due_is_said_a_month_ahead_and_counted_without_touching_anything(ended):
    found = due_until(today())
    assert [(one.case, one.rule.record_class) for one in found] == [(ended.case_id, "refused")]
    on = found[0].due_on
    assert due_until(on - timedelta(days=1)) == []
    with connection.cursor() as cursor:
        counts = rehearsed_case(ended.case_id)
        cursor.execute("SELECT count(*) FROM cases_personname")
    assert counts["cases.PersonName"] >= 1
    assert Person.objects.exclude(born="").exists()


def test_a_rule_is_changed_by_two_and_its_numbers_are_not_verified(ended):
    one, other = (a.person(ADMINISTRATOR) for _time in range(2))
    assert not any(rule.verified for rule in RetentionRule.objects.all())
    said = {"record_class": "refused", "value": 4, "unit": "years", "valid_from": today() + timedelta(days=1)}
    change = propose_rule(RetentionChange(**said, source="A law", confidence="sourced", reason="Read."), one)
    with pytest.raises(Refused, match="you prepared it"):
        decide_rule(change, one, "granted")
    decide_rule(change, other, "granted")
    connection.check_constraints()
    with walking_at(now() + timedelta(days=2)):
        assert due_until(today()) == []
    assert RetentionRule.objects.get(record_class="refused", valid_until=None).verified


def test_nobody_changes_what_two_signed_nor_writes_a_rule_alone(two, ended):
    made = deciding.propose(two[0], Why("request", "Asked."), case=ended.case_id)
    for change in ({"cases": [1, 2, 3]}, {"persons": [99]}, {"stage": "erased"}, {"stage": "finished"}):
        with REFUSED_BY_DATABASE, db.atomic():
            Erasure.objects.filter(pk=made.pk).update(**change)
    with REFUSED_BY_DATABASE, db.atomic():
        Erasure.objects.filter(pk=made.pk).update(stage="released", decided_by=two[0].user)
    held = LegalHold.objects.create(case=ended.case, reason="x", set_by=two[0].user, set_for=two[0].agency)
    with REFUSED_BY_DATABASE, db.atomic():
        LegalHold.objects.filter(pk=held.pk).update(reason="y")
    with REFUSED_BY_DATABASE, db.atomic():
        RetentionRule.objects.filter(record_class="care").update(value=1)
    with REFUSED_BY_DATABASE, db.atomic():
        RetentionRule.objects.filter(record_class="care").update(valid_until=today())
        RetentionRule.objects.create(record_class="care", value=1, unit="days", valid_from=today() + timedelta(days=1))
        connection.check_constraints()


def test_its_pages(two, ended):
    one, other = map(signed_in, two)
    assert ended.reference in one.get("/retention/").content.decode()
    page = f"/procedures/{ended.reference}/retention/"
    assert "cases.PersonName" in one.get(page).content.decode()
    answer = one.post(page, {"ground": "retention", "reason": "Its time is over."})
    assert answer.status_code == 302
    made = Erasure.objects.get()
    assert made.rule.record_class == "refused"
    assert "you prepared it" in one.get(answer.url).content.decode()
    done = other.post(f"/retention/erasures/{made.pk}/decision/", {"act": "release", "comment": ""})
    assert done.status_code == 302
    assert Erasure.objects.get().stage == "released"
    assert signed_in(a.person(CASEWORKER)).get("/retention/").status_code == 403
    held = signed_in(a.person(LEGAL_OFFICER)).post(f"{page}hold/", {"reason": "A court."})
    assert held.status_code == 302
    assert "A court." in other.get(held.url).content.decode()
    assert one.post(page + "?whom=person", {"ground": "request", "reason": "Asked."}).status_code == 423


def test_a_hold_answers_423(two, ended):
    set_hold(two[1], "A court asked for it.", case=ended.case_id)
    answer = signed_in(two[0]).post(
        f"/procedures/{ended.reference}/retention/", {"ground": "request", "reason": "Asked."}
    )
    assert answer.status_code == 423
    assert "legal hold" in answer.content.decode()
