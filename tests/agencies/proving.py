"""What the tests of second factors share: people who must have one, an app that shows codes, a clock that can be moved."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from agencies.roles import HUMAN
from agencies.sessions import Session
from tests import a

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def everybody_needs_one(settings):
    """As in the product; elsewhere in the tests nobody needs a second factor (tests/settings.py)."""
    settings.SECOND_FACTOR_ROLES = frozenset(HUMAN)


def app_of(user, secret=SECRET) -> Authenticator:
    return totp.TOTP.activate(user, secret).instance


def code(secret=SECRET, periods=0):
    """What the app shows now, or some half minutes later."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + periods))


def wrong():
    """A code that fits in none of the periods around now."""
    near = {code(periods=periods) for periods in range(-3, 4)}
    return next(text for text in (f"{number:06}" for number in range(100)) if text not in near)


def password(client, person, **more):
    return client.post("/sign-in/", {"email": person.user.email, "password": a.PASSWORD, **more})


def stale(client):
    """The last proof of this session was given eleven minutes ago."""
    session = client.session
    for name in ("proved", "began"):
        if name in session:
            session[name] -= 11 * 60
    session.save()


def stale_sessions():
    """The same of every session, where a browser holds the key."""
    store = Session.get_session_store_class()
    for key in Session.objects.filter(user__isnull=False).values_list("session_key", flat=True):
        session = store(key)
        session["proved"] = session["proved"] - 11 * 60
        session.save()
