"""Whether what somebody typed may be part of a written name, however that name is spelled, and why."""

from dataclasses import dataclass

from cases.matching.findings import about
from cases.matching.likeness import Degree
from cases.matching.pairing import pairing
from cases.matching.parts import parts_of
from cases.names import fold
from cases.sentences import Sentence as _

WRITTEN_SO, SOUNDS_SO, SIMILAR = 1, 2, 3


@dataclass(frozen=True)
class Found:
    """How near the written name is to what was typed: 1 is written so, 2 sounds so, 3 is similar."""

    nearness: int
    reasons: tuple[str, ...]


def found_in(typed: str, name: str) -> Found | None:
    """Every word that was typed answers to a word of the name; the last may be only begun."""
    if _is_written_so(fold(typed).split(), fold(name).split()):
        return Found(WRITTEN_SO, (_("Written so: {name}.", name=name),))
    return _spelled(typed, name) or _spelled_and_begun(typed, name)


def _is_written_so(words, others):
    return bool(words) and set(words[:-1]) <= set(others) and any(other.startswith(words[-1]) for other in others)


def _spelled(typed, name):
    asked = parts_of(typed)
    pairs = pairing(asked, parts_of(name)).pairs
    if not asked or sum(1 + pair.one.written.count(" ") for pair in pairs) < len(asked):
        return None
    nearness = SOUNDS_SO if all(pair.degree in (Degree.SAME, Degree.SOUND) for pair in pairs) else SIMILAR
    return Found(nearness, tuple(about(pair).sentence for pair in pairs))


def _spelled_and_begun(typed, name):
    """The last word is not yet whole: it begins a word of the name, and the words before it are found."""
    *before, last = typed.split() or [""]
    return _spelled(" ".join(before), name) if before and _is_begun(parts_of(last), parts_of(name)) else None


def _is_begun(words, parts):
    sounds = tuple(sound for word in words for sound in word.whole)
    return bool(sounds) and any(whole.startswith(sounds) for part in parts for whole in part.whole)
