"""How far two sounds are apart: edits, the cheaper the more often spellings confuse them."""

from functools import lru_cache

VOWELS = frozenset("aiou")
SWAPS = {  # two sounds, and how far apart they are
    pair: cost
    for cost, pairs in (
        (0.1, ("hx", "Ss")),
        (0.15, ("gh", "gk")),
        (0.25, ("sz",)),
        (0.3, ("gx", "kx", "dt", "bp", "ou")),
        (0.4, ("hk", "Sz", "fv", "Cz")),
        (0.45, ("iu",)),
        (0.5, ("CS", "uv", "ai", "ao")),
        (0.6, ("Ci",)),
        (0.8, ("mn", "io", "au")),
    )
    for pair in pairs
}
GLIDE, VOWEL, BREATH, TRANSPOSED = 0.15, 0.8, 0.5, 0.9


@lru_cache(maxsize=50_000)
def apart(one: str, other: str) -> float:
    """0 for the same sounds, about 1 for one letter typed wrong."""
    if one == other:
        return 0.0
    if abs(len(one) - len(other)) > 4:
        return 9.0
    before, row = [], _first_row(other)
    for at, letter in enumerate(one):
        before, row = row, _next_row(letter, at, (one, other), (before, row))
    return row[-1]


def _first_row(word):
    row = [0.0]
    for at in range(len(word)):
        row.append(row[-1] + _dropped(word, at))
    return row


def _next_row(letter, at, words, rows):
    one, other = words
    older, above = rows
    dropped = _dropped(one, at)
    row = [above[0] + dropped]
    for place, theirs in enumerate(other):
        best = min(
            above[place + 1] + dropped, row[place] + _dropped(other, place), above[place] + swapped(letter, theirs)
        )
        if at and place and one[at - 1] == theirs and letter == other[place - 1] and letter != theirs:
            best = min(best, older[place - 1] + TRANSPOSED)
        row.append(best)
    return row


def is_one_slip(one: str, other: str) -> bool:
    """One letter left out, put in or typed wrong, or two neighbours that changed places."""
    one, other = _without_beginning(one, other)
    one, other = _without_beginning(one[::-1], other[::-1])
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def _without_beginning(one, other):
    """Both without what they begin with in common."""
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[alike:], other[alike:]


def swapped(one: str, other: str) -> float:
    """What it costs that one sound stands for the other."""
    return 0.0 if one == other else SWAPS.get(min(one, other) + max(one, other), 1.0)


@lru_cache(maxsize=50_000)
def _dropped(word, at):
    """What it costs to leave out this letter."""
    letter = word[at]
    if letter == "i" and VOWELS & set(word[max(at - 1, 0) : at] + word[at + 1 : at + 2]):
        return GLIDE
    return VOWEL if letter in VOWELS else BREATH if letter == "h" else 1.0
