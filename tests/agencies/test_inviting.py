"""Invitations: who may be invited to what, and the link that works once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.inviting import user_of_link
from agencies.models import Membership, User
from agencies.roles import ADMINISTRATOR, AUDITOR, CASEWORKER
from tests import a
from tests.agencies.desk import invite, said, words

pytestmark = pytest.mark.django_db
PHRASE = "the seven rivers of spring"


def path_in(mail):
    return re.search(r"https?://[^/\s]+(/set-password/\S+)", mail.body)[1]


def test_an_invitation_brings_a_person_in_and_works_once(client, sign_in, ministry, mailoutbox):
    assert invite(sign_in(ministry), ministry.agency).status_code == 302
    client.post("/sign-out/")
    (mail,) = mailoutbox
    assert mail.to == ["new@example.org"] and "Invitation to Qayıdış" in mail.subject
    path = path_in(mail)
    assert "Səbinə Əliyeva" in words(client.get(path))
    assert client.post(path, {"password": PHRASE, "again": PHRASE}).url == "/sign-in/"
    client.post("/sign-in/", {"email": "new@example.org", "password": PHRASE})
    assert client.get("/account/").wsgi_request.actor.roles == {CASEWORKER}
    assert client.get(path).status_code == client.post(path, {"password": PHRASE, "again": PHRASE}).status_code == 410


def test_the_mail_bears_nothing_secret_but_the_link_and_names_our_own_host(sign_in, ministry, mailoutbox, settings):
    settings.PUBLIC_URL = "https://qayidis.example"
    client = sign_in(ministry)
    client.post(f"/agencies/{ministry.agency.pk}/invite/", said(), headers={"host": "localhost"})
    (link,) = set(re.findall(r"https?://\S+", mailoutbox[0].body))
    uid, token = link.removeprefix("https://qayidis.example/set-password/").strip("/").split("/")
    assert user_of_link(uid, token) == User.objects.get(email="new@example.org")


def test_a_link_is_void_after_three_days(client, sign_in, ministry, mailoutbox, monkeypatch):
    invite(sign_in(ministry), ministry.agency)
    later = timezone.datetime.now() + timedelta(days=3, minutes=1)
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda _: later)
    assert client.get(path_in(mailoutbox[0])).status_code == 410


def test_a_link_is_void_once_the_role_is_suspended(client, sign_in, ministry, mailoutbox):
    invite(sign_in(ministry), ministry.agency)
    Membership.objects.filter(user__email="new@example.org").update(suspended_at=timezone.now())
    assert client.get(path_in(mailoutbox[0])).status_code == 410


@pytest.mark.parametrize("uid", ["MQ", "_", "xx", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk"])
def test_an_invented_link_is_void(client, uid):
    assert client.get(f"/set-password/{uid}/abc-def/").status_code == 410


@pytest.mark.parametrize(
    ("password", "again", "reason"),
    [
        ("short", "short", "too short"),
        (PHRASE, PHRASE + "s", "differ"),
        ("new@example.org new", "new@example.org new", "too similar"),
        ("", "", "required"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused_at_its_field(
    client, sign_in, ministry, mailoutbox, password, again, reason
):
    invite(sign_in(ministry), ministry.agency)
    answer = client.post(path_in(mailoutbox[0]), {"password": password, "again": again})
    assert answer.status_code == 422 and reason in words(answer)


def test_who_has_an_account_gets_the_role_and_a_notice_without_a_link_to_set_a_password(sign_in, ministry, mailoutbox):
    known = a.person(CASEWORKER, at="AZ-SMS", name="Leyla Quliyeva")
    invite(sign_in(ministry), ministry.agency, email=known.user.email.upper(), name="Somebody else", role="auditor")
    assert set(known.user.memberships.values_list("agency__code", "role")) == {
        ("AZ-SMS", CASEWORKER),
        ("AZ-MIA", AUDITOR),
    }
    known.user.refresh_from_db()
    assert known.user.name == "Leyla Quliyeva"
    assert "new role" in mailoutbox[0].subject and "set-password" not in mailoutbox[0].body


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"email": "no address"}, "valid"),
        ({"email": "intake@system.invalid"}, "closed and cannot be invited"),
        ({"role": "clock"}, "valid choice"),
        ({"from_on": "01.01.2020"}, "cannot begin in the past"),
        ({"from_on": "31.02.2030"}, "valid date"),
        ({"until_on": "01.01.2020"}, "end before it begins"),
        ({"name": ""}, "required"),
    ],
)
def test_a_faulty_invitation_is_refused_at_its_field_and_kept(sign_in, ministry, mailoutbox, other, reason):
    answer = invite(sign_in(ministry), ministry.agency, **other)
    assert answer.status_code == 422 and reason in words(answer)
    assert f'value="{said(**other)["from_on"]}"' in words(answer)
    assert not mailoutbox and not User.objects.filter(email="new@example.org").exists()


def test_the_same_role_twice_is_refused(sign_in, ministry, mailoutbox):
    client = sign_in(ministry)
    invite(client, ministry.agency)
    assert invite(client, ministry.agency).status_code == 422
    assert invite(client, ministry.agency, role="auditor").status_code == 302


def test_a_mail_that_cannot_go_out_is_said_and_the_link_can_be_sent_again(sign_in, ministry, mailoutbox, monkeypatch):
    def fail(*_):
        raise OSError

    client = sign_in(ministry)
    with monkeypatch.context() as broken:
        broken.setattr("agencies.inviting.send_mail", fail)
        page = words(client.post(f"/agencies/{ministry.agency.pk}/invite/", said(), follow=True))
    assert "could not be sent" in page
    row = Membership.objects.get(user__email="new@example.org")
    client.post(f"/people/{row.pk}/link/")
    assert path_in(mailoutbox[0])


def test_the_leading_agency_names_only_a_first_administrator_elsewhere(sign_in, leading):
    client, provider = sign_in(leading), a.agency("NGO-1")
    assert invite(client, provider, role="caseworker").status_code == 422
    assert invite(client, provider, role="administrator").status_code == 302
    second = invite(client, provider, role="administrator", email="second@example.org")
    assert second.status_code == 403 and "has an administrator of its own" in words(second)


def test_nobody_gives_themselves_a_role(sign_in, ministry):
    answer = invite(sign_in(ministry), ministry.agency, email=ministry.user.email.upper(), role="supervisor")
    assert answer.status_code == 422 and "You cannot give a role to yourself." in words(answer)
    assert set(ministry.user.memberships.values_list("role", flat=True)) == {ADMINISTRATOR}


def test_the_same_form_twice_at_once_makes_one_role(sign_in, ministry, mailoutbox, monkeypatch):
    client = sign_in(ministry)
    invite(client, ministry.agency)
    monkeypatch.setattr("agencies.forms.not_ended", lambda agency: Membership.objects.none())
    assert invite(client, ministry.agency).status_code == 422
    assert len(mailoutbox) == 1
