"""Which numbers are not told, so that nobody can work out a small one: hidden one after the other until it is proved, or nothing is told.

The rule, exactly. A number of fewer persons than the threshold is hidden. With all that is told, in this release and in every earlier
one, what is possible for it must reach over at least the threshold (from `a` to `a + threshold` or further), so that nobody can even say
that it is small. The same holds for a small number that would follow by subtraction, and for what a few facts changed between two
releases. Nothing (0) is told: it is nobody; whoever sees that a number is hidden therefore knows that it is at least 1.
"""

from dataclasses import dataclass, field

from reports.protecting.moving import Moving
from reports.protecting.proving import insist_on_proof
from reports.protecting.room import Room
from reports.protecting.world import World

FIXED, OPEN, HIDDEN, FREE = "fixed", "open", "hidden", "free"


@dataclass(frozen=True)
class Target:
    """Something that must stay open over so many numbers (`width`). `about`: the sums, one, or two of which it is the difference."""

    unknown: int
    width: int
    about: tuple[int, ...]


@dataclass
class Protected:
    """`hidden`: the cells of the new release that are not told, and yet the reader knows that they are not 0; `withheld`: those about
    which nothing can be told at all, 0 neither. `small`, `besides`: how many numbers were hidden because they are small, or for others.
    """

    hidden: set = field(default_factory=set)
    withheld: set = field(default_factory=set)
    small: int = 0
    besides: int = 0

    @property
    def untold(self):
        return self.hidden | self.withheld


def protect(facts, cells, effort=None) -> Protected:
    """Decides about the cells of the new release (`shown` is None). What cannot be proved with some of them is tried without.

    Raises TooMuch where an effort (room.Effort) is given and spent.
    """
    withheld = set()
    while True:
        world = World(facts, [cell for cell in cells if cell not in withheld])
        states = {one.unknown: _first_state(one) for one in world.sums.values()}
        small = sum(state == HIDDEN for state in states.values())
        open_ones = _not_proved(world, states, effort)
        if open_ones is None:
            hidden = [one for one in world.sums.values() if states[one.unknown] == HIDDEN]
            told = {cell for one in hidden for cell in one.cells if cell.shown is None}
            return Protected(told, withheld, small, len(hidden) - small)
        left = {cell for cell in cells if cell.shown is None} - withheld
        if not left:
            return Protected(withheld=withheld)
        withheld |= _sorts_of(open_ones, left) or left


def _not_proved(world, states, effort):
    """The sums that stay too closely bound, whatever is hidden; None where all is well, which is then looked at once more."""
    securing = Securing(world, states, effort=effort)
    failed = securing.first_that_fails()
    if failed is None:
        securing.insist_on_proof()
    return failed


def _sorts_of(sums, left):
    """The same figure by the same dimensions as the new cells of these sums."""
    sorts = {(cell.figure, cell.dimensions) for one in sums for cell in one.cells if cell.shown is None}
    return {cell for cell in left if (cell.figure, cell.dimensions) in sorts}


def _first_state(one):
    """What was told once stays told, and what was hidden stays hidden."""
    before = {cell.shown for cell in one.cells}
    if not one.cells:
        return FREE
    if True in before or not one.count:
        return FIXED
    return HIDDEN if False in before or one.is_small else OPEN


def targets_of(world, states):
    """The smallest first: it is the hardest to hide."""
    small = [one for one in world.sums.values() if one.is_small and states[one.unknown] != FIXED]
    small.sort(key=lambda one: (one.count, one.unknown))
    found = [Target(one.unknown, one.threshold, (one.unknown,)) for one in small]
    return found + [Target(one.unknown, one.threshold, one.between) for one in world.changes]


