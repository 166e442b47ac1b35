"""People of an agency: suspended and ended by their own administrators, and never by themselves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import Membership
from agencies.roles import AUDITOR, CASEWORKER, SUPERVISOR
from tests import a
from tests.agencies.desk import day, invite, words

pytestmark = pytest.mark.django_db


def role_of(person):
    return Membership.objects.get(user=person.user)


def test_a_suspended_person_is_out_with_the_next_request(sign_in, ministry, client):
    officer = a.person(at="AZ-MIA")
    browser = type(client)()
    browser.post("/sign-in/", {"email": officer.user.email, "password": a.PASSWORD})
    assert browser.get("/account/").status_code == 200
    sign_in(ministry).post(f"/people/{role_of(officer).pk}/suspend/")
    answer = browser.get("/account/")
    assert answer.wsgi_request.actor is None and answer.url == "/choose-agency/"
    client.post(f"/people/{role_of(officer).pk}/lift/")
    assert browser.get("/account/").status_code == 200


def test_a_role_ends_after_its_last_day_and_stays_on_the_list(sign_in, ministry):
    officer, client = a.person(at="AZ-MIA", name="Tural Əzizov"), sign_in(ministry)
    url = f"/people/{role_of(officer).pk}/end/"
    assert client.post(url, {"until_on": day(-1)}).status_code == 422
    assert client.post(url, {"until_on": day()}).status_code == 302
    assert Membership.objects.in_force().filter(user=officer.user).exists()
    assert not Membership.objects.in_force(timezone.localdate() + timedelta(1)).filter(user=officer.user).exists()
    assert "Tural Əzizov" in words(client.get(f"/agencies/{ministry.agency.pk}/"))


def test_what_has_ended_is_given_anew_not_prolonged(sign_in, ministry):
    officer, client = a.person(at="AZ-MIA"), sign_in(ministry)
    Membership.objects.filter(user=officer.user).update(until_on="2021-01-01")
    url = f"/people/{role_of(officer).pk}/"
    assert "This role has ended" in words(client.get(url))
    assert client.post(url + "end/", {"until_on": day(5)}).status_code == 403
    assert invite(client, ministry.agency, email=officer.user.email).status_code == 302


@pytest.mark.parametrize("path", ["", "suspend/", "lift/", "end/", "link/"])
def test_people_of_another_agency_are_strangers_to_an_administrator(sign_in, ministry, leading, path):
    other = a.person(at="AZ-SSS")
    for person in (ministry, leading):
        client = sign_in(person)
        url = f"/people/{role_of(other).pk}/{path}"
        assert client.post(url, {"until_on": day()}).status_code == 404
        client.post("/sign-out/")
    assert role_of(other).suspended_at is None and role_of(other).until_on is None


@pytest.mark.parametrize("role", [CASEWORKER, SUPERVISOR, AUDITOR])
def test_who_is_no_administrator_is_told_that_only_they_may(sign_in, role):
    colleague = a.person(at="AZ-SMS")
    client = sign_in(a.person(role, at="AZ-SMS"))
    for url in (f"/people/{role_of(colleague).pk}/suspend/", f"/agencies/{colleague.agency.pk}/invite/"):
        refused = client.post(url)
        assert refused.status_code == 403 and "Only Agency administrator may do this." in words(refused)


@pytest.mark.parametrize("path", ["suspend/", "lift/", "end/", "link/"])
def test_nobody_changes_their_own_roles(sign_in, ministry, path):
    client = sign_in(ministry)
    refused = client.post(f"/people/{role_of(ministry).pk}/{path}", {"until_on": day()})
    assert refused.status_code == 403
    assert "You cannot change your own roles. Another administrator must do it." in words(refused)
    assert "You cannot change your own roles." in words(client.get(f"/people/{role_of(ministry).pk}/"))


def test_the_agency_remembers_who_suspended_whom(sign_in, ministry):
    officer, client = a.person(at="AZ-MIA", name="Tural Əzizov"), sign_in(ministry)
    client.post(f"/people/{role_of(officer).pk}/suspend/")
    page = words(client.get(f"/agencies/{ministry.agency.pk}/"))
    assert "Role changed: Caseworker, Tural Əzizov" in page
    assert "Kamran Həsənli, Ministry of Internal Affairs" in page and "suspended since" in page
