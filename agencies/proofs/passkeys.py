"""Passkeys: the two halves of each ceremony. The browser's own half is static/js/passkeys.js."""

import json

from allauth.account.utils import url_str_to_user_pk
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction
from fido2.utils import websafe_decode

from agencies import events
from agencies.models import User

LONGEST = 20_000  # letters of what a browser answers
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, ValidationError)


def asks_to_register(user) -> str:
    """What the browser is asked (JSON): a key that is found without a name, and that checks the person by PIN or finger."""
    return json.dumps(auth.begin_registration(user, passwordless=True))


@transaction.atomic
def register(user, name, answer) -> bool:
    """Takes a passkey that the browser made for this person just now; False where it is none."""
    try:
        credential = _read(answer)
        auth.parse_registration_response(credential)
        made = auth.complete_registration(credential)
    except UNREADABLE:
        return False
    if not made.is_user_verified():
        return False
    auth.WebAuthn.add(user, name, credential)
    events.factor_added(user, "passkey")
    return True


def asks_to_prove(user=None) -> str:
    """What the browser is asked (JSON) to prove who is there; of nobody known: any passkey for this site."""
    return json.dumps(auth.begin_authentication(user))


@transaction.atomic
def prove(answer, user=None) -> User | None:
    """Whose passkey answered, if it did, was checked by PIN or finger, and (where `user` is given) is that person's.

    A count of uses that does not grow, from a key that counts, is that of a copy: refused.
    """
    try:
        credential = _read(answer)
        response = auth.parse_authentication_response(credential).response
        user = user or User.objects.filter(pk=_pk_in(credential), is_active=True).first()
        if user is None or not response.authenticator_data.is_user_verified():
            return None
        key = auth.complete_authentication(user, credential)
    except UNREADABLE:
        return None
    return user if _is_no_copy(key, response.authenticator_data.counter) else None


def _is_no_copy(key, counter):
    key = Authenticator.objects.select_for_update().get(pk=key.pk)
    before = key.data.get("counter", 0)
    if counter <= before and (counter or before):
        events.refused(key.user, "passkey")
        return False
    key.data["counter"] = counter
    key.save(update_fields=["data"])
    key.record_usage()
    return True


def _read(answer):
    return json.loads(answer) if len(answer) <= LONGEST and answer.startswith("{") else {}


def _pk_in(credential):
    handle = credential["response"].get("userHandle") or ""
    return url_str_to_user_pk(websafe_decode(handle).decode())
