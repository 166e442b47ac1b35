"""How one part of a name is like one of another name: the same, alike in sound, one slip apart, an initial, or not."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from cases.matching.distance import apart, is_one_slip
from cases.matching.initials import may_stand_for
from cases.matching.known import is_known, names_of
from cases.matching.parts import Part, Role
from cases.names import plain_words

SAME_SOUND = 0.5  # cheap edits only: two spellings of one name
ONE_LETTER = 1.05
SWALLOWED = {"ov": "i", "ovich": "i", "li": "l", "zade": "z"}


class Degree(Enum):
    SAME, SOUND, SLIP, ENDING, NEAR, INITIAL, NONE = "same", "sound", "slip", "ending", "near", "initial", "none"


VALUE = {
    Degree.SAME: 1.0,
    Degree.SOUND: 0.97,
    Degree.SLIP: 0.8,
    Degree.ENDING: 0.6,
    Degree.NEAR: 0.55,
    Degree.INITIAL: 0.5,
}


@dataclass(frozen=True)
class Likeness:
    degree: Degree
    distance: float = 0.0

    @property
    def value(self) -> float:
        return VALUE.get(self.degree, 0.0) - self.distance / 100


OTHER_FORMS = ("li", "lu", "zada")
CERTAIN = frozenset((Degree.SAME, Degree.SOUND, Degree.SLIP, Degree.ENDING))
NOT_ALIKE = Likeness(Degree.NONE)


@lru_cache(maxsize=50_000)
def likeness(one: Part, other: Part) -> Likeness:
    if one.is_initial or other.is_initial:
        return _as_initials(one, other)
    if one.letters == other.letters and one.ending == other.ending:
        return Likeness(Degree.SAME)
    has_one_ending = one.ending == other.ending or Role.FATHER in (one.role, other.role)
    found = _with_one_ending(one, other) if has_one_ending else _with_other_endings(one, other)
    return found if found.degree in CERTAIN else _as_written(one, other, found)


def _as_initials(one, other):
    fits = (one.is_initial and may_stand_for(one, other)) or (other.is_initial and may_stand_for(other, one))
    return Likeness(Degree.INITIAL) if fits else NOT_ALIKE


def _as_written(one, other, found):
    """One slip of the pen may change many sounds: Mmmədov for Məmmədov, Eltsijn for Eltsjin."""
    mine, theirs = plain_words(one.letters), plain_words(other.letters)
    if not is_one_slip(mine, theirs) or (_is_just_known(one) and _is_just_known(other)):
        return found
    if len(mine) != len(theirs) and _is_her_form(one, other):
        return found
    return Likeness(Degree.SLIP if _longest(one, other) > 3 else Degree.NEAR, 1.0)


def _longest(*parts):
    return min(max(map(len, part.sounds)) for part in parts)


def _with_one_ending(one, other):
    """By their stems; in Latiov, which is Latifov, the slip has moved the ending."""
    stem = _graded(one, other, one.sounds, other.sounds)
    if stem.degree is not Degree.NONE or not one.ending or _are_two_names(one, other):
        return stem
    return _graded(one, other, one.whole, other.whole)


def _with_other_endings(one, other):
    """Məmmədov and Məmmədli have one stem; Məmmədv is Məmmədov with a slip."""
    if _is_its_other_form(one, other) or _is_its_other_form(other, one):
        return Likeness(Degree.ENDING)
    if _are_two_names(one, other):
        return NOT_ALIKE
    whole = _graded(one, other, one.whole, other.whole)
    if whole.degree in (Degree.SOUND, Degree.SLIP):
        return whole
    stem = _graded(one, other, stems(one), stems(other))
    return Likeness(Degree.ENDING, stem.distance) if stem.degree in (Degree.SAME, Degree.SOUND) else whole


def _is_its_other_form(one, other):
    """Ağalı is a form of Ağayev, though it is also a given name."""
    return bool(one.ending) and any(stem + ending in other.whole for stem in one.sounds for ending in OTHER_FORMS)


def stems(part: Part) -> tuple[str, ...]:
    """Those that its ending may have swallowed a letter of, too: Hacıyev is of Hacı, Zeynallı of Zeynal."""
    swallowed = SWALLOWED.get(part.ending)
    return (*part.sounds, *(sound + swallowed for sound in part.sounds)) if swallowed else part.sounds


def _graded(one, other, mine, theirs):
    distance, sounds = min((apart(a, b), (a, b)) for a in mine for b in theirs)
    if distance and (_are_two_names(one, other) or _is_her_form(one, other)):
        return NOT_ALIKE
    return _by_distance(distance, *sorted(map(len, sounds)))


def _by_distance(distance, shorter, longer):
    if distance <= (SAME_SOUND if longer > 4 else 0.4 if longer == 4 else 0.3):
        return Likeness(Degree.SOUND, distance)
    allowed = 0 if shorter < 3 or longer < 4 else 1 if longer < 6 else 1.3 if longer < 9 else 1.8
    if distance <= allowed:
        return Likeness(Degree.SLIP, distance)
    return Likeness(Degree.NEAR, distance) if longer > 2 and distance <= ONE_LETTER else NOT_ALIKE


def _are_two_names(one, other):
    known = [_names(part) for part in (one, other)]
    return all(known) and not known[0] & known[1]


def _names(part):
    """Of Həşimov it is Həşim; Hashimi, which the ending may have swallowed, only if there were no Həşim."""
    own = frozenset().union(*map(names_of, part.sounds))
    return own or frozenset().union(*map(names_of, stems(part)))


def _is_just_known(part):
    return any(map(is_known, stems(part)))


def _is_her_form(one, other):
    """Samir and Samirə are two names, not one with a slip; Əliyev and Əliyeva are one surname."""
    if Role.SURNAME in (one.role, other.role):
        return False
    return any(a + "a" == b or b + "a" == a for a in one.sounds for b in other.sounds)
