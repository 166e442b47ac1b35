"""The tree of RFC 6962 over the records: its root at any size, and the proofs that one size continues another. Pure."""

import hashlib
from itertools import islice


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Edge:
    """The right edge of a tree, which is all that is needed to go on: at most one hash for each bit of its size."""

    def __init__(self, hashes=(), size=0):
        self.hashes, self.size = list(hashes), size

    def add(self, leaf_hash):
        rest, self.size = self.size, self.size + 1
        while rest & 1:
            leaf_hash, rest = node(self.hashes.pop(), leaf_hash), rest >> 1
        self.hashes.append(leaf_hash)

    def root(self):
        if not self.hashes:
            return hashlib.sha256().digest()
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node(left, root)
        return root


def root_of(leaf_hashes):
    edge = Edge()
    for one in leaf_hashes:
        edge.add(one)
    return edge.root()


def consistency(old, new, leaves):
    """The hashes that prove that the tree of `new` leaves continues that of `old`. `leaves(begin, end)` gives leaf hashes."""
    return [] if old in {0, new} else _consistency(old, 0, new, leaves, whole=True)


def _consistency(old, begin, end, leaves, whole):
    size = end - begin
    if old == size:
        return [] if whole else [root_of(leaves(begin, end))]
    half = 1 << (size - 1).bit_length() - 1
    if old <= half:
        return [*_consistency(old, begin, begin + half, leaves, whole), root_of(leaves(begin + half, end))]
    rest = _consistency(old - half, begin + half, end, leaves, whole=False)
    return [*rest, root_of(leaves(begin, begin + half))]


def continues(old, old_root, new, new_root, proof):
    """Whether a proof of consistency holds (RFC 9162, 2.1.4.2). Sizes with their roots."""
    if old == new:
        return old_root == new_root and not proof
    if old == 0:
        return not proof
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    one, other = old - 1, new - 1
    while one & 1:
        one, other = one >> 1, other >> 1
    return _climb(path, one, other) == (old_root, new_root)


def _climb(path, one, other):
    """The two roots to which a path leads; None for both where it is too long or too short."""
    first = second = path[0]
    for step in islice(path, 1, None):
        if other == 0:
            return None, None
        if one & 1 or one == other:
            first, second = node(step, first), node(step, second)
            while one and not one & 1:
                one, other = one >> 1, other >> 1
        else:
            second = node(second, step)
        one, other = one >> 1, other >> 1
    return (first, second) if other == 0 else (None, None)


def inclusion(index, size, leaves):
    """The hashes that prove that a leaf is at this place of a tree of this size."""
    return _inclusion(index, 0, size, leaves)


def _inclusion(index, begin, end, leaves):
    if end - begin == 1:
        return []
    half = begin + (1 << (end - begin - 1).bit_length() - 1)
    if index < half:
        return [*_inclusion(index, begin, half, leaves), root_of(leaves(half, end))]
    return [*_inclusion(index, half, end, leaves), root_of(leaves(begin, half))]
