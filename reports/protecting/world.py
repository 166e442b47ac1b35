"""All that is told of one kind of facts, as unknowns and equations: what a reader who adds and subtracts would write down.

The reader is taken to know more than any does: that nothing changed from one release to the next where nothing did, how many persons
were counted twice, and which figures are parts of others. What such a reader cannot find out, nobody can.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from reports.protecting.grain import DAY, grains_of, possible_groups, sorted_facts, steps_of


@dataclass
class Sum:
    """What a number is the sum of. `cells`: where it is told; none: it follows from others by subtraction.

    `count`: how many facts; `persons`: how many persons they are about; `over`: by how much the first exceeds what is told.
    """

    unknown: int
    sources: frozenset
    count: int
    persons: int
    threshold: int
    cells: list = field(default_factory=list)

    @property
    def over(self):
        return self.count - self.persons if self.cells and all(cell.of_persons for cell in self.cells) else 0

    @property
    def is_small(self):
        return 0 < self.persons < self.threshold


@dataclass
class Change:
    """The difference of two numbers of the same sort: so few facts make it that nobody may learn it closely."""

    unknown: int
    threshold: int
    between: tuple[int, int]


class World:
    """`facts`: list of Happened; `cells`: list of Cell, of all releases, of one kind of facts."""

    def __init__(self, facts, cells):
        self.person_of = {
            fact.source: (fact.person if fact.person is not None else f"-{fact.source}") for fact in facts
        }
        self.grains, self.truth, self.equations = grains_of(cells, facts), [], []
        self.editions = sorted({cell.edition for cell in cells})
        self._place(facts)
        for coarse, fine in steps_of(self.grains):
            self._add_up(coarse, fine)
        self.sums, self.changes = {}, []
        for cell in cells:
            self._tell(cell)
        by_sort = self._sorts(cells)
        for told in by_sort.values():
            self._follow(told)
        for told in by_sort.values():
            self._compare(told)
        for told in self._stocks(by_sort).values():
            self._compare(told)
        self._simplify()

    def _unknown(self, true):
        self.truth.append(true)
        return len(self.truth) - 1

    def _place(self, facts):
        """An unknown for every part of every edition; one for two editions between which nothing changed there."""
        sorts, is_one = sorted_facts(facts, self.grains), len(self.grains) == 1
        self.parts, self.sources, self.groups = {}, {}, {}
        self.having = defaultdict(set)
        for dims, grain in self.grains.items():
            seen = None if is_one else sorted({key for of, key, _start, _figures in sorts if of == dims}, key=repr)
            self.groups[dims] = possible_groups(facts, grain, seen)
            for key, figures in self.groups[dims]:
                for start in grain.slices:
                    self._place_part((dims, key, start, figures), sorts)

    def _place_part(self, part, sorts):
        same, found = {}, sorts.get(part, {})
        for edition in self.editions:
            sources = frozenset(found.get(edition, ()))
            if sources not in same:
                same[sources] = self._unknown(len(sources))
                self.sources[same[sources]] = sources
            self.parts[*part, edition] = same[sources]
            self._index(part, edition)

    def _index(self, part, edition):
        """By each thing that a number can ask for."""
        dims, key, start, figures = part
        for mark in (*key, start, *figures):
            self.having[dims, edition, mark].add((*part, edition))

    def _add_up(self, coarse, fine):
        """Values of a dimension together are all of it: for each stretch, each sort of fact and each edition."""
        above, below = self.grains[coarse], self.grains[fine]
        under, over = defaultdict(list), defaultdict(list)
        for key, figures in self.groups[fine]:
            under[tuple(pair for pair in key if pair[0] in coarse)].append((key, figures))
        for key, figures in self.groups[coarse]:
            over[key].append((key, figures))
        for start, end in zip(below.slices, below.sorted_ends[1:], strict=True):
            starts = [one for one in above.slices if start <= one < end]
            for key, groups in over.items():
                for edition in self.editions:
                    self._add_up_at((coarse, groups, starts), (fine, under[key], [start]), edition)

    def _add_up_at(self, whole, parts, edition):
        known = self.grains[parts[0]].figures
        sums = defaultdict(lambda: defaultdict(int))
        for sign, (dims, groups, starts) in ((-1, whole), (1, parts)):
            for key, figures in groups:
                for start in starts if figures & known else ():
                    sums[figures & known][self.parts[dims, key, start, figures, edition]] += sign
        self.equations += [{one: part for one, part in told.items() if part} for told in sums.values()]

    def _sum_of(self, cell, first, last):
        """Of a figure with these values in a stretch of time; None where there is nothing of it."""
        dims = cell.dimensions if len(self.grains) > 1 else next(iter(self.grains))
        within = [start for start in self.grains[dims].slices if first <= start <= last]
        found = set().union(*(self.having[dims, cell.edition, start] for start in within))
        for mark in (cell.figure, *cell.where):
            found &= self.having[dims, cell.edition, mark]
        parts = frozenset(sorted({self.parts[part] for part in found}))  # the same order each time
        if not parts:
            return None
        if parts not in self.sums:
            self.sums[parts] = self._new_sum(parts, cell.threshold)
        return self.sums[parts]

    def _new_sum(self, parts, threshold):
        sources = frozenset().union(*(self.sources[part] for part in parts))
        unknown = self._unknown(len(sources))
        self.equations.append(dict.fromkeys(parts, 1) | {unknown: -1})
        return Sum(unknown, sources, len(sources), self._persons(sources), threshold)

    def _persons(self, sources):
        return len({self.person_of[source] for source in sources})

    def _tell(self, cell):
        found = self._sum_of(cell, cell.first, cell.last)
        if found:
            found.cells.append(cell)
            found.threshold = max(found.threshold, cell.threshold)

    def _sorts(self, cells):
        """{(figure, values): the cells that differ in period or edition}."""
        found = defaultdict(dict)
        for cell in cells:
            found[cell.figure, cell.where][cell.first, cell.last, cell.edition] = cell
        return {sort: list(told.values()) for sort, told in found.items()}

    def _follow(self, told):
        """What lies between the ends of two periods follows by subtraction."""
        ends = sorted({end for cell in told for end in (cell.first, cell.last + DAY)})
        if len(ends) > 2:
            for first, end in pairwise(ends):
                for cell in told:
                    if cell.first <= first and end - DAY <= cell.last:
                        self._sum_of(cell, first, end - DAY)

    def _stocks(self, by_sort):
        """Stocks of different days: one figure here, for each day (`code@day`)."""
        found = defaultdict(list)
        for (figure, where), told in by_sort.items():
            if "@" in figure:
                found[figure.split("@")[0], where] += told
        return {sort: told for sort, told in found.items() if len({cell.figure for cell in told}) > 1}

    def _compare(self, told):
        for one, other in combinations(told, 2):
            a, b = (self._sum_of(cell, cell.first, cell.last) for cell in (one, other))
            if a and b and a is not b and 0 < self._persons(a.sources ^ b.sources) < one.threshold:
                unknown = self._unknown(a.count - b.count)
                self.equations.append({a.unknown: 1, b.unknown: -1, unknown: -1})
                self.changes.append(Change(unknown, one.threshold, (a.unknown, b.unknown)))

    def _simplify(self):
        """Parts that are asked for together everywhere are one unknown; those of which nothing is told to be there are none."""
        own = {one.unknown for one in self.sums.values()} | {change.unknown for change in self.changes}
        dead = set().union(*(parts for parts, one in self.sums.items() if one.cells and not one.count))
        columns = defaultdict(list)
        for place, equation in enumerate(self.equations):
            for unknown, factor in equation.items():
                columns[unknown].append((place, factor))
        alike = {}
        for unknown, column in columns.items():
            first = alike.setdefault(tuple(column), unknown) if unknown not in own else unknown
            if unknown in dead or first != unknown:
                self.truth[first] += self.truth[unknown] if first != unknown else 0
                for place, _factor in column:
                    del self.equations[place][unknown]
