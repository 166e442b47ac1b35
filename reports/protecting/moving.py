"""What of a world can still move: its equations without what stands still for good, and parts that move together as one."""

from collections import defaultdict
from math import lcm


class Moving:
    """`equations`: those that are left, each {unknown: factor}; `truth`: of each unknown that is left, as many as stand for it together.

    `held`: unknowns that never move; `loose`: those without bounds, each said by one equation, which is left where it is one of
    `asked`; `own`: those that stay by themselves.
    """

    def __init__(self, world, *, held, loose, asked, own):
        self.world, self.truth = world, list(world.truth)
        self.together, self.said_by, self.equations = defaultdict(list), {}, []
        for one in world.equations:
            said = next(iter(loose & one.keys()), None)
            if said is not None:
                self.said_by[said] = one
            if said is None or said in asked:
                self.equations.append({unknown: part for unknown, part in one.items() if unknown not in held})
        self._join(own)

    def _join(self, own):
        """Unknowns that every equation asks for together are one."""
        columns = defaultdict(list)
        for place, equation in enumerate(self.equations):
            for unknown, factor in equation.items():
                columns[unknown].append((place, factor))
        first_of = {}
        for unknown, column in columns.items():
            first = unknown if unknown in own else first_of.setdefault(tuple(column), unknown)
            if first == unknown:
                continue
            self.together[first].append(unknown)
            self.truth[first] += self.truth[unknown]
            for place, _factor in column:
                del self.equations[place][unknown]

    def whole(self, at):
        """The same solution for every unknown of the world, in whole numbers: how often it is taken, and so many times each unknown.

        What moves together is shared out, and what is loose follows.
        """
        times = lcm(*{one.denominator for one in at})
        found = [one.numerator * (times // one.denominator) for one in at]
        for first, others in self.together.items():
            for one in others:
                found[one] = max(-times * self.world.truth[one], min(found[first], 0))
                found[first] -= found[one]
        for loose, equation in self.said_by.items():
            found[loose] = (
                -sum([part * found[one] for one, part in equation.items() if one != loose]) // equation[loose]
            )
        return times, found
