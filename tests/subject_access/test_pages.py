"""The pages of requests, from the first to the last, and the command for operators: what is shown to whom, and written down."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from agencies.proofs.freshness import PROVED
from agencies.roles import CASEWORKER
from agencies.sessions import BEGAN
from audit.models import Viewing
from cases.models import SubjectAccess
from tests import a
from tests.pages.square import signed_in
from tests.subject_access.asking_for import SPOUSE, Office, small_overviews, subject_of
from workflows.conflicts import close_to
from workflows.models import Procedure

pytestmark = pytest.mark.django_db
FORM = {
    "asked_on": "2026-01-05", "asked_by": "self", "identified": "document", "identified_note": "Passport C01234567",
    "language": "az", "token": "x1",
}  # fmt: skip


@pytest.fixture
def office():
    return Office()


@pytest.fixture(autouse=True)
def _small(request, monkeypatch):
    """What is told of a person is tested elsewhere; here one page of it is enough, but for the walk through all pages."""
    if "from_the_request" not in request.node.name:
        small_overviews(monkeypatch)


@pytest.fixture
def request_of():
    return a.readmission(spouse=SPOUSE)


def ask(client, name, *parts, data=None):
    url = reverse(name, args=parts)
    return client.post(url, data) if data is not None else client.get(url)


def test_from_the_request_to_the_hand_over(office, request_of):
    officer, chief, member = signed_in(office.officer), signed_in(office.chief), subject_of(request_of.case)
    new = f"{reverse('new_subject_access')}?reference={request_of.reference}"
    assert "Məmmədov" in officer.get(new).content.decode()
    made = officer.post(new, FORM | {"person": member.person_id})
    access = SubjectAccess.objects.get()
    assert made.url == reverse("subject_access", args=[access.pk])
    assert ask(officer, "make_subject_access", access.pk, data={}).status_code == 302
    assert ask(officer, "subject_access_file", access.pk, "json").status_code == 404
    told = json.loads(ask(chief, "subject_access_file", access.pk, "json").content)
    assert told["language"] == "az" and told["reference"] == access.reference
    assert ask(chief, "decide_subject_access", access.pk, data={"decision": "approved"}).status_code == 302
    pdf = ask(officer, "subject_access_file", access.pk, "pdf")
    assert pdf.content.startswith(b"%PDF") and "no-store" in pdf["Cache-Control"]
    given = {"given_how": "in_person", "given_to": "Elçin Məmmədov"}
    assert ask(officer, "give_subject_access", access.pk, data=given).status_code == 302
    assert ask(officer, "subject_access_file", access.pk, "pdf").status_code == 404
    access.refresh_from_db()
    assert access.given_at and access.given_to == "Elçin Məmmədov"


def test_each_taking_is_in_the_log_of_readers_with_the_cases_and_every_group(office, request_of):
    access = office.approved(subject_of(request_of.case))
    ask(signed_in(office.officer), "subject_access_file", access.pk, "pdf")
    row = Viewing.objects.get(how="export")
    assert row.cases == [request_of.case_id] and row.subject == "subject_access" and "care" in row.groups
    assert row.purpose == "Ticket 417" and row.user == office.officer.user  # what whoever reads said that it is for


def test_an_old_proof_is_not_enough(office, request_of):
    access, client = office.approved(subject_of(request_of.case)), signed_in(office.officer)
    session = client.session
    session[BEGAN] = session[PROVED] = (timezone.now() - timedelta(hours=1)).timestamp()
    session.save()
    answer = ask(client, "subject_access_file", access.pk, "json")
    assert answer.status_code == 302 and answer.url.startswith(reverse("step_up"))


def test_whoever_prepared_it_is_told_that_another_looks_through_it(office, request_of):
    access = office.made(subject_of(request_of.case))
    page = ask(signed_in(office.officer), "subject_access", access.pk).content.decode()
    assert "You prepared it" in page and "decision" not in page
    assert (
        ask(signed_in(office.officer), "decide_subject_access", access.pk, data={"decision": "approved"}).status_code
        == 403
    )
    assert "Look through it" in ask(signed_in(office.chief), "subject_access", access.pk).content.decode()


def test_the_list_names_nobody_and_says_who_has_the_next_step(office, request_of):
    access = office.made(subject_of(request_of.case))
    page = ask(signed_in(office.officer), "subject_accesses").content.decode()
    assert (
        access.reference in page
        and "another data-protection officer or a supervisor" in page
        and "Məmmədov" not in page
    )
    assert "no number of days is entered" in page


def test_to_another_agency_a_request_is_not_there(office, request_of):
    access, others = office.made(subject_of(request_of.case)), Office("AZ-MLSP")
    assert ask(signed_in(others.officer), "subject_access", access.pk).status_code == 404
    assert access.reference not in ask(signed_in(others.officer), "subject_accesses").content.decode()
    assert ask(signed_in(a.person(CASEWORKER)), "subject_accesses").status_code == 403


def test_to_whom_a_case_is_closed_there_is_no_request_about_it(office, request_of):
    access = office.made(subject_of(request_of.case))
    close_to(Procedure.objects.get(pk=request_of.pk), office.second.user, "kin", office.chief)
    assert ask(signed_in(office.second), "subject_access", access.pk).status_code == 404


def test_a_case_that_is_not_open_to_the_officer_is_not_found(office):
    page = signed_in(office.officer).get(f"{reverse('new_subject_access')}?reference=RA-NL-2020-99999")
    assert page.status_code == 422 and "No case with this number is open to you." in page.content.decode()


def test_a_notice_leads_to_the_request(office, request_of):
    access = office.made(subject_of(request_of.case))
    page = signed_in(office.chief).get(reverse("notices")).content.decode()
    assert reverse("subject_access", args=[access.pk]) in page and "look through an overview" in page


def test_an_operator_makes_one_and_writes_it_out_when_another_has_looked_through_it(
    office, request_of, tmp_path, capsys
):
    email = office.officer.user.email
    call_command("subject_access", request_of.reference, "--by", email, "--language", "en", "--shown", "Passport")
    access = SubjectAccess.objects.get()
    with pytest.raises(CommandError, match="nobody else has looked through it"):
        call_command("subject_access", access.reference, "--by", email, "--out", str(tmp_path))
    office_decides(office, access)
    call_command("subject_access", access.reference, "--by", email, "--out", str(tmp_path))
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".pdf"]
    assert Viewing.objects.filter(how="export", cases=[request_of.case_id]).count() == 1


def office_decides(office, access):
    ask(signed_in(office.chief), "decide_subject_access", access.pk, data={"decision": "approved"})


@pytest.mark.parametrize(
    ("about", "said"),
    [("999999", "nobody under"), ("SA-AZ-2020-00001", "no request"), ("RA-NL-2020-99999", "nobody under")],
)
def test_the_command_says_what_it_does_not_find(office, about, said):
    with pytest.raises(CommandError, match=said):
        call_command("subject_access", about, "--by", office.officer.user.email, "--shown", "x", "--out", "/nowhere")


def test_the_command_is_for_data_protection_officers(office, request_of):
    with pytest.raises(CommandError, match="no data-protection officer"):
        call_command("subject_access", request_of.reference, "--by", office.chief.user.email, "--shown", "x")
