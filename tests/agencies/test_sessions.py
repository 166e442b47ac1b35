"""Sessions: seen by whom they belong to, ended one by one or all others, idle for half an hour at most, twelve hours in all."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from agencies.browsers import browser_in_words
from agencies.sessions import Session
from tests import a
from tests.agencies.desk import words
from tests.agencies.proving import password

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"


def browser(person, agent, address):
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    password(client, person)
    client.get("/account/")
    return client


@pytest.fixture
def two():
    person = a.person()
    return browser(person, FIREFOX, "192.0.2.1"), browser(person, CHROME, "192.0.2.2")


def named(page):
    return re.findall(r'name="session" value="([0-9a-f]+)"', page)


def test_all_are_listed_with_browser_place_and_time(two):
    page = words(two[0].get("/account/security/"))
    for said in ("Firefox, Windows", "Chrome, Android", "192.0.2.1", "192.0.2.2", "This one"):
        assert said in page
    assert page.count(timezone.localtime().strftime("%d.%m.%Y %H:")) >= 4
    keys = [client.session.session_key for client in two]
    assert not any(key in page for key in keys)


def test_one_is_ended_and_the_other_goes_on(two):
    here, there = two
    (name,) = named(words(here.get("/account/security/")))
    assert here.post("/account/sessions/end/", {"session": name}).url == "/account/security/"
    assert there.get("/account/").url.startswith("/sign-in/")
    assert here.get("/account/").status_code == 200


def test_all_others_are_ended_at_once(two):
    browser_three = browser(a.person(), FIREFOX, "192.0.2.3")  # of somebody else
    two[1].post("/account/sessions/end/")
    assert two[0].get("/account/").url.startswith("/sign-in/")
    assert two[1].get("/account/").status_code == 200
    assert browser_three.get("/account/").status_code == 200


def test_nobody_ends_the_session_of_another(two):
    other = browser(a.person(), FIREFOX, "192.0.2.3")
    (name,) = named(words(two[0].get("/account/security/")))
    other.post("/account/sessions/end/", {"session": name})
    assert two[1].get("/account/").status_code == 200


def test_a_session_ends_after_half_an_hour_without_a_request(two):
    start = timezone.now()
    with time_machine.travel(start + timedelta(minutes=29)):
        assert two[0].get("/account/").status_code == 200
        assert two[0].post("/account/stay/").status_code == 204
    with time_machine.travel(start + timedelta(minutes=58)):
        assert two[0].get("/account/").status_code == 200
        assert two[1].get("/account/").url.startswith("/sign-in/")
    with time_machine.travel(start + timedelta(minutes=89)):
        assert two[0].get("/account/").url.startswith("/sign-in/")


def test_the_limits_are_settings_and_stand_on_the_page(two, settings):
    settings.SESSION_COOKIE_AGE, settings.SESSION_LASTS = 600, 3600
    page = words(two[0].get("/account/"))
    assert 'data-idle="600"' in page and re.search(r'data-left="3[56]\d\d"', page) and 'data-warns="120"' in page


def test_a_password_change_ends_the_others(two):
    new = "quite another pass phrase"
    two[0].post("/account/password/", {"old": a.PASSWORD, "password": new, "again": new})
    assert two[0].get("/account/").status_code == 200
    assert two[1].get("/account/").url.startswith("/sign-in/")


def test_what_has_run_out_is_swept(two):
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        Session.get_session_store_class().clear_expired()
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (FIREFOX, "Firefox, Windows"),
        (CHROME, "Chrome, Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15_5) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15", "Safari, macOS"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("curl/8.0", ""),
    ],
)  # fmt: skip
def test_browsers_are_called_by_their_names(agent, said):
    assert browser_in_words(agent) == said
