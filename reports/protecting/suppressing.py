"""Which numbers are not told, so that nobody can work out a small one: hidden one after the other until it is proved, or nothing is told.

The rule, exactly. A number of fewer persons than the threshold is hidden. With all that is told, in this release and in every earlier
one, what is possible for it must reach over at least the threshold (from `a` to `a + threshold` or further), so that nobody can even say
that it is small. The same holds for a small number that would follow by subtraction, and for what a few facts changed between two
releases. Nothing (0) is told: it is nobody; whoever sees that a number is hidden therefore knows that it is at least 1.
"""

from dataclasses import dataclass, field

from reports.protecting.room import Room

FIXED, OPEN, HIDDEN, FREE = "fixed", "open", "hidden", "free"


@dataclass(frozen=True)
class Target:
    """Something that must stay open over so many numbers (`width`)."""

    unknown: int
    width: int


@dataclass
class Protected:
    """`hidden`: the cells of the new release that are not told. `proved`: False where nothing may be told at all."""

    hidden: set = field(default_factory=set)
    proved: bool = True
    small: int = 0
    besides: int = 0


def protect(world) -> Protected:
    """Decides about the cells of the new release (`shown` is None). The proof is made anew at the end, with what was decided."""
    sums = list(world.sums.values())
    states = {one.unknown: _first_state(one) for one in sums}
    small = sum(state == HIDDEN for state in states.values())
    secured = Securing(world, states).all()
    if not secured or not Securing(world, states, may_hide=False).all():
        return Protected({cell for one in sums for cell in one.cells if cell.shown is None}, proved=False)
    hidden = [one for one in sums if states[one.unknown] == HIDDEN]
    cells = {cell for one in hidden for cell in one.cells if cell.shown is None}
    return Protected(cells, small=small, besides=len(hidden) - small)


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
    return [Target(one.unknown, one.threshold) for one in (*small, *world.changes)]


class Securing:
    """Opens each target as wide as the rule asks, hiding numbers where it must."""

    def __init__(self, world, states, *, may_hide=True):
        self.states, self.may_hide = states, may_hide
        self.room = Room(len(world.truth), world.equations)
        self.of = {one.unknown: one for one in world.sums.values()}
        self.targets = targets_of(world, states)
        for unknown, true in enumerate(world.truth):
            self.room.bound(unknown, -true, None)
        for unknown in (change.unknown for change in world.changes):
            self.room.bound(unknown, None, None)
        for one in self.of.values():
            self._bound(one)
        self.reached = {target.unknown: [0, 0] for target in self.targets}

    def _bound(self, one):
        state = self.states[one.unknown]
        if state in (FIXED, OPEN):
            self.room.bound(one.unknown, 0, 0)
        elif state == HIDDEN:
            self.room.bound(one.unknown, 1 + one.over - one.count, None)
        else:
            self.room.bound(one.unknown, None, None)

    def all(self):
        return all(self._secure(target) for target in self.targets)

    def _secure(self, target):
        """As far as it goes by itself; and where that is not enough, what holds it is hidden, one number after the other."""
        for way, hides in ((-1, False), (1, False), (1, self.may_hide), (-1, self.may_hide)):
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
        for seen, (least, most) in self.reached.items():
            at = self.room.at[seen]
            if not least <= at <= most:
                self.reached[seen] = [min(least, at), max(most, at)]
        return arrived

    def _hide_one(self, unknown, way):
        """The smallest of the numbers that hold the unknown where it is."""
        found = [
            (self.of[other].count, other)
            for other, direction in self.room.pulls(unknown, way).items()
            if self.states.get(other) == OPEN and (direction > 0 or self.of[other].count - self.of[other].over > 1)
        ]
        if not found:
            return False
        self.states[min(found)[1]] = HIDDEN
        self._bound(self.of[min(found)[1]])
        return True
