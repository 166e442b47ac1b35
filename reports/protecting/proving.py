"""Looks once more at what was found possible, by nothing but adding up and comparing: whoever doubts a proof need read no more."""

from fractions import Fraction


class NotProved(Exception):
    """What was found is not possible, or not wide enough: a fault of the program, never of what was asked."""


def insist_on_proof(world, bounds, targets, witnesses):
    """`bounds`: {sum: (least, most)}, by how much each sum may differ from what is true, as all that is told leaves it;
    `witnesses`: {target: two solutions, the least and the most}, each so many times (`times`) what it is; None: what is true.
    Raises NotProved.
    """
    good = {}
    for target in targets:
        apart = []
        for witness in witnesses[target.unknown]:
            if witness and id(witness) not in good:
                good[id(witness)] = _agrees(world, bounds, *witness)
            if witness and not good[id(witness)]:
                raise NotProved(target)
            apart.append(Fraction(witness[1][target.unknown], witness[0]) if witness else 0)
        if apart[1] - apart[0] < target.width:
            raise NotProved(target)


def _agrees(world, bounds, times, at):
    """Whether there may be so many: no part of the world is below 0, no sum beyond what is told, and every equation holds."""
    known = bounds.keys() | {change.unknown for change in world.changes}
    parts = all(at[one] >= -true * times for one, true in enumerate(world.truth) if one not in known)
    sums = all(_is_between(at[one], *both, times) for one, both in bounds.items())
    return parts and sums and all(_is_nothing(equation, at) for equation in world.equations)


def _is_between(number, least, most, times):
    return (least is None or number >= least * times) and (most is None or number <= most * times)


def _is_nothing(equation, at):
    return sum([part * at[one] for one, part in equation.items()]) == 0
