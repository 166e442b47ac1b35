"""Step-up: acts that weigh more ask who is there once more, and what was typed goes on with the answer."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from agencies.models import Membership
from agencies.roles import ADMINISTRATOR
from agencies.sessions import Session
from tests import a
from tests.agencies.desk import invite, said, words
from tests.agencies.proving import app_of, code, stale, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    chief = a.person(ADMINISTRATOR)
    client.force_login(chief.user)
    client.get("/account/")
    return chief


def hidden_of(page):
    """What the page of the question carries on: {name: value}."""
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)}


def test_within_ten_minutes_of_signing_in_nothing_is_asked(client, chief):
    assert invite(client, chief.agency).status_code == 302


def test_later_it_is_asked_and_what_was_typed_goes_on_with_the_answer(client, chief):
    stale(client)
    asked = invite(client, chief.agency, name='Səbinə <Əliyeva> "x"')
    page = words(asked)
    assert asked.status_code == 403 and "Confirm that it is you" in page
    assert "You change what somebody may do." in page and "What you entered is kept" in page
    assert not Membership.objects.filter(user__email="new@example.org").exists()
    carried = hidden_of(page)
    assert carried["name"] == 'Səbinə <Əliyeva> "x"' and "csrfmiddlewaretoken" in carried
    done = client.post(f"/agencies/{chief.agency.pk}/invite/", {**carried, "proof-password": a.PASSWORD})
    assert done.status_code == 302
    assert Membership.objects.get(user__email="new@example.org").user.name == 'Səbinə <Əliyeva> "x"'


def test_a_wrong_answer_asks_again_and_still_keeps_what_was_typed(client, chief):
    stale(client)
    carried = hidden_of(words(invite(client, chief.agency)))
    again = client.post(f"/agencies/{chief.agency.pk}/invite/", {**carried, "proof-password": "not my password"})
    assert again.status_code == 422 and "This did not prove who you are" in words(again)
    assert hidden_of(words(again))["email"] == said()["email"]
    assert "not my password" not in words(again)


def test_the_answer_holds_for_ten_minutes_and_changes_the_key_of_the_session(client, chief):
    stale(client)
    before = client.session.session_key
    carried = hidden_of(words(invite(client, chief.agency)))
    client.post(f"/agencies/{chief.agency.pk}/invite/", {**carried, "proof-password": a.PASSWORD})
    assert client.session.session_key != before and not Session.objects.filter(session_key=before).exists()
    assert invite(client, chief.agency, email="b@example.org").status_code == 302
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert invite(client, chief.agency, email="c@example.org").status_code == 403


def test_whoever_has_a_factor_proves_with_it_and_not_with_the_password(client, chief):
    app_of(chief.user)
    stale(client)
    carried = hidden_of(words(invite(client, chief.agency)))
    url = f"/agencies/{chief.agency.pk}/invite/"
    assert client.post(url, {**carried, "proof-password": a.PASSWORD}).status_code == 422
    assert client.post(url, {**carried, "proof-code": wrong()}).status_code == 422
    assert client.post(url, {**carried, "proof-code": code()}).status_code == 302


def test_guesses_at_the_question_are_paused_as_at_sign_in(client, chief):
    stale(client)
    carried = hidden_of(words(invite(client, chief.agency)))
    url = f"/agencies/{chief.agency.pk}/invite/"
    statuses = [client.post(url, {**carried, "proof-password": "guess"}).status_code for _guess in range(6)]
    assert statuses == [422] * 4 + [429] * 2
    assert client.post(url, {**carried, "proof-password": a.PASSWORD}).status_code == 429


def test_looking_is_not_asked_about(client, chief):
    stale(client)
    assert client.get(f"/agencies/{chief.agency.pk}/invite/").status_code == 200


def test_a_page_that_is_only_read_asks_first_and_leads_back(client, chief):
    stale(client)
    asked = client.get("/account/security/app/")
    assert asked.url == "/sign-in/again/?next=%2Faccount%2Fsecurity%2Fapp%2F"
    assert client.get(asked.url).status_code == 200
    done = client.post("/sign-in/again/", {"next": "/account/security/app/", "proof-password": a.PASSWORD})
    assert done.url == "/account/security/app/" and client.get(done.url).status_code == 200


def test_a_file_is_said_to_be_chosen_again(client, chief):
    stale(client)
    page = words(client.post(f"/agencies/{chief.agency.pk}/invite/", {"x": SimpleUploadedFile("a.pdf", b"%PDF-")}))
    assert "Files must be chosen again." in page


def test_the_answer_is_taken_out_before_the_act_sees_the_form(client, chief, monkeypatch):
    seen = []
    monkeypatch.setattr("agencies.views.people._invite", lambda request, form: seen.append(dict(request.POST)) or True)
    stale(client)
    carried = hidden_of(words(invite(client, chief.agency)))
    client.post(f"/agencies/{chief.agency.pk}/invite/", {**carried, "proof-password": a.PASSWORD})
    assert seen and not any(name.startswith("proof-") for name in seen[0])


def test_a_stranger_is_asked_the_same_whether_the_thing_exists(client, chief):
    stale(client)
    other = a.person(at="AZ-MIA").user.memberships.get()
    here, nowhere = (
        re.sub(r'(value|href)="[^"]*"', "", words(client.post(f"/people/{pk}/suspend/"))) for pk in (other.pk, 10**7)
    )
    assert here == nowhere


def test_no_word_of_it_is_copied_into_the_log_of_failed_sign_ins(client, chief):
    stale(client)
    carried = hidden_of(words(invite(client, chief.agency, name="Canary Word")))
    client.post(f"/agencies/{chief.agency.pk}/invite/?of=Canary", {**carried, "proof-password": "guess"})
    client.post(
        "/account/password/",
        {"old": "guess", "password": "canary of a pass phrase", "again": "canary of a pass phrase"},
    )
    kept = " ".join(f"{row.get_data} {row.post_data}" for row in AccessAttempt.objects.all())
    assert AccessAttempt.objects.exists() and "anary" not in kept
