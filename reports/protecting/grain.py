"""Into which parts the facts are sorted: as fine as what is published of them, and no finer."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from math import prod

DAY = timedelta(days=1)
FINEST = 4000  # parts that a proof takes some seconds with


@dataclass
class Grain:
    """Of one set of dimensions: the figures and the ends of periods with which it, or a finer set, is published."""

    dimensions: tuple
    figures: set = field(default_factory=set)
    ends: set = field(default_factory=set)
    sorted_ends: list = field(default_factory=list)

    def take(self, cell):
        self.figures.add(cell.figure)
        self.ends |= {cell.first, cell.last + DAY}
        self.sorted_ends = []

    @property
    def slices(self):
        """The first days of the stretches of time that are told apart."""
        self.sorted_ends = self.sorted_ends or sorted(self.ends)
        return self.sorted_ends[:-1]

    def slice_of(self, day):
        """The stretch in which a day lies, by its first day; None outside of all."""
        starts = self.slices
        if not starts or day < starts[0] or day >= self.sorted_ends[-1]:
            return None
        return starts[bisect_right(starts, day) - 1]

    def key_of(self, said):
        return tuple((dimension, said.get(dimension, "")) for dimension in self.dimensions)


def grains_of(cells, facts):
    """{set of dimensions: Grain}: one for each set that is published, of which a coarser one knows all that a finer one does, so that
    they can be compared. What one release says of its tables is said so. Where several releases are compared it is not all that follows:
    there all dimensions are crossed, as long as that does not make too many parts.
    """
    whole = Grain(tuple(sorted(frozenset().union(*(cell.dimensions for cell in cells)))))
    for cell in cells:
        whole.take(cell)
    values = values_of(facts, whole.dimensions)
    sorts = len({fact.figures & whole.figures for fact in facts})
    several = len({cell.edition for cell in cells}) > 1
    if several and prod(map(len, values.values())) * sorts * len(whole.slices) <= FINEST:
        return {frozenset(whole.dimensions): whole}
    found = {dims: Grain(tuple(sorted(dims))) for dims in sorted({cell.dimensions for cell in cells}, key=sorted)}
    for cell in cells:
        for dims, grain in found.items():
            if dims <= cell.dimensions:
                grain.take(cell)
    return found


def values_of(facts, dimensions):
    return {dimension: sorted({fact.said.get(dimension, "") for fact in facts}) for dimension in dimensions}


def steps_of(grains):
    """(a set of dimensions, the next finer one in use): between them numbers add up."""
    return [
        (coarse, fine)
        for coarse in grains
        for fine in grains
        if coarse < fine and not any(coarse < between < fine for between in grains)
    ]


def sorted_facts(facts, grains):
    """{(dimensions, values, stretch, figures): {edition: the sources of the facts there}}."""
    sorts = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        for dims, grain in grains.items():
            figures, start = fact.figures & grain.figures, grain.slice_of(fact.day)
            if figures and start is not None:
                for edition in fact.editions:
                    sorts[dims, grain.key_of(fact.said), start, frozenset(figures)][edition].add(fact.source)
    return sorts


def possible_groups(facts, grain, seen):
    """(values, figures) that there may be. A reader is taken to know which figures never go with which value of a dimension.

    `seen`: the combinations that there are, of several sets of dimensions; None: all that can be made of the values of one set.
    """
    pairs = {(pair, frozenset(fact.figures & grain.figures)) for fact in facts for pair in grain.key_of(fact.said)}
    figures = sorted({frozenset(fact.figures & grain.figures) for fact in facts} - {frozenset()}, key=sorted)
    keys = seen
    if keys is None:
        listed = values_of(facts, grain.dimensions)
        keys = product(*([(dimension, value) for value in listed[dimension]] for dimension in grain.dimensions))
    return [(key, told) for key in keys for told in figures if all((pair, told) in pairs for pair in key)]
