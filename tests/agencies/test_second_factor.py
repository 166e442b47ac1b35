"""The second step of signing in: required by role, good once, not guessed, not walked around, and recoverable."""

import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import connection

from agencies.models import User
from agencies.proofs import codes, factors
from agencies.roles import ADMINISTRATOR
from agencies.sessions import Session
from tests import a
from tests.agencies.desk import words
from tests.agencies.proving import app_of, code, everybody_needs_one, password, wrong  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everybody_needs_one")]


def is_in(client):
    return "_auth_user_id" in client.session


def second(client, typed, **more):
    return client.post("/sign-in/second/", {"proof-code": typed, **more})


def test_a_password_alone_signs_nobody_in_who_has_a_second_step(client):
    person = a.person()
    app_of(person.user)
    assert password(client, person, next="/account/").url == "/sign-in/second/?next=%2Faccount%2F"
    assert not is_in(client)
    assert client.get("/account/").url == "/sign-in/?next=/account/"
    done = second(client, code(), next="/account/")
    assert done.url == "/account/" and is_in(client)
    assert client.get("/account/").status_code == 200


def test_a_code_is_taken_with_spaces_and_a_minute_off_but_no_more(client):
    person = a.person()
    app_of(person.user)
    password(client, person)
    assert second(client, code(periods=3)).status_code == 422
    assert second(client, f"{code(periods=1)[:3]} {code(periods=1)[3:]}").status_code == 302


def test_a_code_is_good_once_and_so_is_none_before_it(client):
    person = a.person()
    app_of(person.user)
    shown = code()
    assert codes.use(person.user, shown) == "app"
    assert codes.use(person.user, shown) is None
    assert codes.use(person.user, code(periods=-1)) is None


def test_guesses_of_codes_are_paused_longer_each_time_and_never_for_ever():
    user = a.person().user
    app_of(user)
    with time_machine.travel(1_900_000_000, tick=False) as clock:
        waited = []
        for _guess in range(12):
            try:
                assert codes.use(user, wrong()) is None
            except codes.Paused as paused:
                waited.append(round(paused.until.timestamp() - clock_now()))
                clock.shift(waited[-1] + 1)
                assert codes.use(user, wrong()) is None
        assert waited[:4] == [60, 120, 240, 480] and max(waited) <= 3600
        clock.shift(3601)
        assert codes.use(user, code()) == "app"
        assert codes.use(user, wrong()) is None  # and the next mistake is the first again


def clock_now():
    return codes.time.time()


def test_a_pause_is_said_with_its_end(client):
    person = a.person()
    app_of(person.user)
    password(client, person)
    for _guess in range(5):
        assert second(client, wrong()).status_code == 422
    paused = second(client, code())
    assert paused.status_code == 429
    assert re.search(r"Too many attempts. Try again at \d\d:\d\d", words(paused))
    assert not is_in(client)


def test_a_recovery_code_opens_once(client):
    person = a.person()
    app_of(person.user)
    made = codes.make_recovery_codes(person.user)
    assert len(set(made)) == 10
    password(client, person)
    assert second(client, made[3]).status_code == 302 and is_in(client)
    client.logout()
    password(client, person)
    assert second(client, made[3]).status_code == 422
    assert codes.recovery_codes_left(person.user) == 9


def test_secrets_do_not_stand_in_the_database():
    user = a.person().user
    app_of(user)
    made = codes.make_recovery_codes(user)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, ' ') FROM mfa_authenticator")
        (kept,) = cursor.fetchone()
    assert "JBSWY3DP" not in kept
    assert not any(one.replace(" ", "") in kept for one in made)


def test_secrets_open_under_the_key_from_before(settings):
    user = a.person().user
    app_of(user)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 10
    assert codes.use(user, code()) == "app"


def test_who_has_no_second_step_is_led_to_set_one_up_and_reaches_nothing_else(client):
    person = a.person(ADMINISTRATOR)
    assert password(client, person, next="/agencies/").url == "/sign-in/set-up/?next=%2Fagencies%2F"
    for address in ("/", "/account/", "/agencies/", "/account/security/", "/search/", "/statistics/"):
        gone = client.get(address)
        assert gone.status_code == 302 and gone.url.startswith("/sign-in/set-up/"), address
    assert client.post("/account/sessions/end/").url.startswith("/sign-in/set-up/")
    assert client.get("/sign-in/set-up/").status_code == 200


def test_setting_up_an_app_shows_recovery_codes_once_and_leads_on(client):
    person = a.person()
    password(client, person, next="/account/")
    client.get("/sign-in/set-up/?next=/account/")
    page = words(client.get("/account/security/app/"))
    secret = re.search(r'mono">([A-Z2-7 ]+)</span>', page).group(1).replace(" ", "")
    assert "<svg" in page and "style=" not in page[page.index("<svg") : page.index("</svg>")]
    assert client.post("/account/security/app/", {"code": "000000"}).status_code == 422
    shown = words(client.post("/account/security/app/", {"code": code(secret)}))
    assert len(re.findall(r"<li>\d{4} \d{4}</li>", shown)) == 10
    assert 'href="/account/"' in shown
    assert client.get("/account/").status_code == 200
    assert client.get("/account/security/recovery-codes/").status_code == 405


