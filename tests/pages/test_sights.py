"""“What somebody could see”: the cases that were open to a colleague at a moment, for those who check."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from agencies.models import Membership
from agencies.roles import AUDITOR, CASEWORKER
from audit.models import Viewing
from tests import a
from tests.pages.square import signed_in

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 5, 4, 6, tzinfo=UTC)


@pytest.fixture
def officer():
    """Who left on the fourth day; a case came on the first."""
    with time_machine.travel(BEGIN, tick=False):
        officer = a.person(CASEWORKER, name="Sevinc Quliyeva")
        request = a.readmission()
    with time_machine.travel(BEGIN + timedelta(days=3), tick=False):
        row = Membership.objects.get(user=officer.user)
        row.until_on = (BEGIN + timedelta(days=3)).date()
        row.save()
    return officer, request


def page(actor, **asked):
    answer = signed_in(actor).get("/readings/sights/", asked)
    return answer.status_code, answer.content.decode().partition("<main")[2]


def test_on_a_day_before_they_left_they_could_see_it_and_not_after(officer):
    (person, request), auditor = officer, a.person(AUDITOR)
    status, told = page(auditor, person=person.user.pk, on="05.05.2026", time="12:00")
    assert status == 200 and request.reference in told and "Caseworker" in told and "04.05.2026" in told
    assert request.reference not in page(auditor, person=person.user.pk, on="09.05.2026")[1]
    assert request.reference not in page(auditor, person=person.user.pk, on="03.05.2026")[1]


def test_a_look_up_is_written_down_with_whom_it_was_about(officer):
    (person, request), auditor = officer, a.person(AUDITOR)
    page(auditor, person=person.user.pk, on="05.05.2026")
    row = Viewing.objects.get(user=auditor.user)
    assert (row.subject, row.subject_id, row.cases) == ("person", person.user.pk, [request.case_id])
    assert row.purpose == "Ticket 417"


def test_people_of_other_agencies_cannot_be_asked_for(officer):
    person, _request = officer
    assert page(a.person(AUDITOR, at="NL-CA"), person=person.user.pk, on="05.05.2026")[0] == 422


def test_without_a_purpose_and_without_the_role_there_is_nothing(officer):
    (person, request), auditor = officer, signed_in(a.person(AUDITOR))
    auditor.post("/task/end/")
    asked = {"person": person.user.pk, "on": "05.05.2026"}
    assert request.reference not in auditor.get("/readings/sights/", asked).content.decode()
    assert page(a.person(CASEWORKER))[0] == 403
