"""For which agency somebody acts, and in which language they read."""

import pytest
from django.utils import timezone

from agencies.models import Membership
from agencies.roles import AUDITOR, CASEWORKER, SUPERVISOR
from tests import a
from tests.agencies.desk import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def both():
    """A caseworker of the migration service who is also an auditor of the ministry of internal affairs."""
    person = a.person(CASEWORKER, SUPERVISOR, name="Leyla Quliyeva")
    Membership.objects.create(user=person.user, agency=a.agency("AZ-MIA"), role=AUDITOR, from_on="2020-01-01")
    return person


def actor(client):
    return client.get("/account/").wsgi_request.actor


def test_somebody_of_two_agencies_chooses_first(client, sign_in, both):
    answer = client.post("/sign-in/", {"email": both.user.email, "password": a.PASSWORD, "next": "/account/"})
    assert answer.url == "/choose-agency/?next=%2Faccount%2F"
    assert client.get("/account/").url == "/choose-agency/"
    page = words(client.get(answer.url))
    assert "State Migration Service" in page and "Ministry of Internal Affairs" in page


def test_only_the_chosen_agency_counts_and_switching_gives_a_new_key(client, sign_in, both):
    sign_in(both)
    answer = client.post("/choose-agency/", {"agency": a.agency("AZ-MIA").pk, "next": "/account/"})
    assert answer.url == "/account/"
    assert (actor(client).agency.code, actor(client).roles) == ("AZ-MIA", {AUDITOR})
    before = client.session.session_key
    client.post("/choose-agency/", {"agency": both.agency.pk})
    assert (actor(client).agency.code, actor(client).roles) == ("AZ-SMS", {CASEWORKER, SUPERVISOR})
    assert client.session.session_key != before


@pytest.mark.parametrize("code", ["AZ-SSS", None])
def test_an_agency_where_one_has_no_role_cannot_be_chosen(client, sign_in, both, code):
    sign_in(both)
    assert client.post("/choose-agency/", {"agency": a.agency(code).pk if code else "x"}).status_code == 404


def test_somebody_without_a_role_is_told_whom_to_ask(client):
    person = a.person()
    Membership.objects.filter(user=person.user).update(until_on="2021-01-01")
    agency = person.agency
    agency.email = "duty@example.org"
    agency.save()
    answer = client.post("/sign-in/", {"email": person.user.email, "password": a.PASSWORD}, follow=True)
    assert "You have no role at present" in words(answer) and "duty@example.org" in words(answer)
    assert client.get("/agencies/").url == "/choose-agency/"


def test_the_people_of_an_ended_agency_have_no_role(client, sign_in):
    person = a.person(at="NGO-1")
    sign_in(person)
    assert client.get("/account/").status_code == 200
    person.agency.ended_on = timezone.localdate()
    person.agency.save()
    assert client.get("/account/").url == "/choose-agency/"


# Language


def test_the_language_of_the_person_is_spoken_after_signing_in(client, sign_in):
    person = a.person()
    person.user.language = "az"
    person.user.save()
    sign_in(person)
    assert client.cookies["language"].value == "az"
    assert '<html lang="az"' in words(client.get("/account/"))


def test_a_switch_of_language_stays_on_the_page_and_with_the_person(client, sign_in):
    person = a.person()
    sign_in(person)
    assert client.post("/language/", {"language": "az", "next": "/account/?x=1"}).url == "/account/?x=1"
    person.user.refresh_from_db()
    assert person.user.language == "az"


def test_a_language_that_is_not_spoken_changes_nothing(client):
    assert "language" not in client.post("/language/", {"language": "xx"}).cookies
