"""States and languages by the names people give them, in English or Azerbaijani."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_noop as _

from cases.names import plain_words, sort_key
from cases.packages.persons import FORMER_STATES, NOT_KNOWN, STATELESS, STATES

SPOKEN = ("en", "az")
BEYOND_CLDR = {
    "SU": _("Soviet Union"), "YU": _("Yugoslavia"), "CS": _("Serbia and Montenegro"), STATELESS: _("Stateless"), NOT_KNOWN: _("Not known"),
}  # fmt: skip
CODES = STATES | FORMER_STATES | {STATELESS, NOT_KNOWN}


def state_called(text: str) -> str:
    """The code of a State of this name or code; empty where there is none."""
    code = text.strip().upper()
    return code if code in CODES else _states().get(plain_words(text), "")


def state_said(code: str) -> str:
    return gettext(BEYOND_CLDR[code]) if code in BEYOND_CLDR else str(_locale().territories.get(code, code))


def state_names() -> list[str]:
    """Every name that may be written, in the order of the alphabet, for the page to offer."""
    return _states_in_order(_language())


def language_called(text: str) -> str:
    """The ISO 639 code of a language of this name or code; empty where there is none."""
    code = text.strip().lower()
    if len(code) <= 3 and code in Locale("en").languages:
        return code
    return _languages().get(plain_words(text).removesuffix(" dili"), "")


def languages_said(codes) -> str:
    return ", ".join(str(_locale().languages.get(code, code)) for code in codes)


@cache
def _states_in_order(language):
    return sorted((state_said(code) for code in CODES), key=lambda name: sort_key(name, language))


def _locale():
    return _locale_of(_language())


_locale_of = cache(Locale)


def _language():
    return (get_language() or "en")[:2]


@cache
def _states():
    known = {plain_words(str(Locale(spoken).territories.get(code, code))): code for spoken in SPOKEN for code in CODES}
    for spoken in SPOKEN:
        with override(spoken):
            known |= {plain_words(gettext(name)): code for code, name in BEYOND_CLDR.items()}
    return known


@cache
def _languages():
    return {
        plain_words(name): code
        for spoken in SPOKEN
        for code, name in Locale(spoken).languages.items()
        if len(code) <= 3
    }