def test_the_first_factor_ends_the_sessions_that_had_none(client):
    person = a.person()
    elsewhere = type(client)()
    password(elsewhere, person)
    password(client, person)
    page = words(client.get("/account/security/app/"))
    secret = re.search(r'mono">([A-Z2-7 ]+)</span>', page).group(1).replace(" ", "")
    client.post("/account/security/app/", {"code": code(secret)})
    assert Session.objects.filter(user=person.user).count() == 1
    assert elsewhere.get("/account/").url.startswith("/sign-in/")


def test_a_session_without_a_proof_adds_no_further_factor(client):
    person = a.person()
    password(client, person)
    app_of(person.user)  # set up elsewhere, meanwhile
    assert client.get("/account/security/passkey/").url == "/sign-in/"
    assert not is_in(client)


def test_the_last_factor_is_not_taken_away_but_one_of_two_is(client):
    person = a.person()
    app = app_of(person.user)
    password(client, person)
    second(client, code())
    client.post(f"/account/security/{app.pk}/remove/")
    assert factors.has_factor(person.user)
    Authenticator.objects.create(user=person.user, type="webauthn", data={"name": "Key", "credential": {}})
    assert client.post(f"/account/security/{app.pk}/remove/").url == "/account/security/"
    assert not Authenticator.objects.filter(pk=app.pk).exists()


def test_nobody_takes_away_the_factor_of_another(client):
    person, other = a.person(), a.person()
    theirs = app_of(other.user)
    app_of(person.user)
    password(client, person)
    second(client, code())
    assert client.post(f"/account/security/{theirs.pk}/remove/").status_code == 404


def test_an_administrator_voids_the_factors_of_a_colleague_and_ends_their_sessions(client):
    chief, person = a.person(ADMINISTRATOR), a.person()
    app_of(chief.user)
    app_of(person.user)
    codes.make_recovery_codes(person.user)
    theirs = type(client)()
    password(theirs, person)
    second(theirs, code())
    password(client, chief)
    second(client, code())
    membership = person.user.memberships.get()
    assert "Void their second factors" in words(client.get(f"/people/{membership.pk}/"))
    assert client.post(f"/people/{membership.pk}/factors/").status_code == 302
    assert not Authenticator.objects.filter(user=person.user).exists()
    assert theirs.get("/account/").url.startswith("/sign-in/")
    own = chief.user.memberships.get()
    assert client.post(f"/people/{own.pk}/factors/").status_code == 403


def test_a_demo_account_is_exempt_by_name_and_only_where_the_installation_says_so(client, settings):
    person = a.person()
    User.objects.filter(pk=person.user.pk).update(is_demo=True)
    settings.DEMO_EXEMPTION = True
    assert password(client, person, next="/account/").url == "/account/"
    assert "Demo exemption" in words(client.get("/account/security/"))
    settings.DEMO_EXEMPTION = False
    assert client.get("/account/").url.startswith("/sign-in/set-up/")


def test_no_exemption_without_being_a_demo_account(client, settings):
    settings.DEMO_EXEMPTION = True
    assert password(client, a.person()).url.startswith("/sign-in/set-up/")


def test_only_the_roles_of_the_setting_need_it(client, settings):
    settings.SECOND_FACTOR_ROLES = frozenset({ADMINISTRATOR})
    assert password(client, a.person(), next="/account/").url == "/account/"
    client.logout()
    assert password(client, a.person(ADMINISTRATOR)).url.startswith("/sign-in/set-up/")


def test_the_pages_of_the_package_beneath_have_no_address(client):
    for address in ("/accounts/signup/", "/accounts/login/", "/accounts/email/", "/accounts/2fa/", "/signup/", "/2fa/"):
        assert client.get(address).status_code == 404, address


def test_the_second_step_is_for_nobody_who_has_not_begun(client):
    assert client.get("/sign-in/second/").url.startswith("/sign-in/")
    assert second(client, "123456").url.startswith("/sign-in/")


def test_an_account_without_a_password_gets_nothing_by_a_code(client):
    person = a.person()
    app_of(person.user)
    User.objects.filter(pk=person.user.pk).update(password=make_password(None))
    assert password(client, person).status_code == 422
    assert second(client, code()).url.startswith("/sign-in/")


@pytest.mark.parametrize(
    "answer", ["", "{}", "{", "[]", '{"id": 1}', '{"response": {"userHandle": "x"}}', "{" * 30_000]
)
def test_an_answer_that_is_no_passkey_is_refused(client, answer):
    client.post("/sign-in/passkey/question/")
    refused = client.post("/sign-in/passkey/", {"proof-credential": answer})
    assert refused.status_code == 422 and "This passkey is not known here" in words(refused)
    assert not is_in(client)
