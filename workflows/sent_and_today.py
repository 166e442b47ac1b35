"""A paper as it was sent, and what it would say today: the frozen content beside the same words told anew from the file."""

from dataclasses import dataclass

from django.utils.translation import get_language

from agencies.disclosure import FieldGroup, Sight, sight
from cases.letter_kinds import WORDING, find, known
from cases.paper import LANGUAGES, is_empty
from workflows.communications import group_told
from workflows.correcting import KIND as CORRECTION
from workflows.correcting import told_today
from workflows.letters import as_frozen, references, told_of
from workflows.procedures.letter_parts import letterhead
from workflows.rows import CorrectionNotice

# Of the sheet, not of the case: its day, who signed it, its code, its wording.
OF_THE_SHEET = ("dated_on", "signatory.name", "signatory.function", "code", *WORDING)
NOTHING = object()


@dataclass(frozen=True)
class Said:
    """One thing that a paper says, as frozen JSON. `today` is NOTHING where the file has nothing to set beside it."""

    name: str  # dotted, as cases/letter_kinds.py has it
    group: FieldGroup
    sent: object
    today: object

    @property
    def is_compared(self):
        return self.today is not NOTHING

    @property
    def differs(self):
        return self.is_compared and _plain(self.sent) != _plain(self.today)


def said(letter, procedure, capacities):
    """(what this reader may see of it, whether anything was left out), in the order of the letter and the page's language."""
    sent = letter.content[language_of_page()]
    today = as_frozen(_today(letter, procedure))
    everything = [_said(name, sent, today) for name in _names(letter.kind)]
    told = [one for one in everything if not (is_empty(one.sent) and (not one.is_compared or is_empty(one.today)))]
    seen = [one for one in told if sight(capacities, one.group) == Sight.FULL]
    return seen, len(seen) < len(told)


def language_of_page():
    language = (get_language() or "en")[:2]
    return language if language in LANGUAGES else "en"


def _names(kind):
    return [name for name in dict.fromkeys(known(kind)) if name not in OF_THE_SHEET]


def _said(name, sent, today):
    return Said(name, group_told(name), find(sent, name), find(today, name) if _has(today, name) else NOTHING)


def _has(told, name):
    """Whether the file says anything under this name; a part of what is missing as a whole is told as missing."""
    first, _dot, rest = name.partition(".")
    return first in told and (not rest or not isinstance(told[first], dict) or _has(told[first], rest))


def _today(letter, procedure):
    if letter.kind == CORRECTION and (notice := CorrectionNotice.objects.filter(letter=letter).first()):
        return told_today(notice)
    if letter.step_id:
        return told_of(procedure, letter.kind)
    # Written elsewhere and filed here: of what it says, the file answers only for whom and what the case is about.
    parties = (letter.sender, letter.recipient)
    return letterhead(procedure, *parties) | references(procedure, *parties)


def _plain(value):
    """Nothing is nothing, in whatever form it was frozen."""
    if isinstance(value, dict):
        return {key: plain for key, item in value.items() if (plain := _plain(item)) is not None}
    if isinstance(value, list):
        return [_plain(item) for item in value] or None
    return None if is_empty(value) else value
