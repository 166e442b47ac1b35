"""Keys under which a person is stored and asked for, so that a plain index finds who is worth comparing.

A key is a part of the name as its consonants (`mmd`), alone or with what narrows it down: the consonants of another part
(`mmd&rsd`), its beginning (`mmd+r`), and with that the year (`mmd+r/1988`) or the day (`mmd+r~02-18`) of birth. Whoever errs
in a date errs in the year or in the day, hardly in both.
"""

from itertools import permutations

from cases.matching.parts import MOST_PARTS, Role, parts_of
from cases.matching.sounds import firsts, skeleton
from cases.names import fold_number
from cases.partial_dates import PartialDate

MOST_KEYS = 40 * MOST_PARTS
UNKNOWN_DAY = "00-00"


def stored_keys(name: str, born: PartialDate) -> frozenset[str]:
    """All under which a name is found, however it is asked for."""
    parts = parts_of(name)
    alone, ends = _alone(parts), ("", *_ends_stored(born))
    begun = [key + end for key in _begun(parts) for end in ends]
    found = [*alone, *_whole(parts), *begun, *_lone(parts), *_dated(alone, born)]
    return frozenset(found[:MOST_KEYS])


def asked_keys(name: str, born: PartialDate) -> frozenset[str]:
    """Those under which somebody is stored whom `compare` would match with this name and date of birth."""
    parts = parts_of(name)
    if not born:
        return frozenset([*_whole(parts), *_begun(parts), *_lone(parts)][:MOST_KEYS])
    begun = [key + end for key in _begun(parts) for end in _ends_asked(born)]
    return frozenset([*_dated(_alone(parts), born), *_lone(parts), *begun][:MOST_KEYS])


def words_keys(name: str) -> frozenset[str]:
    """Those of a name of which only some parts are typed: one word is enough."""
    parts = parts_of(name)
    return frozenset(_skeletons(parts[0])) if len(parts) == 1 else frozenset([*_whole(parts), *_begun(parts)])


def telling_keys(name: str, born: PartialDate) -> frozenset[str]:
    """Those that tell most: two whole parts, or one with the very date. Who bears one is looked at first."""
    parts = parts_of(name)
    return frozenset(_dated(_alone(parts), born) if born else _whole(parts))


def number_keys(*numbers: str) -> frozenset[str]:
    """Of the numbers of documents, and of persons."""
    return frozenset(f"#{folded}" for number in numbers if (folded := fold_number(number)))


def birth_key(born: PartialDate) -> str:
    """Of a date of birth alone."""
    return f"@{born.stored}"


def _alone(parts):
    return [bones for part in parts if _is_own(part) for bones in _skeletons(part)]


def _whole(parts):
    pairs = [(a, b) for a, b in permutations(parts, 2) if _is_own(a) and not b.is_initial]
    return ["&".join(sorted((x, y))) for a, b in pairs for x in _skeletons(a) for y in _skeletons(b)]


def _begun(parts):
    pairs = [(a, b) for a, b in permutations(parts, 2) if _is_own(a)]
    return [f"{bones}+{first}" for a, b in pairs for bones in _skeletons(a) for first in _firsts(b)]


def _lone(parts):
    """Who has one name only is compared with others of whom one name is known."""
    return [f"={bones}" for bones in _skeletons(parts[0])] if len(parts) == 1 else []


def _dated(alone, born):
    return [f"{bones}@{born.stored}" for bones in alone] if born else []


def _ends_stored(born):
    return [f"/{born.year}", f"~{_day(born)}"] if born else ["~"]


def _ends_asked(born):
    """The year, the day, and a date that is not known at all; a year that is one off may stand without its day."""
    return [f"/{born.year}", f"~{_day(born)}", f"~{UNKNOWN_DAY}", "~"]


def _day(born):
    return f"{born.month or 0:02}-{born.day or 0:02}"


def _is_own(part):
    return part.role is not Role.FATHER and not part.is_initial


def _skeletons(part):
    return sorted({skeleton(sound) for sound in part.sounds})


def _firsts(part):
    return sorted({first for sound in part.sounds for first in firsts(sound)})
