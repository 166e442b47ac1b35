"""From a return to its reintegration case: once, with the persons who travelled, and nothing typed again."""

from threading import Thread

import pytest
from django.db import connection

from agencies.roles import CASE_MANAGEMENT, CASEWORKER, OBSERVER, SUPERVISOR
from audit.actor import acting
from audit.moment import walking_at
from reintegration.models import ReintegrationCase
from reintegration.opening import open_from, opened_from
from tests import a
from tests.pages.square import SPOUSE, signed_in
from workflows.perform import Refused
from workflows.rows import Grant

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10)


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(MONDAY):
        yield


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


def url(request):
    return f"/procedures/{request.reference}/reintegration/"


def opened(request, by, **typed):
    said = {"agency": a.agency("AZ-MLSP").pk, "programme": "", "token": "t"} | typed
    return signed_in(by).post(url(request), said)


def test_whoever_handed_over_opens_it_and_sees_from_then_on_where_it_stands(officer):
    request = a.returned(officer, spouse=SPOUSE)
    page = signed_in(officer).get(f"/procedures/{request.reference}/").content.decode()
    assert "Open the reintegration case" in page
    asked = signed_in(officer).get(url(request)).content.decode()
    assert "Məmmədov" in asked and "Beridze" in asked, "who is taken over stands there"
    programme = a.programme()
    answer = opened(request, officer, programme=programme.pk)
    case = opened_from(request)
    assert answer.status_code == 302 and answer.url == f"/procedures/{case.reference}/"
    assert (case.agency_that_is(CASE_MANAGEMENT).code, case.agency_that_is(OBSERVER).code) == ("AZ-MLSP", "AZ-SMS")
    assert (case.return_type, case.arrived_at, case.programme, case.case.requesting_state) == (
        "readmitted", request.arrived_at, programme, "NL",
    )  # fmt: skip
    theirs = {member.person_id: member.relation for member in request.case.members.filter(travels=True)}
    assert {member.person_id: member.relation for member in case.case.members.all()} == theirs
    assert case.case_id != request.case_id and not case.case.documents.exists()
    seen = signed_in(officer).get(answer.url).content.decode()
    assert "Referred" in seen and "Məmmədov" not in seen


def test_a_second_time_leads_to_the_one_that_is_there(officer):
    request, colleague = a.returned(officer), a.person(SUPERVISOR)
    first, second = opened(request, officer), opened(request, colleague, token="another")
    assert first.url == second.url
    assert signed_in(colleague).get(url(request)).url == first.url
    assert ReintegrationCase.objects.filter(origin=request.pk).count() == 1
    page = signed_in(officer).get(f"/procedures/{request.reference}/").content.decode()
    assert f"Reintegration: {opened_from(request).reference}" in page


def test_nobody_is_referred_who_did_not_agree_or_has_not_come(officer):
    request = a.readmission()
    assert signed_in(officer).get(url(request)).status_code == 403
    with pytest.raises(Refused), acting(officer):
        open_from(request, officer, a.agency("AZ-MLSP"))


def test_an_agency_that_manages_no_cases_is_not_offered_and_not_taken(officer):
    request = a.returned(officer)
    assert opened(request, officer, agency=a.agency("AZ-MOH").pk).status_code == 422
    with pytest.raises(Refused), acting(officer):
        open_from(request, officer, a.agency("AZ-MOH"))
    elsewhere = a.programme("OTHER", at="IOM-AZ")
    answer = opened(request, officer, programme=elsewhere.pk)
    assert answer.status_code == 422 and "programme" in answer.context["form"].errors
    assert opened_from(request) is None


def test_the_authority_abroad_neither_opens_it_nor_learns_of_it(officer):
    request, german = a.returned(officer), a.person(CASEWORKER, at="NL-CA")
    opened(request, officer)
    assert signed_in(german).get(url(request)).status_code == 403
    page = signed_in(german).get(f"/procedures/{request.reference}/").content.decode()
    assert opened_from(request).reference not in page and "eintegration case" not in page
    assert not Grant.objects.filter(content_object=opened_from(request).pk, group=a.agency("NL-CA").group).exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_open_it_at_the_same_moment_open_one():
    with walking_at(MONDAY):
        officer, colleague = a.person(CASEWORKER), a.person(CASEWORKER)
        request = a.returned(officer)
    found = []

    def open_it(by):
        with acting(by), walking_at(MONDAY):
            found.append(open_from(request, by, a.agency("AZ-MLSP")).pk)
        connection.close()

    threads = [Thread(target=open_it, args=[by]) for by in (officer, colleague)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2 and len(set(found)) == 1


# --- Directly


def typed(**other):
    return {
        "surname": "Quliyeva", "given_names": "Nərmin", "born": "04.05.1991", "sex": "F", "nationality": "AZ", "host_state": "Germany",
        "return_type": "own", "arrived_on": "20.02.2026", "phone": "+994 50 000 00 01", "token": "direct", "action": "open",
        "family-TOTAL_FORMS": "0", "family-INITIAL_FORMS": "0",
    } | other  # fmt: skip


CHILD = {
    "family-TOTAL_FORMS": "1", "family-0-surname": "Quliyev", "family-0-given_names": "Orxan", "family-0-born": "01.01.2018",
    "family-0-sex": "M", "family-0-nationality": "AZ", "family-0-relation": "child", "family-0-travels": "on",
}  # fmt: skip


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


def test_somebody_who_came_back_by_another_way_is_typed_once(manager):
    client = signed_in(manager)
    first, second = (client.post("/new/reintegration/", typed(**CHILD)) for _time in range(2))
    assert (first.status_code, first.url) == (302, second.url)
    case = ReintegrationCase.objects.get()
    assert (case.title, case.return_type, case.phone, case.case.members.count()) == (
        "Quliyeva, Nərmin", "own", "+994 50 000 00 01", 2,
    )  # fmt: skip
    assert case.agency_that_is(CASE_MANAGEMENT) == manager.agency and case.agency_that_is(OBSERVER) is None


def test_whoever_looks_alike_is_asked_about_and_a_known_person_is_not_filed_twice(manager):
    client = signed_in(manager)
    client.post("/new/reintegration/", typed())
    known = ReintegrationCase.objects.get().case.members.get().person
    asked = client.post("/new/reintegration/", typed(token="again"))
    assert asked.status_code == 422 and "who" in asked.context["form"].fields and "Nərmin" in asked.content.decode()
    assert client.post("/new/reintegration/", typed(token="again", who=str(known.pk))).status_code == 302
    assert known.memberships.count() == 2


def test_what_is_wrong_is_said_at_its_field_and_other_agencies_open_none(manager):
    wrong = signed_in(manager).post("/new/reintegration/", typed(arrived_on="01.01.2999", host_state="Azerbaijan"))
    assert wrong.status_code == 422 and set(wrong.context["form"].errors) == {"arrived_on", "host_state"}
    assert "Nərmin" in wrong.content.decode() and not ReintegrationCase.objects.exists()
    assert signed_in(a.person(CASEWORKER)).get("/new/reintegration/").status_code == 403
