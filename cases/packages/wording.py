"""Letters that may not stand in a text: those nobody sees, those that turn it round, those that are none."""

import unicodedata

from cases.packages.faults import Fault, pointer_to
from cases.packages.reading import walk
from cases.sentences import Sentence as _

MAY_HAVE_LINES = frozenset(
    ("statement", "consent_text", "observations", "marks", "last_address", "note", "reason", "mrz")
)
JOINERS = frozenset("\u200c\u200d")  # Persian and Indian scripts write with them
LONGEST_READ = 10_000  # a longer text is too long anyway
LINE_ENDS = frozenset("\r\n\t")
REASONS = {
    "Cc": _("a control character"),
    "Cf": _("an invisible character"),
    "Cs": _("half a character"),
    "Co": _("a private character"),
    "Cn": _("a character that does not exist"),
    "Zl": _("an invisible line end"),
    "Zp": _("an invisible line end"),
}


def text_faults(data) -> list[Fault]:
    """One fault for each text, or name of a field, that holds such a letter: the first of them."""
    return [fault for path, value in walk(data) for fault in _faults_at(path, value)]


def tidy(text: str, may_have_lines: bool) -> str:
    """The text as it is kept: NFC, no spaces at the ends, single spaces and no line ends where it is one line."""
    text = unicodedata.normalize("NFC", text)
    if may_have_lines:
        return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()
    return " ".join(text.split())


def _faults_at(path, value):
    if isinstance(value, dict):
        for name in value:
            yield from _fault(name, pointer_to(*path, name), frozenset())
    if isinstance(value, str) and path[-1:] != ("content",):
        yield from _fault(
            value, pointer_to(*path), LINE_ENDS if MAY_HAVE_LINES.intersection(path[-1:]) else frozenset()
        )


def _fault(text, pointer, allowed):
    for at, sign in enumerate(text[:LONGEST_READ], start=1):
        reason = REASONS.get(unicodedata.category(sign))
        if reason and sign not in allowed and sign not in JOINERS:
            code = f"U+{ord(sign):04X}"
            yield Fault(
                pointer, _("Character {at} is {reason} ({code}). Leave it out.", at=at, reason=reason, code=code)
            )
            return
