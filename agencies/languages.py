"""In which language somebody reads: a cookie that Django's own middleware understands, so that it costs no query."""

from django.conf import settings
from django.utils.translation import get_language

KEPT_FOR = 365 * 24 * 3600  # seconds


def speak(response, language):
    """Lets the pages after this answer be in a language ("en", "az")."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=KEPT_FOR,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


def capital(text):
    """The text with a capital letter, as the language that is read has it: in Azerbaijani the capital of i is İ."""
    first, rest = str(text)[:1], str(text)[1:]
    return ("İ" if first == "i" and get_language() == "az" else first.upper()) + rest
