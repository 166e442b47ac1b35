"""Which part of one name answers to which of the other: the pairing that is best in all, whatever the order."""

from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations

from cases.matching.distance import apart
from cases.matching.likeness import NOT_ALIKE, SAME_SOUND, Degree, Likeness, likeness
from cases.matching.parts import Part, Role


@dataclass(frozen=True)
class Pair:
    one: Part
    other: Part
    likeness: Likeness

    @property
    def roles(self):
        return {self.one.role, self.other.role}

    @property
    def degree(self):
        return self.likeness.degree


@dataclass(frozen=True)
class Pairing:
    """The pairs, and what has no partner on either side."""

    pairs: tuple[Pair, ...]
    left: tuple[tuple[Part, ...], tuple[Part, ...]]

    def left_of(self, role: Role) -> tuple[int, int]:
        return tuple(sum(part.role is role for part in side) for side in self.left)


def pairing(one: tuple[Part, ...], other: tuple[Part, ...]) -> Pairing:
    one, other = _written_alike(one, other)
    table = [[_likeness(a, b, (one, other)) for b in other] for a in one]
    places = _best(table, len(one), len(other))
    pairs = tuple(Pair(one[a], other[b], table[a][b]) for a, b in places)
    left = tuple(p for at, p in enumerate(one) if at not in {a for a, _b in places})
    right = tuple(p for at, p in enumerate(other) if at not in {b for _a, b in places})
    return Pairing(pairs, (left, right))


def _likeness(a, b, names):
    return likeness(a, b) if _may_answer(a, b, *names) else NOT_ALIKE


def _may_answer(a, b, one, other):
    """A word may be the father's name where another is the given one; and the surname where no other is."""
    if a.role is b.role:
        return True
    if {a.role, b.role} == {Role.OTHER, Role.FATHER}:
        return sum(p.role is Role.OTHER for p in (one if a.role is Role.OTHER else other)) > 1
    if {a.role, b.role} == {Role.OTHER, Role.SURNAME}:
        return all(p.role is not Role.SURNAME for p in (one if a.role is Role.OTHER else other))
    return False


def _best(table, rows, columns):
    """The places of the pairs whose worth is greatest."""

    @cache
    def search(row, free):
        if row == rows:
            return 0.0, ()
        found = search(row + 1, free)
        for column in range(columns):
            worth = table[row][column].value
            if worth and free >> column & 1:
                rest, places = search(row + 1, free & ~(1 << column))
                found = max(found, (round(rest + worth, 6), ((row, column), *places)))
        return found

    return search(0, (1 << columns) - 1)[1]


def _written_alike(one, other):
    """Əli Ağa and Əliağa are one way of writing: two words that together are a word of the other name are joined."""
    return _with_joined(one, other), _with_joined(other, one)


def _with_joined(parts, others):
    for a, b in permutations([part for part in parts if not part.is_initial and part.role is not Role.FATHER], 2):
        if len(parts) < 3 and len(others) > 1:
            break
        for other in others:
            if _is_both(a, b, other) and not _is_any(other, parts):
                both = replace(other, written=f"{a.written} {b.written}", letters=a.letters + b.letters)
                return (*(part for part in parts if part not in (a, b)), both)
    return parts


def _is_both(a, b, other):
    return not other.is_initial and any(
        apart(x + y, whole) <= SAME_SOUND for x in a.whole for y in b.whole for whole in other.whole
    )


def _is_any(other, parts):
    return any(likeness(other, part).degree in (Degree.SAME, Degree.SOUND) for part in parts)
