"""How somebody has the pages look: kept by the server, on every device; a device may differ."""

import pytest

from agencies.models import Preferences
from agencies.roles import CASEWORKER
from tests import a
from tests.pages.square import signed_in

pytestmark = pytest.mark.django_db
WISHES = {"theme": "dark", "density": "compact", "hides_names": "on"}


@pytest.fixture
def somebody():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


def head_of(client, page="/account/"):
    return client.get(page).content.decode().partition("<head>")[0]


def test_without_preferences_a_page_is_as_for_everybody(somebody):
    assert "data-" not in head_of(signed_in(somebody))


def test_what_is_saved_is_on_the_next_page(somebody):
    client = signed_in(somebody)
    assert client.post("/account/preferences/", WISHES, follow=True).status_code == 200
    assert 'data-theme="dark" data-density="compact" data-names="hidden" data-keys="off"' in head_of(client)
    assert Preferences.objects.get(user=somebody.user).attributes["density"] == "compact"


def test_it_is_there_after_the_next_sign_in(somebody, client):
    signed_in(somebody).post("/account/preferences/", WISHES)
    client.post("/sign-in/", {"email": somebody.user.email, "password": a.PASSWORD}, follow=True)
    assert 'data-density="compact"' in head_of(client, "/queue/mine/")


def test_saving_again_changes_it_and_keeps_one_row(somebody):
    client = signed_in(somebody)
    client.post("/account/preferences/", WISHES)
    client.post("/account/preferences/", {"theme": "", "density": "", "single_keys": "on"})
    assert "data-" not in head_of(client)
    assert Preferences.objects.count() == 1


def test_a_look_that_is_none_is_refused_at_its_field(somebody):
    answer = signed_in(somebody).post("/account/preferences/", {"theme": "pink", "single_keys": "on"})
    assert answer.status_code == 422
    assert "pink" in answer.content.decode()
    assert not Preferences.objects.exists()
