"""The word lists, one a language, read once: their rules, what is meant otherwise, and one search for all of them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from cases.asylum_door.letters import AS_IS, CYRILLIC, LATIN, View
from cases.asylum_door.patterns import BEGIN, Pattern, any_of

FOLDER = Path(__file__).parent / "words"
MEANT_OTHERWISE = "!"
FEWEST_LETTERS = 3
SCRIPTS = (LATIN, CYRILLIC, AS_IS)


@dataclass(frozen=True)
class Rule:
    """What is looked for under one id, in one script."""

    pk: str
    patterns: tuple[Pattern, ...]

    @cached_property
    def expression(self):
        return _search(self.patterns)


class WordList:
    """Every rule of one script."""

    def __init__(self, rules):
        rules = list(rules)
        self.rules = [rule for rule in rules if not rule.pk.startswith(MEANT_OTHERWISE)]
        self._all = _search([pattern for rule in self.rules for pattern in rule.patterns])
        allowed = [pattern for rule in rules if rule not in self.rules for pattern in rule.patterns]
        self._allowed = re.compile(f"{BEGIN}{any_of([pattern.loose() for pattern in allowed])}") if allowed else None

    def found(self, seen: View):
        """(rule id, start, end) in the view of each word that may not be said."""
        text = self._allowed.sub(_blank, seen.text) if self._allowed else seen.text
        for match in filter(_is_mostly_letters, self._all.finditer(text)):
            yield self._rule_at(text, match), match.start(), match.end()

    def _rule_at(self, text, match):
        return next(rule.pk for rule in self.rules if rule.expression.match(text, match.start()))


def _blank(match):
    """Dots in the place of what is meant otherwise: nothing that stands around them grows together."""
    return "\N{MIDDLE DOT}" * len(match[0]) if len(match[0]) > 4 else match[0]


def _is_mostly_letters(match):
    """A digit may stand for a letter; a row of digits is no word."""
    signs = [sign for sign in match[0] if sign.isalnum()]
    letters = sum(sign.isalpha() for sign in signs)
    return letters >= FEWEST_LETTERS or 2 * letters >= len(signs)


def _search(patterns):
    """Long words wherever they stand; all others, and whatever is spelled out, where a word begins."""
    anywhere = [pattern.tight() for pattern in patterns if not pattern.begins_words]
    beginning = [pattern.loose() for pattern in patterns] + [p.tight() for p in patterns if p.begins_words]
    whole = [any_of(anywhere)] if anywhere else []
    return re.compile("|".join([*whole, f"{BEGIN}{any_of(beginning)}"]))


@cache
def word_lists() -> dict[str, WordList]:
    """By script, the lists of all languages."""
    rules = [rule for path in sorted(FOLDER.glob("*.txt")) for rule in _rules(path)]
    return {script: WordList(_of(rules, script)) for script in SCRIPTS}


def _of(rules, script):
    """The rules with those of their patterns that are written in a script."""
    for pk, patterns in rules:
        if mine := tuple(Pattern(written, script) for written in patterns if script_of(written) == script):
            yield Rule(pk, mine)


def _rules(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, patterns = (MEANT_OTHERWISE, line[1:]) if line.startswith(MEANT_OTHERWISE) else line.split(":", 1)
        prefix = MEANT_OTHERWISE if name == MEANT_OTHERWISE else ""
        yield f"{prefix}{path.stem}.{name}", [written.strip() for written in patterns.split(",")]


def script_of(written) -> str:
    """The script in which a pattern is looked for: that of its first letter."""
    name = unicodedata.name(next(letter for letter in written if letter.isalpha()), "")
    return LATIN if name.startswith("LATIN") else CYRILLIC if name.startswith("CYRILLIC") else AS_IS