class Securing:
    """Opens each target as wide as the rule asks, hiding numbers where it must. What it finds is for each target two whole sets of
    numbers, both possible with all that is told, in which it is the least and the most (`witnesses`)."""

    def __init__(self, world, states, *, effort=None):
        self.world, self.states = world, states
        self.of = {one.unknown: one for one in world.sums.values()}
        self.targets = targets_of(world, states)
        asked = {target.unknown for target in self.targets}
        self.loose = {one for one, state in states.items() if state == FREE} | {one.unknown for one in world.changes}
        held = {one for one, state in states.items() if state == FIXED}
        self.moving = Moving(world, held=held, loose=self.loose, asked=asked, own=asked | set(states))
        self.room = Room(len(world.truth), self.moving.equations, effort)
        for unknown, true in enumerate(self.moving.truth):
            self.room.bound(unknown, -true, None)
        for unknown in (change.unknown for change in world.changes):
            self.room.bound(unknown, None, None)
        for unknown in states:
            self.room.bound(unknown, *self._bounds(unknown))
        self.waiting = self.targets
        self.reached = {target.unknown: [0, 0] for target in self.targets}
        self.witnesses = {target.unknown: [None, None] for target in self.targets}

    def _bounds(self, unknown):
        """How far the reader knows that a sum may be from what is true."""
        state, one = self.states[unknown], self.of[unknown]
        if state in (FIXED, OPEN):
            return 0, 0
        return (1 + one.over - one.count, None) if state == HIDDEN else (None, None)

    def first_that_fails(self):
        """The sums that it is about, or None."""
        for done, target in enumerate(self.targets):
            self.room.effort.came(done, len(self.targets))
            if not self._secure(target):
                return [self.of[unknown] for unknown in target.about]
        return None

    def _secure(self, target):
        """As far as it goes by itself; and where that is not enough, what holds it is hidden, one number after the other."""
        for way, hides in ((-1, False), (1, False), (1, True), (-1, True)):
            self._open(target, way, hides=hides)
        return self._lacks(target) <= 0

    def _open(self, target, way, *, hides):
        while (lack := self._lacks(target)) > 0:
            reached = self.reached[target.unknown][way > 0]
            if not self._push(target.unknown, way, reached + way * lack) and not (
                hides and self._hide_one(target.unknown, way)
            ):
                return

    def _lacks(self, target):
        least, most = self.reached[target.unknown]
        return target.width - (most - least)

    def _push(self, unknown, way, goal):
        arrived = self.room.push(unknown, way, goal)
        witness = list(self.room.at)
        for target in self.waiting:
            reached, at = self.reached[target.unknown], witness[target.unknown]
            if not reached[0] <= at <= reached[1]:
                self.witnesses[target.unknown][at > reached[1]] = witness
                self.reached[target.unknown] = [min(reached[0], at), max(reached[1], at)]
        self._let_go()
        return arrived

    def _let_go(self):
        """What is wide enough is looked at no more; what is loose then costs nothing any longer."""
        done = [target for target in self.waiting if self._lacks(target) <= 0]
        self.waiting = [target for target in self.waiting if self._lacks(target) > 0] if done else self.waiting
        for target in done:
            if target.unknown in self.loose:
                self.room.forget(target.unknown)

    def _hide_one(self, unknown, way):
        """The smallest of the numbers that hold the unknown where it is."""
        found = [
            (self.of[other].count, other)
            for other, direction in self.room.pulls(unknown, way).items()
            if self.states.get(other) == OPEN and (direction > 0 or self.of[other].count - self.of[other].over > 1)
        ]
        if not found:
            return False
        hidden = min(found)[1]
        self.states[hidden] = HIDDEN
        self.room.bound(hidden, *self._bounds(hidden))
        return True

    def insist_on_proof(self):
        """What was found is looked at once more, with what is told in the end. Raises NotProved."""
        whole = {id(one): self.moving.whole(one) for both in self.witnesses.values() for one in both if one}
        witnesses = {
            target: [whole[id(one)] if one else None for one in both] for target, both in self.witnesses.items()
        }
        bounds = {unknown: self._bounds(unknown) for unknown in self.states}
        insist_on_proof(self.world, bounds, self.targets, witnesses)
