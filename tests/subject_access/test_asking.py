"""A request for one's own data: recorded, made, looked through by another, given out; with the ledger, and what is refused."""

import json
from io import BytesIO
from unittest.mock import ANY

import pytest
from django.db import IntegrityError, connection, transaction
from pypdf import PdfReader

from agencies.roles import CASEWORKER, DATA_PROTECTION_OFFICER
from audit.actor import acting
from audit.models import Record
from audit.moment import today
from cases.agreements import Agreement, limit
from cases.models import Comparison, SubjectAccess, SubjectAccessCopy
from cases.rules import TimeLimit
from cases.subject_access.making import digest
from tests import a
from tests.audit.ledger.judging import all_leaves, judged
from tests.subject_access.asking_for import SPOUSE, Office, small_overviews, subject_of
from workflows.models import Notice
from workflows.refusing import Refused
from workflows.subject_access import asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture(autouse=True)
def _small(request, monkeypatch):
    """What is told of a person is tested elsewhere; here one page of it is enough, but where it is asked what stands in it."""
    if request.node.name not in (
        "test_what_was_looked_through_is_what_is_given_out",
        "test_records_that_are_the_same_person_are_told_together",
        "test_the_request_itself_is_told_in_the_next_overview",
    ):
        small_overviews(monkeypatch)


@pytest.fixture
def member():
    return subject_of(a.readmission(spouse=SPOUSE).case)


def test_what_was_looked_through_is_what_is_given_out(office, member):
    request = office.approved(member)
    content, pdf = asking.file_of(request, "json"), asking.file_of(request, "pdf")
    assert (digest(content), digest(pdf)) == (request.json_sha256, request.pdf_sha256)
    assert (
        json.loads(content)["reference"] == request.reference
        and len(PdfReader(BytesIO(pdf)).pages) == request.pages >= 3
    )


def test_whoever_prepared_it_does_not_look_through_it(office, member):
    request = office.made(member)
    assert asking.may_decide(request, office.officer) is False
    with pytest.raises(Refused):
        asking.decide(request, office.officer, "approved")
    request.decision, request.decided_by, request.decided_at = "approved", office.officer.user, request.made_at
    with pytest.raises(IntegrityError), transaction.atomic():
        request.save()


def test_nothing_is_given_out_that_nobody_else_looked_through(office, member):
    request = office.made(member)
    with pytest.raises(Refused):
        asking.give(request, office.officer, "in_person", "Herself")
    request.given_at, request.given_how, request.given_by = request.made_at, "in_person", office.officer.user
    with pytest.raises(IntegrityError), transaction.atomic():
        request.save()


def test_what_was_given_out_is_kept_no_longer(office, member):
    request = office.approved(member)
    with acting(office.officer):
        given = asking.give(request, office.officer, "in_person", "Elçin Məmmədov, passport shown")
    assert not SubjectAccessCopy.objects.exists() and given.is_closed and given.json_sha256
    with pytest.raises(Refused):
        asking.make(given, office.officer)


def test_what_is_sent_back_is_made_anew_and_looked_through_again(office, member):
    request = office.made(member)
    with pytest.raises(Refused) as refused:
        asking.decide(request, office.chief, "returned")
    assert "reason" in refused.value.fields
    asking.decide(request, office.chief, "returned", "A name of the neighbour stands in a note.")
    again = asking.make(request, office.officer)
    assert again.decision == "" and again.reason == ""
    assert asking.decide(again, office.chief, "approved").may_be_taken


def test_a_refusal_throws_the_copy_away(office, member):
    request = office.made(member)
    assert asking.decide(request, office.chief, "refused", "Not the person.").is_closed
    assert not SubjectAccessCopy.objects.exists()


def test_a_copy_that_was_tampered_with_is_not_given_out(office, member):
    request = office.approved(member)
    SubjectAccessCopy.objects.update(content=request.copy.content.replace("Somebody", "Nağıyev"))
    request.copy.refresh_from_db()
    with pytest.raises(Refused):
        asking.file_of(request, "json")
    SubjectAccessCopy.objects.all().delete()
    with pytest.raises(Refused):
        asking.file_of(request, "json")


