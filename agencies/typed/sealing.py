"""Seals what somebody types under a key that their browser alone has: a table that is read or copied tells nothing of it."""

import json

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(fields, key) -> str:
    return Fernet(key).encrypt(json.dumps(fields).encode()).decode()


def unseal(sealed, key) -> dict | None:
    """None where the key is another: another browser, or the cookie was thrown away."""
    try:
        return json.loads(Fernet(key).decrypt(sealed))
    except (ValueError, InvalidToken):
        return None


def hand_out(response, name, key, lasts):
    """Gives the browser the key to keep; `lasts`: seconds."""
    secure = {"secure": settings.SESSION_COOKIE_SECURE, "httponly": True, "samesite": "Lax"}
    response.set_cookie(name, key, max_age=lasts, **secure)
    return response
