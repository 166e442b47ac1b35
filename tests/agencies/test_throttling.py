"""Wrong passwords: paused longer each time, never for ever, and never an office or a colleague."""

import os
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessFailureLog
from django.utils import timezone

from agencies.proofs import throttling
from tests import a

pytestmark = pytest.mark.django_db
GUESSES = 1000 if os.environ.get("QAYIDIS_FULL") == "1" else 60
OFFICE, HOME, ATTACKER = "192.0.2.10", "198.51.100.7", "203.0.113.66"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def attempt(client, email, password="not the password", at=OFFICE):
    answer = client.post("/sign-in/", {"email": email, "password": password}, REMOTE_ADDR=at)
    client.logout() if answer.status_code == 302 else None
    return answer.status_code


def test_a_brute_force_on_one_account_locks_neither_its_office_nor_itself_elsewhere(client, clock):
    victim, colleagues = a.person().user.email, [a.person().user.email for _one in range(3)]
    assert attempt(client, victim, a.PASSWORD, at=HOME) == 302  # an address that the account is known from
    statuses = []
    for guess in range(GUESSES):
        statuses.append(attempt(client, victim))
        clock.shift(timedelta(seconds=10))
        if guess % (GUESSES // 4) == 0:
            assert [attempt(client, one, a.PASSWORD) for one in colleagues] == [302] * 3
            assert attempt(client, victim, a.PASSWORD, at=HOME) == 302
    assert statuses.count(422) <= 25  # so many were looked at, of a thousand within three hours
    clock.shift(timedelta(hours=1, seconds=1))
    assert attempt(client, victim, a.PASSWORD) == 302  # nor is it closed for ever where the guesses came from


def test_each_pause_is_longer_up_to_an_hour(client, clock):
    email, pauses = a.person().user.email, []
    for _round in range(4):
        began = timezone.now()
        while attempt(client, email) != 429:
            clock.shift(timedelta(seconds=1))
        while attempt(client, email) == 429:
            clock.shift(timedelta(minutes=5))
        pauses.append(round((timezone.now() - began) / timedelta(minutes=1)))
        assert AccessFailureLog.objects.count() < 40
    assert [abs(got - wanted) <= 5 for got, wanted in zip(pauses, (15, 30, 60, 60), strict=True)] == [True] * 4, pauses


def test_trying_on_during_a_pause_does_not_make_it_longer(client, clock):
    email = a.person().user.email
    for _guess in range(5):
        attempt(client, email)
    for _minute in range(14):
        clock.shift(timedelta(minutes=1))
        assert attempt(client, email) == 429
    clock.shift(timedelta(minutes=1, seconds=1))
    assert attempt(client, email, a.PASSWORD) == 302


def test_guesses_from_many_addresses_slow_the_account_but_not_where_it_is_known(client, clock):
    email = a.person().user.email
    assert attempt(client, email, a.PASSWORD, at=OFFICE) == 302
    statuses = [attempt(client, email, at=f"203.0.113.{number}") for number in range(60)]
    assert statuses.count(422) == throttling.OF_ACCOUNT
    assert attempt(client, email, a.PASSWORD, at=HOME) == 429
    assert attempt(client, email, a.PASSWORD, at=OFFICE) == 302
    clock.shift(throttling.MOST)
    assert attempt(client, email, a.PASSWORD, at=HOME) == 302


def test_one_address_that_tries_many_names_is_slowed_but_not_those_who_work_there(client, clock, monkeypatch):
    monkeypatch.setattr(throttling, "OF_ADDRESS", 10)
    known = a.person().user.email
    assert attempt(client, known, a.PASSWORD) == 302
    statuses = [attempt(client, f"name{number}@example.org") for number in range(15)]
    assert statuses.count(422) == throttling.OF_ADDRESS
    assert attempt(client, known, a.PASSWORD) == 302
    assert attempt(client, a.person().user.email, a.PASSWORD, at=HOME) == 302


def test_an_unknown_account_is_slowed_as_a_known_one(client, clock):
    known = a.person().user.email
    asked = [
        [attempt(client, email, at=f"203.0.113.{n}") for n in range(30)] for email in (known, "nobody@example.org")
    ]
    assert asked[0] == asked[1]


def test_a_sign_in_of_another_opens_no_pause(client, clock):
    email = a.person().user.email
    for _round in range(2):
        for _guess in range(5):
            attempt(client, email)
        clock.shift(timedelta(minutes=16))
    assert attempt(client, a.person().user.email, a.PASSWORD) == 302
    assert attempt(client, email, a.PASSWORD) == 429  # the second pause is of half an hour


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(rf, settings):
    said = rf.get("/", headers={"X-Forwarded-For": "10.0.0.1, 198.51.100.7"}, REMOTE_ADDR="127.0.0.1")
    assert throttling.address_of(said) == "127.0.0.1"
    settings.BEHIND_PROXY = True
    assert throttling.address_of(said) == "198.51.100.7"
    assert throttling.address_of(rf.get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"


def test_many_wrong_passwords_in_a_day_are_told_once(client, clock, monkeypatch):
    told, email = [], a.person().user.email
    monkeypatch.setattr("agencies.events.many_refused", lambda user, count: told.append((user.email, count)))
    monkeypatch.setattr(throttling, "MANY", 12)
    for number in range(16):
        attempt(client, email, at=f"203.0.113.{number}")
        attempt(client, "nobody@example.org", at=f"203.0.113.{number}")
    assert told == [(email, 12)]
