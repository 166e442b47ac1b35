"""A case is taken from its row in the list of the agency; whoever was slower reads who has it, and since when."""

import pytest
from django.utils.timezone import localtime

from agencies.roles import AUDITOR, CASEWORKER
from tests import a
from tests.pages.square import signed_in
from workflows.conflicts import close_to
from workflows.rows import Grant

pytestmark = pytest.mark.django_db
BUTTON = 'name="take_one" value="{}"'


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


@pytest.fixture
def colleague():
    return a.person(CASEWORKER, name="Tural Əzizov")


@pytest.fixture
def request_of_nobody(officer):
    found = a.step(a.readmission(), "acknowledge", officer)
    Grant.objects.filter(content_object=found).update(assigned_to=None)
    return found


def takes(who, reference):
    answer = signed_in(who).post(
        "/several/", {"take_one": reference, "back": "/queue/agency/?sort=received"}, follow=True
    )
    assert answer.redirect_chain[-1][0] == "/queue/agency/?sort=received"
    return " ".join(str(message) for message in answer.context["messages"])


def holders(procedure):
    return set(
        Grant.objects.filter(content_object=procedure.pk, assigned_to__isnull=False).values_list(
            "assigned_to", flat=True
        )
    )


def test_what_nobody_works_on_has_a_button_and_is_taken_by_it(officer, request_of_nobody):
    reference = request_of_nobody.reference
    assert BUTTON.format(reference) in signed_in(officer).get("/queue/agency/").content.decode()
    assert BUTTON.format(reference) not in signed_in(officer).get("/queue/soon/").content.decode()
    assert takes(officer, reference) == f"You work on {reference} now."
    assert holders(request_of_nobody) == {officer.user.pk}
    assert BUTTON.format(reference) not in signed_in(officer).get("/queue/agency/").content.decode()


def test_who_presses_twice_has_it_once(officer, request_of_nobody):
    said = {takes(officer, request_of_nobody.reference) for _time in range(2)}
    assert len(said) == 1 and holders(request_of_nobody) == {officer.user.pk}
    assert Grant.history.filter(content_object_id=request_of_nobody.pk, assigned_to_id=officer.user.pk).count() == len(
        Grant.objects.filter(content_object=request_of_nobody.pk, assigned_to=officer.user)
    )


def test_whoever_is_slower_reads_who_has_it_and_since_when(officer, colleague, request_of_nobody):
    takes(colleague, request_of_nobody.reference)
    at = localtime(Grant.objects.get(content_object=request_of_nobody.pk, assigned_to=colleague.user).assigned_at)
    said = takes(officer, request_of_nobody.reference)
    assert said == f"{request_of_nobody.reference}: taken by Tural Əzizov at {at:%H:%M} on {at:%d.%m.%Y}."
    assert holders(request_of_nobody) == {colleague.user.pk}


def test_nobody_takes_what_is_closed_to_them_or_is_none_of_theirs(officer, request_of_nobody):
    stranger, reference = a.person(CASEWORKER, at="AZ-MOH"), request_of_nobody.reference
    assert "is ticked" not in takes(stranger, reference) and "not yours to take" in takes(stranger, reference)
    assert signed_in(a.person(AUDITOR)).post("/several/", {"take_one": reference}).status_code == 403
    close_to(request_of_nobody, officer.user, "kin", officer)
    assert "not yours to take" in takes(officer, reference)
    assert holders(request_of_nobody) == set()


@pytest.mark.parametrize(
    "sent", [{"take_one": "\0"}, {"remind_one": "RA\0"}, {"do": "note", "case": ["\0"]}, {"take_one": "x" * 5000}]
)
def test_a_reference_that_is_none_is_said_to_be_nothing_to_do(officer, sent):
    assert signed_in(officer).post("/several/", sent | {"back": "/queue/agency/"}).status_code == 302
