"""“Who read what”: what the people of an agency read, for those who check it."""

from datetime import UTC, datetime

import pytest
import time_machine
from axes.models import AccessLog

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
    assert (row.address, row.purpose, row.cases) == ("readings", "Ticket 417", [case.case_id])
    assert "Zaur Abbasov" in text(auditor)[1]


def test_whoever_does_not_check_has_no_such_page(case):
    assert text(a.person(CASEWORKER))[0] == 403
    assert text(a.person(AUDITOR), first="05.05.2026", last="04.05.2026")[0] == 422


def test_a_look_up_that_finds_nothing_is_written_down_too():
    auditor = a.person(AUDITOR)
    text(auditor, how="print")
    row = Viewing.objects.get(user=auditor.user)
    assert (row.address, row.cases, row.how) == ("readings", [], "list")


def test_the_own_look_ups_of_a_task_stand_below():
    auditor = signed_in(a.person(AUDITOR))
    auditor.get("/readings/")
    below = auditor.get("/readings/").content.decode().partition('id="own-look-ups"')[2]
    assert below.count("Who read what") == 1 and "This look-up is written down too" in below


def test_who_opened_a_case_is_asked_by_its_reference(case):
    auditor = signed_in(a.person(AUDITOR))
    answer = auditor.get("/readings/opened/", {"reference": f" {case.reference.lower()} "})
    assert answer.headers["Location"] == f"/procedures/{case.reference}/readers/"


def test_a_case_of_others_and_one_that_is_not_there_are_the_same(case):
    stranger = signed_in(a.person(AUDITOR, at="AZ-MOH"))
    there, nowhere = (
        stranger.get("/readings/opened/", {"reference": one}) for one in (case.reference, "RA-NL-2020-99999")
    )
    assert there.status_code == nowhere.status_code == 422
    assert "No case of this reference is open to you." in there.content.decode()


def test_what_somebody_saw_on_a_day_is_one_question(case):
    answer = signed_in(a.person(AUDITOR)).get("/readings/seen/", {"person": "7", "on": "03.12.2026"})
    assert answer.headers["Location"] == "/readings/?person=7&first=03.12.2026&last=03.12.2026"


@pytest.mark.parametrize(
    ("at", "is_out"),
    [((2026, 12, 3, 4), False), ((2026, 12, 3, 3), True), ((2026, 12, 3, 15), True), ((2026, 12, 5, 8), True)],
)  # of a Thursday, in Baku from 8 to 19; and a Saturday
def test_readings_outside_working_hours_are_found(case, at, is_out):
    officer = a.person(CASEWORKER, name="Sevinc Quliyeva")
    with time_machine.travel(datetime(*at, tzinfo=UTC), tick=False):
        signed_in(officer).get(f"/procedures/{case.reference}/documents/")
    table = text(a.person(AUDITOR), hours="out")[1].partition("<table")[2].partition("own-look-ups")[0]
    assert ("Sevinc Quliyeva" in table) is is_out


def test_who_of_other_agencies_read_the_cases_that_this_one_leads(case):
    theirs, ours = a.person(CASEWORKER, at="NL-CA", name="Pieter Visser"), a.person(CASEWORKER, name="Sevinc Quliyeva")
    for person in (theirs, ours):
        signed_in(person).get(f"/procedures/{case.reference}/")
    asked = {"whose": "others", "first": "01.01.2026"}
    page = text(a.person(AUDITOR), **asked)[1]
    assert "Pieter Visser" in page and case.reference in page
    assert "Pieter Visser" not in text(a.person(AUDITOR, at="AZ-MOH"), **asked)[1]
    assert text(a.person(AUDITOR), whose="others")[0] == 422


def test_everybody_sees_what_they_looked_at_themselves(case):
    officer, other = a.person(CASEWORKER), a.person(CASEWORKER)
    client = signed_in(officer)
    client.get(f"/procedures/{case.reference}/persons/")
    page = client.get("/account/looked-at/").content.decode()
    assert case.reference in page and "Looked at" in page
    assert "You looked at no case" in signed_in(other).get("/account/looked-at/").content.decode()
    assert "/account/looked-at/" in client.get("/account/").content.decode()


def test_it_is_narrowed_to_a_group_of_fields_a_sort_and_whence_somebody_had_signed_in(case):
    here, there = (a.person(CASEWORKER, name=name) for name in ("Sevinc Quliyeva", "Elçin Məmmədov"))
    clients = signed_in(here), signed_in(there)
    AccessLog.objects.filter(username=there.user.email).update(ip_address="198.51.100.7")
    clients[0].get(f"/procedures/{case.reference}/persons/")
    clients[1].get(f"/procedures/{case.reference}/deadlines/")
    auditor = a.person(AUDITOR)

    def named(**asked):
        table = text(auditor, **asked)[1].partition("<tbody")[2].partition("</table")[0]
        return {name for name in ("Sevinc", "Elçin") if name in table}

    assert named() == {"Sevinc", "Elçin"}
    assert named(network="198.51.100.7") == {"Elçin"} and named(network="203.0.113.9") == set()
    assert named(group="evidence", person=there.user.pk) <= {"Elçin"} and named(group="complaint") == set()
    assert "Sevinc" in named(group="particulars")
    assert named(how="taken") == set() and named(how="view") == {"Sevinc", "Elçin"}
    assert text(auditor, network="not an address")[0] == 422


def test_a_row_says_the_second_here_and_in_utc_and_is_reached_by_its_key(case):
    officer, auditor = a.person(CASEWORKER), a.person(AUDITOR)
    with time_machine.travel(datetime(2026, 12, 3, 21, 5, 7, tzinfo=UTC), tick=False):
        signed_in(officer).get(f"/procedures/{case.reference}/")
        page = text(auditor)[1]
    assert "04.12.2026 01:05:07" in page and "03.12. 21:05:07 UTC" in page
    assert "data-list" in page and '<tr role="row" tabindex="-1" data-item>' in page
