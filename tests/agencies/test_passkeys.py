"""Passkeys: what a forged, copied, foreign or repeated answer comes to."""

import html
import re

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.utils import websafe_encode

from agencies.models import User
from tests import a
from tests.agencies.desk import words
from tests.agencies.proving import everybody_needs_one, password  # noqa: F401
from tests.agencies.soft_key import MADE, PRESENT, VERIFIED, SoftKey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everybody_needs_one")]


def set_up(client, key=None, **forged):
    page = words(client.get("/account/security/passkey/"))
    question = html.unescape(re.search(r'data-passkey-form="([^"]+)"', page).group(1))
    key = key or SoftKey()
    return key, client.post("/account/security/passkey/", {"name": "Key", "credential": key.makes(question, **forged)})


def asked(client):
    return client.post("/sign-in/passkey/question/").json()["question"]


def enter(client, answer):
    return client.post("/sign-in/passkey/", {"proof-credential": answer})


@pytest.fixture
def owner(client):
    """Somebody with a passkey: (person, key); the browser has forgotten them."""
    person = a.person()
    password(client, person)
    key, done = set_up(client)
    assert done.status_code == 200 and "Your recovery codes" in words(done)
    client.logout()
    return person, key


def test_it_signs_in_and_is_counted_as_both_steps(client, owner):
    person, key = owner
    assert enter(client, key.proves(asked(client))).status_code == 302
    assert client.session["_auth_user_id"] == str(person.user.pk)
    assert client.session["factor"] == "passkey"
    assert client.get("/account/").status_code == 200
    assert Authenticator.objects.get(user=person.user, type="webauthn").last_used_at


FORGED = {
    "of another site": {"origin": "https://evil.example"},
    "of a site without encryption": {"origin": "http://testserver"},
    "to another question": {"challenge": websafe_encode(b"0" * 32)},
    "without PIN or finger": {"flags": PRESENT},
    "without anybody there": {"flags": VERIFIED},
    "signed by another key": {"secret": ec.generate_private_key(ec.SECP256R1())},
    "of nobody": {"handle": websafe_encode(b"zzzzz")},
    "of an unreadable person": {"handle": "!"},
    "of no person": {"handle": ""},
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_a_forged_answer_opens_nothing(client, owner, forged):
    refused = enter(client, owner[1].proves(asked(client), **forged))
    assert refused.status_code == 422 and "_auth_user_id" not in client.session


def test_an_answer_opens_once(client, owner):
    answer = owner[1].proves(asked(client))
    assert enter(client, answer).status_code == 302
    client.logout()
    assert enter(client, answer).status_code == 422
    asked(client)
    assert enter(client, answer).status_code == 422


def test_a_key_whose_count_does_not_grow_is_a_copy(client, owner):
    key = owner[1]
    assert enter(client, key.proves(asked(client), count=7)).status_code == 302
    client.logout()
    assert enter(client, key.proves(asked(client), count=7)).status_code == 422
    assert enter(client, key.proves(asked(client), count=8)).status_code == 302


def test_a_key_that_does_not_count_is_no_copy(client, owner):
    for _time in range(2):
        assert enter(client, owner[1].proves(asked(client), count=0)).status_code == 302
        client.logout()


def test_the_key_of_one_does_not_open_the_account_of_another(client, owner):
    other = a.person()
    password(client, other)
    theirs, _done = set_up(client, SoftKey(ident=b"another key"))
    client.logout()
    assert enter(client, owner[1].proves(asked(client), handle=theirs.handle)).status_code == 422
    password(client, other)  # who gave the password goes on with their own key alone
    refused = client.post("/sign-in/second/", {"proof-credential": owner[1].proves(asked(client))})
    assert refused.status_code == 422 and "_auth_user_id" not in client.session


def test_the_key_of_a_closed_account_opens_nothing(client, owner):
    User.objects.filter(pk=owner[0].user.pk).update(is_active=False)
    assert enter(client, owner[1].proves(asked(client))).status_code == 422


def test_a_key_that_was_taken_away_opens_nothing(client, owner):
    answer = owner[1].proves(asked(client))
    Authenticator.objects.filter(user=owner[0].user).delete()
    assert enter(client, answer).status_code == 422


@pytest.mark.parametrize(
    "forged",
    [{"flags": PRESENT | MADE}, {"origin": "https://evil.example"}, {"challenge": websafe_encode(b"0" * 32)}],
    ids=["without PIN or finger", "of another site", "to another question"],
)
def test_a_forged_passkey_is_not_taken(client, forged):
    person = a.person()
    password(client, person)
    assert set_up(client, **forged)[1].status_code == 422
    assert not Authenticator.objects.filter(user=person.user).exists()
