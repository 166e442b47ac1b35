"""Codes of an authenticator app, and recovery codes: each is good once, and guesses are paused longer and longer."""

import re
import time
from datetime import UTC, datetime
from hmac import compare_digest

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.db import transaction

from agencies import events

CODES = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
FREE, FIRST, LONGEST = (
    5,
    60,
    3600,
)  # wrong codes without a pause; seconds of the first pause, doubled each time; the longest


class Paused(Exception):
    """Too many wrong codes: `until` says when the next may be tried (aware moment)."""

    def __init__(self, until):
        super().__init__(until)
        self.until = until


@transaction.atomic
def use(user, typed) -> str | None:
    """The kind of factor whose code was typed: app or recovery; None where it is none. It is used up. Raises Paused.

    The rows are locked, so that neither the same code nor many guesses at once come through twice.
    """
    rows = list(Authenticator.objects.select_for_update().filter(user=user, type__in=CODES).order_by("pk"))
    if not rows:
        return None
    guard = rows[0]
    if (until := guard.data.get("paused_until", 0)) > time.time():
        raise Paused(datetime.fromtimestamp(until, UTC))
    code = re.sub(r"[\s-]", "", typed)
    fitting = next((row for row in rows if _fits(row, code)), None)
    guard.refresh_from_db()
    _count(guard, failed=fitting is None)
    if fitting is None:
        events.refused(user, "code")
        return None
    fitting.record_usage()
    return "app" if fitting.type == Authenticator.Type.TOTP else "recovery"


def _count(guard, *, failed):
    wrong = guard.data.get("wrong", 0) + 1 if failed else 0
    pause = min(FIRST * 2 ** (wrong - FREE), LONGEST) if wrong >= FREE else 0
    guard.data |= {"wrong": wrong, "paused_until": time.time() + pause if pause else 0}
    guard.save(update_fields=["data"])


def _fits(row, code):
    if row.type == Authenticator.Type.RECOVERY_CODES:
        return RecoveryCodes(row).validate_code(code)
    counter = _counter_of(decrypt(row.data["secret"]), code)
    if counter is None or counter <= row.data.get("counter", -1):
        return False
    row.data["counter"] = counter  # neither this code nor one before it fits again, whichever process is asked
    row.save(update_fields=["data"])
    return True


def _counter_of(secret, code):
    """The period of time whose code this is, around now; or None."""
    for counter in totp.yield_hotp_counters_from_time():
        if compare_digest(totp.format_hotp_value(totp.hotp_value(secret, counter)).encode(), code.encode()):
            return counter
    return None


def begin_app(user) -> dict:
    """What an authenticator app must be told: {secret: in groups of four, picture: inline SVG}. Kept in the session until confirmed."""
    secret = totp.get_totp_secret()
    url = get_adapter().build_totp_url(user, secret)
    picture = segno.make(url, micro=False).svg_inline(scale=5, border=3, light="#fff", dark="#000")
    return {"secret": " ".join(re.findall(".{1,4}", secret)), "picture": picture}


@transaction.atomic
def confirm_app(request, typed) -> bool:
    """Takes the app as a factor, where the code shows that it was told. It replaces one from before."""
    secret = totp.get_totp_secret()
    counter = _counter_of(secret, re.sub(r"[\s-]", "", typed))
    if counter is None:
        return False
    Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).delete()
    row = totp.TOTP.activate(request.user, secret).instance
    row.data["counter"] = counter
    row.save(update_fields=["data"])
    totp.clear_totp_secret(request)
    events.factor_added(request.user, "app")
    return True


@transaction.atomic
def make_recovery_codes(user) -> list[str]:
    """New ones, each in two halves; those from before are void."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    made = RecoveryCodes.activate(user)
    events.factor_added(user, "recovery")
    return [f"{code[:4]} {code[4:]}" for code in made.generate_codes()]


def recovery_codes_left(user) -> int | None:
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(row).get_unused_codes()) if row else None
