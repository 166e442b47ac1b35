"""“Who read what”: what the people of an agency read, for those who check it."""

from datetime import UTC, datetime

import pytest
import time_machine

from agencies.roles import AUDITOR, CASEWORKER, DATA_PROTECTION_OFFICER
from audit.models import Viewing
from tests import a
from tests.pages.square import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return a.readmission()


def text(actor, **asked):
    answer = signed_in(actor).get("/readings/", asked)
    return answer.status_code, answer.content.decode().partition("<main")[2]


def test_what_a_colleague_saw_on_a_day_stands_there_with_the_cases(case):
    officer = a.person(CASEWORKER, name="Sevinc Quliyeva")
    with time_machine.travel(datetime(2026, 12, 3, 9, tzinfo=UTC), tick=False):
        signed_in(officer).get(f"/procedures/{case.reference}/documents/")
    with time_machine.travel(datetime(2026, 12, 9, 9, tzinfo=UTC), tick=False):
        auditor = a.person(AUDITOR)
        _status, page = text(auditor, person=officer.user.pk, first="03.12.2026", last="03.12.2026")
        assert "03.12.2026" in page and case.reference in page and "Looked at" in page
        _status, page = text(auditor, person=officer.user.pk, first="04.12.2026")
        assert "Nothing matches these filters." in page


def test_people_of_other_agencies_are_not_there_and_cannot_be_asked_for(case):
    theirs = a.person(CASEWORKER, at="NL-CA", name="Pieter Visser")
    signed_in(theirs).get(f"/procedures/{case.reference}/")
    auditor = a.person(AUDITOR)
    assert "Pieter Visser" not in text(auditor)[1]
    status, page = text(auditor, person=theirs.user.pk)
    assert status == 422 and "Pieter Visser" not in page


def test_a_look_up_is_a_reading_of_the_cases_that_it_showed(case):
    officer, auditor = a.person(CASEWORKER), a.person(DATA_PROTECTION_OFFICER, name="Zaur Abbasov")
    signed_in(officer).get(f"/procedures/{case.reference}/")
    text(auditor)
    row = Viewing.objects.get(user=auditor.user)
    assert (row.address, row.purpose, row.cases) == ("readings", "reading.list", [case.case_id])
    assert "Zaur Abbasov" in text(auditor)[1]


def test_whoever_does_not_check_has_no_such_page(case):
    assert text(a.person(CASEWORKER))[0] == 403
    assert text(a.person(AUDITOR), first="05.05.2026", last="04.05.2026")[0] == 422
