"""The page that takes cases over: template, rehearsal with the marked workbook, taking over, and the asylum door."""

import base64
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl.comments import Comment

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.models import TurnedAway
from audit.moment import walking_at
from tests import a
from tests.cases.workbook_samples import LABELS, cell_of, opened, row, sheet_of, workbook, written
from workflows.models import ReadmissionRequest

pytestmark = pytest.mark.django_db
HINT = "prosil za azil v Ljubljani"


@pytest.fixture(autouse=True)
def _some_day():
    with walking_at(a.at(2026, 3, 16, 10, 14)):
        yield


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


def send(client, who, content, deed="rehearse", name="cases.xlsx"):
    client.force_login(who.user)
    return client.post(
        reverse("take_over_cases"), {"file": SimpleUploadedFile(name, content), "deed": deed}, follow=True
    )


def came_back(answer):
    return opened(base64.b64decode(re.search(r"base64,([\w+/=]+)", answer.content.decode().replace("&#x2B;", "+"))[1]))


def test_the_template_has_every_column_and_a_guide(client, officer):
    client.force_login(officer.user)
    cases, guide = opened(client.get(reverse("take_over_template")).content).worksheets
    assert [cell.value.removesuffix(" *") for cell in cases[1]] == LABELS
    assert [line[0].value for line in guide.iter_rows(min_row=2)] == LABELS and cases.freeze_panes == "A2"


def test_a_filled_template_is_rehearsed_and_then_taken_over(client, officer):
    client.force_login(officer.user)
    book = opened(client.get(reverse("take_over_template")).content)
    book.worksheets[0].append([row().get(label) for label in LABELS])
    content = written(book)
    answer = send(client, officer, content)
    assert answer.status_code == 200 and "no fault was found" in answer.content.decode()
    assert not ReadmissionRequest.objects.exists()
    assert "1 case was taken over." in send(client, officer, content, "apply").content.decode()
    assert ReadmissionRequest.objects.get().state == "submitted"
    assert "have not changed" in send(client, officer, content, "apply").content.decode()


@pytest.mark.parametrize("deed", ["rehearse", "apply"])
def test_faults_are_on_the_page_and_in_the_workbook_that_comes_back(client, officer, deed):
    answer = send(client, officer, sheet_of(row(1), row(2, Sex="K")), deed)
    assert answer.status_code == 422 and cell_of("Sex", 3) in answer.content.decode()
    assert came_back(answer).worksheets[0][cell_of("Sex", 3)].comment
    assert not ReadmissionRequest.objects.exists()


def with_comment():
    made = workbook(row())
    made.active["A2"].comment = Comment(HINT, "somebody")
    return made


def with_title():
    made = workbook(row())
    made.active.title = HINT
    return made


def with_hidden_sheet():
    made = workbook(row())
    made.create_sheet("Notes").append([HINT])
    made.worksheets[1].sheet_state = "veryHidden"
    return made


def with_property():
    made = workbook(row())
    made.properties.description = HINT
    return made


def in_a_cell():
    return workbook(row(1), row(2, Observations=f"He {HINT}."))


@pytest.mark.some(5)
@pytest.mark.parametrize("deed", ["rehearse", "apply"])
@pytest.mark.parametrize("make", [with_comment, with_title, with_hidden_sheet, with_property, in_a_cell])
def test_a_hint_wherever_it_stands_is_turned_away_and_nothing_of_it_kept(client, officer, make, deed):
    answer = send(client, officer, written(make()), deed)
    assert answer.status_code == 422 and "cannot be taken here" in answer.content.decode()
    assert "azil" in answer.content.decode()
    kept = list(TurnedAway.objects.values_list("field", "rule", "hashed"))
    assert kept and "azil" not in str(kept) and not ReadmissionRequest.objects.exists()
    assert not [cell for sheet in came_back(answer) for line in sheet for cell in line if "azil" in str(cell.value)]


def test_a_hint_in_a_cell_is_told_at_that_cell(client, officer):
    answer = send(client, officer, written(in_a_cell()))
    assert cell_of("Observations", 3) in answer.content.decode()
    assert TurnedAway.objects.filter(field=cell_of("Observations", 3)).exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"x", "ends in .xlsx"),
        ("a.xlsx", b"x", "cannot be read"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
    ],
)
def test_a_file_that_is_no_workbook_is_said_at_the_field(client, officer, name, content, sentence):
    answer = send(client, officer, content, name=name)
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_too_much_is_not_even_read(client, officer):
    client.force_login(officer.user)
    answer = client.post(
        reverse("take_over_cases"),
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(6 * 1024 * 1024),
    )
    assert answer.status_code == 413 and b"larger than 5 MB" in answer.content


def test_only_caseworkers_of_a_leading_agency_take_over(client):
    for role, code in ((CASEWORKER, "NL-CA"), (SUPERVISOR, "AZ-SMS"), (CASEWORKER, "AZ-MIA")):
        client.force_login(a.person(role, at=code).user)
        assert client.get(reverse("take_over_cases")).status_code == 403
        assert client.get(reverse("take_over_template")).status_code == 403


def test_the_page_is_guarded_against_forged_requests(officer):
    assert send(Client(enforce_csrf_checks=True), officer, sheet_of(row())).status_code == 403
