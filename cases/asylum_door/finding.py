"""Finds in a text what would tell of an asylum claim: words of the lists, and numbers of the fingerprint system."""

import re
from dataclasses import dataclass

from cases.asylum_door.disguises import CAMEL, decoded
from cases.asylum_door.letters import LATIN, view
from cases.asylum_door.numbers import numbers
from cases.asylum_door.words import word_lists

DEPTH = 2  # what is packed into what is packed
LONGEST_WORD = 60
WORD_BEFORE, WORD_AFTER = re.compile(r"\w*\Z"), re.compile(rf"\w{{0,{LONGEST_WORD}}}")
PARTED = re.compile(r"\w[\W_]{1,4}\w[\W_]{1,4}\w")
SPELLED_ON = re.compile(r"(?:[\W_]{1,4}\w(?!\w))*")


@dataclass(frozen=True)
class Hit:
    """The rule, the words as they were typed, and where they stand in the text; (0, 0) where they were packed up."""

    rule: str
    words: str
    start: int = 0
    end: int = 0


def found(text: str) -> list[Hit]:
    """Every hit in a text, in its order."""
    return _found(text, DEPTH) if text.strip() else []


def _found(text, depth):
    hits = list(dict.fromkeys(_plainly(text)))
    if hits or not depth:
        return sorted(hits, key=lambda hit: hit.start)
    unpacked = ((written, _found(said, depth - 1)) for said, written in _readings(text))
    return [
        Hit(hit.rule, written if len(written) < len(text) else hit.words) for written, hits in unpacked for hit in hits
    ]


def _readings(text):
    yield from decoded(text)
    if (parted := CAMEL.sub(" ", text)) != text:
        yield parted, parted


def _plainly(text):
    for script, words in word_lists().items():
        seen = view(text, script)
        yield from (_hit(text, seen, *found) for found in words.found(seen))
        if script == LATIN:
            yield from (_hit(text, seen, *found) for found in numbers(seen, text))


def _hit(text, seen, rule, start, end):
    begin, finish = _whole(text, *seen.span(start, end))
    return Hit(rule, text[begin:finish], begin, finish)


def _whole(text, begin, end):
    """To the ends of the words in which it stands; of a word that is spelled out, to its last letter."""
    begin -= len(WORD_BEFORE.search(text, max(0, begin - LONGEST_WORD), begin)[0])
    end = WORD_AFTER.match(text, end).end()
    return begin, SPELLED_ON.match(text, end).end() if PARTED.search(text[begin:end]) else end