def test_only_data_protection_officers_of_agencies_that_lead_cases_answer(office, member):
    for role, at in ((CASEWORKER, "AZ-SMS"), (DATA_PROTECTION_OFFICER, "NL-CA"), (DATA_PROTECTION_OFFICER, "AZ-SBS")):
        assert not asking.may_do("make", a.person(role, at=at))
    assert asking.may_do("make", a.person(DATA_PROTECTION_OFFICER, at="AZ-MLSP"))


def test_two_clicks_record_one_request(office, member):
    assert office.recorded(member).pk == office.recorded(member).pk
    assert SubjectAccess.objects.count() == 1


def test_each_act_is_in_the_ledger_and_says_nothing_of_the_person(office, member):
    request = office.approved(member)
    with acting(office.officer):
        asking.give(request, office.officer, "post", "Elçin Məmmədov")
    connection.check_constraints()
    leaves = [
        json.loads(leaf)
        for leaf in Record.objects.filter(leaf__contains='"subject_access"').values_list("leaf", flat=True)
    ]
    assert [leaf["phase"] for leaf in leaves] == ["asked", "made", "granted", "given"]
    assert {leaf["agency"] for leaf in leaves} == {"AZ-SMS"} and not any("Elçin" in str(leaf) for leaf in leaves)


def test_an_auditor_finds_two_people_in_the_ledger_or_a_fault(office, member, tmp_path):
    office.approved(member)
    connection.check_constraints()
    leaves = all_leaves()
    assert judged(leaves, tmp_path / "lawful") == (0, ANY)
    by_one = list(leaves)
    granted = next(
        place for place, leaf in enumerate(leaves) if '"phase":"granted"' in leaf and "subject_access" in leaf
    )
    asked = next(leaf for leaf in leaves if '"phase":"asked"' in leaf and "subject_access" in leaf)
    one, other = (json.loads(leaf)["actor"] for leaf in (asked, leaves[granted]))
    by_one[granted] = leaves[granted].replace(other, one)
    code, said = judged(by_one, tmp_path / "alone")
    assert code == 1 and "granted by who asked for it" in said


def test_those_who_have_the_next_step_are_told_without_a_name(office, member):
    request = office.made(member)
    told = Notice.objects.filter(kind="subject_access")
    assert set(told.values_list("person", flat=True)) == {office.second.user.pk, office.chief.user.pk}
    asking.decide(request, office.chief, "approved")
    assert told.filter(person=office.officer.user, about__news="approved").count() == 1


def test_no_number_of_days_is_invented(office, member):
    assert TimeLimit.objects.get(name="subject_access").value is None
    assert office.recorded(member).due_on is None


def test_once_a_number_is_entered_the_request_is_dated(office, member):
    TimeLimit.objects.filter(name="subject_access").update(value=7, unit="calendar_days")
    request = office.recorded(member)
    assert (request.due_on - today()).days == 7
    assert limit(Agreement.objects.get(code="HOUSE"), "subject_access").value == 7


def test_records_that_are_the_same_person_are_told_together(office, member):
    other = subject_of(
        a.readmission(person=a.application()["person"] | {"birth": {"date": "1988-02-18", "place": "Naftalan"}}).case
    )
    Comparison.objects.create(
        case=member.case, person=member.person, other=other.person, same=True, reason="Photograph."
    )
    alone, together = office.made(member), office.made(member, also=[other.person_id], token="u")
    assert "Naftalan" not in alone.copy.content and "Naftalan" in together.copy.content


def test_the_request_itself_is_told_in_the_next_overview(office, member):
    office.made(member)
    content = json.loads(office.made(member, token="again").copy.content)
    told = {table["table"]: table for table in content["data"]}
    assert told["cases.SubjectAccess"]["count"] == 2 and told["cases.SubjectAccessCopy"]["held"] == "copy"
