"""Refuses passwords that are long and yet easily guessed: the words of this house, repeated pieces, rows of keys.

No rule says which signs a password must have (NIST SP 800-63B): only what is guessed first is refused. Django's own list of
common passwords stands beside this one, and is asked here for what is left once digits and our words are taken out.
"""

import re

from anyascii import anyascii
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CONTEXT = (
    "qayidis", "qayıdış", "readmission", "readmisiya", "reinteqrasiya", "reintegration", "return", "voluntary", "konullu",
    "azerbaijan", "azerbaycan", "baku", "baki", "migration", "miqrasiya", "dovlet", "xidmeti", "nazirlik", "ministry", "agency",
    "agentlik", "caseworker", "supervisor", "administrator", "admin", "password", "parol", "sifre", "passphrase", "welcome",
    "secret", "letmein", "login",
)  # fmt: skip
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890", "1qaz2wsx3edc4rfv")
LEFT = 8  # letters that must remain once what anybody would try is taken out


class GuessableValidator:
    """For AUTH_PASSWORD_VALIDATORS."""

    def __init__(self):
        self.common = CommonPasswordValidator().passwords

    def validate(self, password, user=None):
        if _is_repeated(password) or _is_a_row(password) or self._is_known(password, user):
            raise ValidationError(_("This password is easily guessed. Take several words that only you put together."))

    def get_help_text(self):
        return _("Several words that only you put together; not the words of this work, not rows of keys.")

    def _is_known(self, password, user):
        left = plain(password)
        for word in sorted({plain(word) for word in (*CONTEXT, *_own_words(user))}, key=len, reverse=True):
            left = left.replace(word, "") if len(word) > 2 else left
        return len(left) < LEFT or left in self.common


def plain(text) -> str:
    """Letters alone, small and without marks."""
    return re.sub("[^a-z]", "", anyascii(text).lower())


def _own_words(user):
    return re.split(r"[\W_]+", f"{user.name} {user.email}") if user else ()


def _is_repeated(password):
    """One piece again and again, whatever its length: at most a third of the password, or of eight signs."""
    small = password.lower()
    longest = max(len(small) // 3, 8)
    return any(
        small == (small[:size] * len(small))[: len(small)] for size in range(1, min(longest, len(small) - 1) + 1)
    )


def _is_a_row(password):
    """Made of pieces, four signs and more, of rows of keys or of the alphabet, either way."""
    small = password.lower()
    rows = [*ROWS, *(row[::-1] for row in ROWS)]
    covered = [False] * len(small)
    for at in range(len(small) - 3):
        if any(small[at : at + 4] in row for row in rows):
            covered[at : at + 4] = [True] * 4
    return sum(covered) > len(small) - LEFT
