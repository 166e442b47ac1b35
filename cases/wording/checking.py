"""What stands against a text that somebody types for a passage: said at its field, so that what is taken prints as it stands."""

import re
import unicodedata

from django.utils.translation import gettext as _

from cases.wording.declared import placeholders
from cases.wording.telling import PLACEHOLDER, names_in

MOST = {"heading": 120}  # characters
MOST_ELSEWHERE = 1200
_GLUED = re.compile(r"\w\{[^{}]*\}|\{[^{}]*\}[-’'ʼ]?\w")


def tidy(text, one_line=False):
    """As it is kept: composed, one blank between words, no empty line."""
    composed = unicodedata.normalize("NFC", text)
    lines = [" ".join(line.split()) for line in ([composed] if one_line else composed.splitlines())]
    return "\n".join(line for line in lines if line)


def faults(kind, passage, text):
    """Sentences; none where a tidy text can be kept. Whether our fonts have every sign is found out by printing it."""
    if len(text) > MOST.get(passage.name, MOST_ELSEWHERE):
        yield _("At most %(n)s characters.") % {"n": MOST.get(passage.name, MOST_ELSEWHERE)}
    if strange := next((one for one in text if not _is_ours(one)), None):
        yield _("“%(character)s” cannot stand here: Latin letters, digits and signs only.") % {"character": strange}
    yield from _against_placeholders(kind, passage, text)


def _against_placeholders(kind, passage, text):
    if set(PLACEHOLDER.sub("", text)) & set("{}"):
        yield _("A brace has no partner. A placeholder is written {so}, and a brace means nothing else.")
    if _GLUED.search(text):
        yield _("A placeholder stands alone: leave a blank between it and a word, and glue no ending to it.")
    there, allowed = dict.fromkeys(names_in(text)), placeholders(kind, passage.name)
    for name in [one for one in there if one not in allowed]:
        yield _("There is no placeholder {%(name)s} here.") % {"name": name}
    for name in [one for one in passage.required if one not in there]:
        yield _("{%(name)s} must be told here.") % {"name": name}


def _is_ours(character):
    """Letters of Latin, our digits, signs: the letters are written in English and Azerbaijani. What turns the direction is no sign."""
    kind = unicodedata.category(character)
    if kind[0] == "L":
        return unicodedata.name(character, "").startswith("LATIN ")
    if kind[0] == "N":
        return character.isascii()
    return character in " \n" or (kind[0] in "PS" and unicodedata.bidirectional(character) not in ("R", "AL"))
