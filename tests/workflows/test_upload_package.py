"""The upload page: who may hand in which package, who is its author, and what is said of a faulty one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agencies.roles import AUDITOR, CASEWORKER, SUPERVISOR
from cases.documents import Document, Evidence
from cases.files import Case
from tests import a
from tests.cases.broken_packages import PAPER, changed, sample
from tests.workflows.packages import after_the_samples, counts, written  # noqa: F401 (a fixture)
from workflows.models import ReadmissionRequest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_the_samples")]


def upload(client, who, package, name="package.json"):
    client.force_login(who.user)
    content = package if isinstance(package, bytes) else written(package)
    return client.post(reverse("upload_package"), {"file": SimpleUploadedFile(name, content, "application/json")})


def test_somebody_of_the_requesting_authority_is_the_author_of_their_package(client):
    who = a.person(CASEWORKER, at="NL-CA")
    answer = upload(client, who, sample())
    request = ReadmissionRequest.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("procedure", args=[request.reference]))
    assert {(s.taken_by, s.taken_as, s.comment) for s in request.steps.all()} == {
        (who.user, "caseworker@requesting", "")
    }
    assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize(("role", "code"), [(CASEWORKER, "AZ-SMS"), (SUPERVISOR, "AZ-SMS"), (SUPERVISOR, "NL-CA")])
def test_for_others_intake_acts_and_says_who_uploaded(client, role, code):
    who = a.person(role, at=code, name="Aynur Invented")
    answer = upload(client, who, sample())
    request = ReadmissionRequest.objects.get()
    submitted = request.steps.get(transition="submit")
    assert (submitted.taken_by.name, submitted.taken_for.code, submitted.taken_as) == (
        "Intake",
        "NL-CA",
        "intake@requesting",
    )
    assert submitted.comment.startswith("Uploaded by Aynur Invented, ")
    assert {d.added_by for d in request.case.documents.all()} == {who.user}
    assert client.get(answer.url).status_code == 200


def test_nobody_uploads_the_package_of_another_authority(client):
    before = counts()
    answer = upload(client, a.person(CASEWORKER, at="DE-CA"), sample())
    assert answer.status_code == 422 and b"You act for DE-CA" in answer.content
    assert counts()[0]["cases_case"] == before[0]["cases_case"]


@pytest.mark.parametrize("who", [(CASEWORKER, "AZ-MIA"), (CASEWORKER, "IOM-AZ"), (AUDITOR, "AZ-SMS")])
def test_those_who_are_neither_side_are_told_so(client, who):
    client.force_login(a.person(who[0], at=who[1]).user)
    assert client.get(reverse("upload_package")).status_code == 403


def test_the_page_lists_every_fault_with_its_place(client):
    broken = changed({"/reference": "", "/sent_at": "2027-01-01T00:00:00Z", "/attachments/-": PAPER})
    answer = upload(client, a.person(CASEWORKER), broken)
    said = answer.content.decode()
    assert answer.status_code == 422 and not Case.objects.exists()
    assert all(place in said for place in ("/reference", "/sent_at", "/attachments/2")) and "3 faults" in said


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [("a.txt", b"{}", "ends in .json"), ("a.json", b"", "empty"), ("a.json", b"\xff\xfe", "UTF-8")],
)
def test_a_file_that_is_no_package_is_said_at_the_field(client, name, content, sentence):
    answer = upload(client, a.person(CASEWORKER), content, name)
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_too_much_is_not_even_read(client):
    client.force_login(a.person(CASEWORKER).user)
    answer = client.post(
        reverse("upload_package"),
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(62 * 1024 * 1024),
    )
    assert answer.status_code == 413 and b"larger than 60 MB" in answer.content


def test_the_upload_is_guarded_against_forged_requests():
    client = Client(enforce_csrf_checks=True)
    assert upload(client, a.person(CASEWORKER), sample()).status_code == 403


def test_the_same_package_uploaded_again_leads_to_its_case(client):
    who = a.person(CASEWORKER)
    first = upload(client, who, sample())
    assert upload(client, who, sample()).url == first.url
    assert Document.objects.count() == 2 and Evidence.objects.count() == 1
