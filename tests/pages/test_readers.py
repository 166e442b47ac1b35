"""The section “Who reads it”: who has read a case, and who could see it on a day."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from agencies.models import Membership
from agencies.roles import AUDITOR, CASEWORKER, DATA_PROTECTION_OFFICER, SUPERVISOR
from audit.models import Viewing
from audit.reading_back import PAGE
from tests import a
from tests.pages.square import signed_in

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 5, 4, 6, tzinfo=UTC)


@pytest.fixture
def request_():
    return a.readmission()


def page_of(request_, actor, **asked):
    client = signed_in(actor)
    client.post("/task/", {"purpose": "Ticket 417"})
    answer = client.get(f"/procedures/{request_.reference}/readers/", asked)
    return answer.status_code, answer.content.decode()


def test_an_auditor_finds_who_opened_a_case(request_):
    officer = a.person(CASEWORKER, name="Sevinc Quliyeva")
    signed_in(officer).get(f"/procedures/{request_.reference}/persons/")
    status, page = page_of(request_, a.person(AUDITOR))
    assert status == 200 and "Sevinc Quliyeva" in page and "Looked at" in page and "Particulars of the person" in page


def test_before_a_purpose_is_given_nothing_is_shown_and_afterwards_it_stands_beside_each_look_up(request_):
    officer, chief = a.person(CASEWORKER, name="Sevinc Quliyeva"), a.person(SUPERVISOR)
    signed_in(officer).get(f"/procedures/{request_.reference}/persons/")
    client, url = signed_in(chief), f"/procedures/{request_.reference}/readers/"
    assert "Sevinc Quliyeva" not in client.get(url).content.decode()
    assert client.post("/task/", {"purpose": "x", "next": url}).status_code == 422
    page = client.post("/task/", {"purpose": "Complaint 12/2026", "next": url}, follow=True).content.decode()
    assert "Sevinc Quliyeva" in page and "Complaint 12/2026" in page
    assert Viewing.objects.filter(user=chief.user, address="readers").latest("at").purpose == "Complaint 12/2026"
    assert (
        "Complaint 12/2026" in client.get(url).content.decode().partition('id="own-look-ups"')[0].partition("<table")[2]
    )
    client.post("/task/end/")
    assert "Sevinc Quliyeva" not in client.get(url).content.decode()


def test_a_stranger_is_not_asked_for_a_purpose_but_finds_nothing(request_):
    stranger = signed_in(a.person(AUDITOR, at="AZ-MOH"))
    assert stranger.get(f"/procedures/{request_.reference}/readers/").status_code == 404


def test_a_task_leads_nowhere_but_to_a_page_of_ours(request_):
    client = signed_in(a.person(AUDITOR))
    answer = client.post("/task/", {"purpose": "Ticket 417", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"


def test_a_look_at_the_list_stands_there_only_when_it_is_asked_for(request_):
    officer = a.person(CASEWORKER, name="Sevinc Quliyeva")
    signed_in(officer).get("/queue/agency/")
    auditor, readings = a.person(AUDITOR), 'id="readings"'
    part = lambda page: page.partition(readings)[2].partition('id="sights"')[0]  # noqa: E731
    assert "Sevinc Quliyeva" not in part(page_of(request_, auditor)[1])
    assert "Sevinc Quliyeva" in part(page_of(request_, auditor, lists="1")[1])


def test_whoever_looks_at_the_readers_is_a_reader(request_):
    auditor = a.person(AUDITOR, name="Zaur Abbasov")
    page_of(request_, auditor)
    assert page_of(request_, a.person(DATA_PROTECTION_OFFICER))[1].count("Zaur Abbasov") >= 1


def test_who_could_see_it_on_a_day_before_somebody_left():
    with time_machine.travel(BEGIN, tick=False):
        request_, officer = a.readmission(), a.person(CASEWORKER, name="Sevinc Quliyeva")
    with time_machine.travel(BEGIN + timedelta(days=3), tick=False):
        row = Membership.objects.get(user=officer.user)
        row.until_on = (BEGIN + timedelta(days=3)).date()
        row.save()
    auditor = a.person(AUDITOR)
    assert "Sevinc Quliyeva" in page_of(request_, auditor, on="05.05.2026")[1]
    assert "Who could see it on 05.05.2026" in page_of(request_, auditor, on="05.05.2026")[1]
    assert "Sevinc Quliyeva" not in page_of(request_, auditor)[1]


def test_people_of_other_agencies_stand_there_by_what_they_are(request_):
    officer = a.person(CASEWORKER, at="NL-CA", name="Pieter Visser")
    signed_in(officer).get(f"/procedures/{request_.reference}/")
    chief, auditor = a.person(SUPERVISOR), a.person(AUDITOR)
    assert "Pieter Visser" not in page_of(request_, chief)[1] and "Caseworker" in page_of(request_, chief)[1]
    assert "Pieter Visser" in page_of(request_, auditor)[1], "to those who check the leading agency, by name"


def test_a_day_to_come_and_a_word_for_a_day_are_refused_at_the_field(request_):
    auditor = a.person(AUDITOR)
    status, page = page_of(request_, auditor, on="01.01.2999")
    assert status == 422 and "This day is still to come." in page and "01.01.2999" in page
    assert page_of(request_, auditor, on="soon")[0] == 422


def test_a_caseworker_has_no_such_section_and_the_other_side_neither(request_):
    officer, theirs = a.person(CASEWORKER), a.person(SUPERVISOR, at="NL-CA")
    assert page_of(request_, officer)[0] == page_of(request_, theirs)[0] == 403
    assert "/readers/" not in signed_in(officer).get(f"/procedures/{request_.reference}/").content.decode()


def test_a_long_log_is_read_page_by_page(request_):
    officer, auditor = signed_in(a.person(CASEWORKER)), a.person(AUDITOR)
    for _number in range(PAGE + 3):
        officer.get(f"/procedures/{request_.reference}/deadlines/")
    page = page_of(request_, auditor)[1]
    after = page.partition("after=")[2].partition('"')[0]
    assert page.count("Looked at") == PAGE and after
    second = Client()
    second.cookies = signed_in(auditor).cookies
    following = second.get(f"/procedures/{request_.reference}/readers/?after={after}").content.decode()
    assert 3 <= following.count("Looked at") <= 5 and "Show more" not in following
