"""Every page of this floor: in both languages, without a broken word; and the pages that say what went wrong."""

import pytest
from django.test import Client
from django.urls import reverse

from agencies.inviting import link_for
from agencies.models import Membership, Unit
from agencies.roles import CASEWORKER
from tests import a
from tests.agencies.desk import words

pytestmark = pytest.mark.django_db


def pages(administrator):
    """Every page of this floor that is read, by its name."""
    agency, row = administrator.agency.pk, Membership.objects.get(user=a.person(CASEWORKER).user).pk
    unit = Unit.objects.create(agency=administrator.agency, name_en="Passports", name_az="Pasportlar").pk
    of_agency = ("agency", "edit_agency", "end_agency", "add_unit", "invite")
    addresses = {
        name: reverse(name) for name in ("choose_agency", "account", "change_password", "agencies", "add_agency")
    }
    addresses |= {name: reverse(name, args=[agency]) for name in of_agency}
    addresses |= {name: reverse(name, args=[row]) for name in ("membership", "end_membership")}
    return addresses | {"edit_unit": reverse("edit_unit", args=[unit])}


@pytest.mark.parametrize("language", ["en", "az"])
def test_every_page_is_there_in_both_languages(sign_in, leading, language):
    client = sign_in(leading)
    client.post("/language/", {"language": language})
    for name, url in pages(leading).items():
        answer = client.get(url)
        assert answer.status_code == 200, name
        assert f'<html lang="{language}"' in words(answer) and words(answer).count("<h1") == 1, name
        assert "no-store" in answer.headers["Cache-Control"], name


@pytest.mark.parametrize("language", ["en", "az"])
def test_the_pages_before_signing_in_are_there_in_both_languages(client, language):
    client.post("/language/", {"language": language})
    path = link_for(a.person().user).partition("/set-password/")
    for url in ("/sign-in/", path[1] + path[2]):
        answer = client.get(url)
        assert answer.status_code == 200 and f'<html lang="{language}"' in words(answer)
        assert "no-store" in answer.headers["Cache-Control"]


def test_a_wrong_address_says_so_in_both_languages(client):
    page = words(client.get("/nowhere/"))
    assert "This address leads nowhere" in page and '<div lang="az">' in page


def test_a_refusal_says_why(sign_in):
    page = words(sign_in(a.person(CASEWORKER)).get("/agencies/add/"))
    assert "<li>Only Agency administrator may do this.</li>" in page and "For support:" in page


def test_what_breaks_is_said_without_a_trace(sign_in, monkeypatch):
    person = a.person(CASEWORKER)
    sign_in(person)
    monkeypatch.setattr("agencies.views.account.own_roles", lambda _: 1 / 0)
    client = Client(raise_request_exception=False)
    client.force_login(person.user, "django.contrib.auth.backends.ModelBackend")
    answer = client.get("/account/")
    assert answer.status_code == 500
    assert "Something failed on our side" in words(answer) and "ZeroDivisionError" not in words(answer)


def test_a_request_that_cannot_be_read_is_refused_with_a_page(client):
    answer = client.get("/sign-in/", headers={"host": "evil.example"})
    assert answer.status_code == 400 and "This form has expired" in words(answer)
