"""Whether every text of the product is there in Azerbaijani (agencies/configuration.py)."""

from pathlib import Path

from babel.messages import pofile
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.configuration import Check, Finding

SHOWN = 20


def untranslated(scope):
    for path in (Path(folder) / "az" / "LC_MESSAGES" / "django.po" for folder in settings.LOCALE_PATHS):
        with path.open("rb") as source:
            catalogue = pofile.read_po(source, locale="az")
        wanting = [m for m in catalogue if m.id and (m.fuzzy or not all(_strings(m)))]
        for message in wanting[:SHOWN]:
            words = message.id if isinstance(message.id, str) else message.id[0]
            yield Finding(_("The text “%(words)s” is not translated.") % {"words": words})


def _strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


CHECKS = (Check("texts", gettext_lazy("Every text is there in Azerbaijani"), untranslated, of_all=True),)
