"""One's own account."""

import pytest

from tests import a

pytestmark = pytest.mark.django_db
PHRASE = "the seven rivers of spring"


def test_one_changes_ones_own_password_and_other_devices_are_signed_out(sign_in, client):
    person = a.person()
    other = type(client)()
    other.post("/sign-in/", {"email": person.user.email, "password": a.PASSWORD})
    sign_in(person)
    assert client.post("/account/password/", {"old": "wrong", "password": PHRASE, "again": PHRASE}).status_code == 422
    assert (
        client.post("/account/password/", {"old": a.PASSWORD, "password": PHRASE, "again": PHRASE}).url == "/account/"
    )
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").url.startswith("/sign-in/")


def test_guesses_at_the_old_password_are_counted_too(sign_in):
    client = sign_in(a.person())
    said = {"old": "wrong", "password": PHRASE, "again": PHRASE}
    assert [client.post("/account/password/", said).status_code for _ in range(5)] == [422, 422, 422, 422, 429]
