"""The wording as it is delivered: named passages of each letter in both languages, in the file that stands beside its template.

A passage is plain text. `{reply.due_on}` stands for a datum of the letter. `bold` and `needs` in the file say which data the passage
must tell, in bold or not. What all letters share stands in `letter.toml`. A letter that has no file of its own is a form of the
agreement (Annexes 5 and 6): it speaks as delivered.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cases.letter_kinds import KINDS, needs

LETTERS = Path(__file__).resolve().parents[2] / "templates" / "letters"
LANGUAGES = ("en", "az")
SHARED = "letter"
HEADING = "heading"
LABELS = {
    HEADING: _("Heading"),
    "opening": _("Opening"),
    "when_here": _("What happens next, where the person is in our territory"),
    "when_not_here": _("What happens next, where the person is not in our territory"),
    "steps": _("What happens next"),
    "when_no_notice": _("What happens next, where no time of notice is set"),
    "last_steps": _("What happens next, at the end"),
    "closing": _("Closing"),
    "reference": _("How to answer"),
}
# Data that are no part of a sentence: lists, whole texts, and codes that a template turns into words.
_NO_WORDS = frozenset(
    (
        "items", "questions", "changes", "reasons", "question", "claim", "true_identity", "true_nationality", "costs_for",
        "complaint", "deliver_to", "place", "is_here", "transfer.mode", "returned.mode",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """A piece of a letter's wording. `bold`: data that it must tell, printed bold; `needs`: data that it must tell besides."""

    name: str
    texts: dict  # language → text, one step or paragraph a line
    bold: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def label(self):
        return LABELS[self.name]

    @property
    def required(self):
        return tuple(dict.fromkeys(self.bold + self.needs))

    @property
    def may_be_empty(self):
        return not self.texts["en"]

    @property
    def is_one_line(self):
        return self.name == HEADING


def is_worded(kind):
    """Whether the wording of a letter may be edited."""
    return kind in KINDS and _file(kind).exists()


@cache
def passages(kind):
    """Name → Passage, in the order of the letter."""
    own = _read(_file(kind)) if is_worded(kind) else {}
    return own | _read(_file(SHARED))


@cache
def placeholders(kind, passage):
    """What a passage may name: what the letter always has, in a word or a line. The heading is the title of the file: it names nobody."""
    found = dict.fromkeys(name for name in needs(kind) if name not in _NO_WORDS)
    return tuple(name for name in found if passage != HEADING or not name.startswith("person."))


def delivered(kind):
    """language → name of a passage → its text."""
    return {language: {name: one.texts[language] for name, one in passages(kind).items()} for language in LANGUAGES}


def _file(kind):
    return LETTERS / f"{kind}.toml"


def _read(path):
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _passage(name, one) for name, one in said.items()}


def _passage(name, said):
    texts = {code: "\n".join(said[code]) if isinstance(said[code], list) else said[code] for code in LANGUAGES}
    return Passage(name, texts, tuple(said.get("bold", ())), tuple(said.get("needs", ())))
