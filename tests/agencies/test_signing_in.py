"""Signing in: what it says, what it never says, and what it leaves in the browser."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.utils import timezone

from tests import a
from tests.agencies.desk import words

pytestmark = pytest.mark.django_db
WRONG = "The e-mail or password is wrong."


def attempt(client, email, password="not the password", **more):
    return client.post("/sign-in/", {"email": email, "password": password, **more})


def said(response):
    """The page without what differs each time."""
    return re.sub(r'value="[^"]*"', "", words(response))


def test_a_wrong_password_says_the_same_as_an_unknown_account(client):
    known, unknown = attempt(client, a.person().user.email), attempt(client, "nobody@example.org")
    assert known.status_code == unknown.status_code == 422
    assert WRONG in words(known)
    assert said(known) == said(unknown)


def test_an_unknown_and_a_closed_account_cost_as_much_work(client, monkeypatch):
    closed = a.person().user
    closed.is_active = False
    closed.save()
    hashed, encode = [], hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or encode(*given))
    for email in (a.person().user.email, "nobody@example.org", closed.email, "intake@system.invalid"):
        hashed.clear()
        assert WRONG in words(attempt(client, email))
        assert len(hashed) == 1, email


def test_a_closed_account_does_not_get_in_with_its_password(client):
    person = a.person()
    person.user.is_active = False
    person.user.save()
    assert WRONG in words(attempt(client, person.user.email, a.PASSWORD))


def test_after_five_wrong_passwords_the_right_one_must_wait(client):
    email = a.person().user.email
    statuses = [attempt(client, email).status_code for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 429]
    locked = attempt(client, email.upper(), a.PASSWORD)
    at = timezone.localtime(timezone.now() + timedelta(minutes=15))
    assert locked.status_code == 429
    assert re.search(r"Too many attempts. Try again at \d\d:\d\d or ask your administrator.", words(locked))
    assert any((at + timedelta(minutes=late)).strftime("at %H:%M or") in words(locked) for late in (0, 1))


def test_an_unknown_account_is_locked_just_the_same(client):
    assert [attempt(client, "nobody@example.org").status_code for _ in range(5)][-1] == 429


def test_one_locked_account_does_not_lock_the_office(client, sign_in):
    email = a.person().user.email
    for _ in range(6):
        attempt(client, email)
    assert "_auth_user_id" in sign_in(a.person()).session


def test_what_was_typed_stays_but_never_the_password(client):
    page = words(attempt(client, "no address", "my own secret words"))
    assert 'value="no address"' in page and "my own secret words" not in page


def test_after_signing_in_one_is_where_one_wanted_to_go(client):
    person = a.person()
    asked = client.get("/account/")
    assert asked.url == "/sign-in/?next=/account/"
    assert 'name="next" value="/account/"' in words(client.get(asked.url))
    assert attempt(client, person.user.email, a.PASSWORD, next="/account/").url == "/account/"


@pytest.mark.parametrize("wish", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client, wish):
    assert attempt(client, a.person().user.email, a.PASSWORD, next=wish).url == "/"
    assert client.get("/sign-in/", {"next": wish}).url == "/"
    assert client.post("/language/", {"language": "az", "next": wish}).url == "/"


def test_the_session_gets_a_new_key_at_sign_in_and_dies_at_sign_out(client, sign_in):
    client.post("/language/", {"language": "en"})
    client.session["planted"] = 1
    client.session.save()
    before = client.session.session_key
    signed_in = sign_in(a.person()).session.session_key
    assert before != signed_in
    answer = client.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert not client.session.exists(signed_in)
    assert client.get("/account/").url.startswith("/sign-in/")


def test_signing_out_by_a_link_is_refused(client, sign_in):
    assert sign_in(a.person()).get("/sign-out/").status_code == 405
    assert client.get("/account/").status_code == 200


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(client, sign_in):
    cookie = sign_in(a.person()).cookies["sid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert client.session.get_expiry_age() == 30 * 60


def test_a_form_without_its_token_is_refused():
    client = Client(enforce_csrf_checks=True)
    for url in ("/sign-in/", "/sign-out/", "/language/"):
        assert client.post(url).status_code == 403


def test_a_password_changed_elsewhere_ends_this_session(client, sign_in):
    person = a.person()
    sign_in(person)
    person.user.set_password("quite another pass phrase")
    person.user.save()
    assert client.get("/account/").url.startswith("/sign-in/")


def test_a_sign_in_leaves_no_row_in_the_history_of_the_person(sign_in):
    person = a.person()
    before = person.user.history.count()
    sign_in(person)
    assert person.user.history.count() == before


def test_a_half_given_proof_is_forgotten_after_ten_minutes(client, monkeypatch):
    monkeypatch.setattr("agencies.signing_in.PATIENCE", timedelta(0))
    assert attempt(client, a.person().user.email, a.PASSWORD).url.startswith("/sign-in/")
    assert client.get("/account/").status_code == 302


def test_after_twelve_hours_one_signs_in_again_however_busy(client):
    attempt(client, a.person().user.email, a.PASSWORD)
    assert client.get("/account/").status_code == 200
    session = client.session
    session["began"] -= 12 * 60 * 60 - 60
    session.save()
    assert client.get("/account/").status_code == 200
    session["began"] -= 61
    session.save()
    gone = client.get("/account/")
    assert (gone.status_code, gone.url) == (302, "/sign-in/?next=/account/")
    assert "_auth_user_id" not in client.session
