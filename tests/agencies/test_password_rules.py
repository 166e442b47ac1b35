"""Passwords by NIST SP 800-63B: long, no rule about signs, and none that is guessed first."""

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from agencies.models import User
from config import settings as product

WHO = User(name="Leyla Quliyeva", email="leyla.quliyeva@sms.example")
GOOD = [
    "correct horse battery staple",
    "üç göyərçin dörd armud",
    "ağ qar yağır yavaş",
    "my old bicycle has no bell",
    "pxqzvtrklmwnbdf",
]
BAD = [
    "short pass word", "aaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "passwordpassword", "qwertyuiopasdfghjkl", "1234567890123456",
    "abcdefghijklmnopqrs", "Qayıdış2026Bakı!!!", "readmission-baku-2026", "LeylaQuliyeva2026!", "administrator12345", "migration service 2026",
    "98765432109876543210", "zyxwvutsrqponmlkjih",
]  # fmt: skip


def is_taken(password):
    try:
        validate_password(password, WHO)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("password", GOOD)
def test_words_that_only_oneself_puts_together_are_taken(password):
    assert is_taken(password)


@pytest.mark.parametrize("password", [*BAD[1:], "fourteen signs"])
def test_what_is_guessed_first_is_refused(password):
    assert not is_taken(password)


def test_no_rule_asks_for_capitals_digits_or_signs():
    assert is_taken("nothing but small letters here")


def test_passwords_are_hashed_with_argon2_in_the_product():
    assert product.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert settings.AUTH_PASSWORD_VALIDATORS == product.AUTH_PASSWORD_VALIDATORS
