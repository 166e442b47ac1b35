"""How far unknown numbers can move: a linear program in whole numbers and fractions, so that what it finds is exact.

Every unknown is a distance from what is true, so 0 everywhere is a solution to begin with. Equations hold between the distances;
each unknown has bounds. `push` moves one unknown as far as the others let it: the simplex method on a sparse dictionary, in which
each basic unknown is a sum of the others. Bounds may be widened at any time, and the solution at hand stays one.
"""

from fractions import Fraction
from math import gcd, inf

from reports.protecting.effort import Effort

DEGENERATE = 40  # steps that went nowhere, after which the smallest index decides: no circle is possible then


class Room:
    """`equations`: each {unknown: whole factor}, summing to 0. `least`, `most`: bounds of each unknown; None where there is none.

    `rows`: of each basic unknown, what it is so many times (`times`): {another unknown: whole factor}. So nearly all of the arithmetic is
    with whole numbers. Raises TooMuch once the effort (Effort) is spent; without one it goes on to the end.
    """

    def __init__(self, number, equations, effort=None):
        self.effort = effort or Effort(inf)
        self.effort.spend(number)
        self.least, self.most, self.at = [None] * number, [None] * number, [0] * number
        self.rows, self.times, self.users = {}, {}, {}
        for equation in equations:
            self._take_in(equation)

    def _take_in(self, equation):
        """Solves the equation for one of its unknowns."""
        left = dict(equation)
        for unknown in [one for one in equation if one in self.rows]:
            _put_in(left, unknown, self.rows[unknown], self.times[unknown])
        if left:
            self._exchange(left, min(left, key=lambda one: (abs(left[one]) != 1, len(self.users.get(one, ())), one)))

    def _exchange(self, left, leaving, basic=None, times=0):
        """`leaving` becomes basic: the sum `left` is so many times `basic`, or 0."""
        factor = left.pop(leaving)
        way = -1 if factor > 0 else 1
        row = {other: way * part for other, part in left.items()}
        if basic is not None:
            row[basic] = -way * times
        self.rows[leaving], self.times[leaving] = row, _shortened(row, abs(factor))
        for other in row:
            self.users.setdefault(other, set()).add(leaving)
        for user in self.users.pop(leaving, ()):
            self._replace(user, leaving)

    def _replace(self, user, leaving):
        """Writes the sum of `leaving` into that of a user. Most of the time of a proof is spent here."""
        row, target, users = self.rows[leaving], self.rows[user], self.users
        self.effort.spend(len(row))
        through = self._brought_together(user, leaving)
        for other, part in row.items():
            old = target.get(other)
            if old is None:
                target[other] = through * part
                users[other].add(user)
            elif total := old + through * part:
                target[other] = total
            else:
                del target[other]
                users[other].discard(user)
        if self.times[user] != 1:
            self.times[user] = _shortened(target, self.times[user])

    def _brought_together(self, user, leaving):
        """Takes `leaving` out of the sum of a user, which becomes a multiple of its sum; how often that is to be put in instead."""
        target, times = self.rows[user], self.times[leaving]
        through = target.pop(leaving)
        if times == 1:
            return through
        common = gcd(through, times)
        if (more := times // common) != 1:
            self.times[user] *= more
            for other in target:
                target[other] *= more
        return through // common

    def bound(self, unknown, least, most):
        self.least[unknown], self.most[unknown] = least, most

    def forget(self, unknown):
        """Of one that binds nothing its sum is not kept up any longer, nor where it is."""
        for other in self.rows.pop(unknown, ()):
            self.users[other].discard(unknown)

    def push(self, unknown, way, goal):
        """Moves it up (`way` 1) or down (-1) until its distance is `goal`, or until nothing lets it go on. Returns whether it arrived."""
        stuck = 0
        while (self.at[unknown] - goal) * way < 0:
            entering, direction = self._entering(unknown, way, careful=stuck > DEGENERATE)
            if entering is None:
                return False
            step, blocking = self._step(entering, direction, (unknown, way, goal))
            stuck = stuck + 1 if step == 0 else 0
            self._move(entering, direction * step)
            if blocking is not None and blocking != entering:
                self._pivot(blocking, entering)
        return True

    def pulls(self, unknown, way):
        """{another unknown: 1 or -1, the way in which it would have to move}: what holds it when it is stuck."""
        slope = self.rows.get(unknown, {unknown: 1})
        return {other: 1 if part * way > 0 else -1 for other, part in slope.items()}

    def _entering(self, unknown, way, *, careful):
        free = [
            (other, direction) for other, direction in self.pulls(unknown, way).items() if self._can(other, direction)
        ]
        if not free:
            return None, None
        return min(free) if careful else min(free, key=lambda one: (len(self.users.get(one[0], ())), one))

    def _can(self, unknown, direction):
        end = self.most[unknown] if direction > 0 else self.least[unknown]
        return end is None or (end - self.at[unknown]) * direction > 0

    def _step(self, entering, direction, target):
        """How far `entering` may go, and what stops it there."""
        unknown, _way, goal = target
        own = self.most[entering] if direction > 0 else self.least[entering]
        best, blocking = (None, entering) if own is None else (abs(own - self.at[entering]), entering)
        rate, times = (self.rows[unknown][entering], self.times[unknown]) if unknown in self.rows else (1, 1)
        reach = abs(_divided((goal - self.at[unknown]) * times, rate))
        if best is None or reach <= best:
            best, blocking = reach, None
        for basic in self.users.get(entering, ()):
            limit = self._limit(basic, self.rows[basic][entering] * direction)
            if limit is not None and (limit < best or (limit == best and blocking is not None and basic < blocking)):
                best, blocking = limit, basic
        return best, blocking

    def _limit(self, basic, rate):
        end = self.most[basic] if rate > 0 else self.least[basic]
        return None if end is None else _divided((end - self.at[basic]) * self.times[basic], rate)

    def _move(self, entering, distance):
        self.at[entering] += distance
        for basic in self.users.get(entering, ()):
            self.at[basic] = self.at[basic] + _divided(self.rows[basic][entering] * distance, self.times[basic])

    def _pivot(self, leaving, entering):
        row = self.rows.pop(leaving)
        for other in row:
            self.users[other].discard(leaving)
        self._exchange(row, entering, leaving, self.times.pop(leaving))


def _put_in(sums, unknown, row, times):
    """Writes a row into a sum that is 0 in all, which may therefore be multiplied."""
    through = sums.pop(unknown)
    if times != 1:
        for other in sums:
            sums[other] *= times
    for other, part in row.items():
        if total := sums.get(other, 0) + through * part:
            sums[other] = total
        else:
            sums.pop(other, None)


def _shortened(row, times):
    """Divides a row, which stands for so many times its unknown, by what all of it has in common; how many times are left."""
    common = times
    for part in row.values() if times != 1 else ():
        common = gcd(common, part)
        if common == 1:
            return times
    for other in row if common != 1 else ():
        row[other] //= common
    return times // common


def _divided(part, factor):
    """Most factors are 1 or -1."""
    if factor in (1, -1):
        return part * factor
    found = Fraction(part, factor)
    return found.numerator if found.denominator == 1 else found
