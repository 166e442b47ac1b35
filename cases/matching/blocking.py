"""Keys under which a name is stored, so that its variants are found by a plain index before they are compared."""

from itertools import permutations

from cases.matching.parts import MOST_PARTS, Role, parts_of
from cases.matching.sounds import firsts, skeleton
from cases.partial_dates import PartialDate

MOST_KEYS = 40


def keys(name: str, born: PartialDate) -> frozenset[str]:
    """The consonants of each part with the beginning of another part, and with the year of birth."""
    parts = parts_of(name)
    if len(parts) == 1:
        return frozenset(_skeletons(parts[0]))
    found = [key for a, b in permutations(parts, 2) if _may_stand(a, b) for key in _with_first(a, b)]
    found += [f"{bones}/{born.year}" for part in parts if born and _is_own(part) for bones in _skeletons(part)]
    return frozenset(found[: MOST_KEYS * MOST_PARTS])


def _may_stand(a, b):
    return _is_own(a)


def _is_own(part):
    return part.role is not Role.FATHER and not part.is_initial


def _with_first(a, b):
    return [f"{bones}+{first}" for bones in _skeletons(a) for first in _firsts(b)]


def _skeletons(part):
    return sorted({skeleton(sound) for sound in part.sounds})


def _firsts(part):
    return sorted({first for sound in part.sounds for first in firsts(sound)})
