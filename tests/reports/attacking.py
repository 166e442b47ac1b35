"""An attacker with linear programming, and populations at random to publish tables of.

The attacker is given the published tables alone, with what a reader of them may know or guess at best: which figures are parts of others,
that a hidden number is not 0, which facts were recorded otherwise since the release before, how many persons were counted twice.
It shares no line with what protects the tables: its unknowns are the finest groups there can be, all dimensions crossed.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from random import Random

from scipy.optimize import linprog
from scipy.sparse import csr_array

from reports.protecting.published import Cell, Happened
from reports.protecting.suppressing import Protected, protect
from reports.protecting.world import World

DAY = timedelta(days=1)
STATES, GROUNDS, SEXES = ("DE", "NL", "AT", "FR", "SE"), ("a", "b", "c"), ("F", "M")
SORTS = {
    "on_time": {"replies", "in_time", "people"}, "late": {"replies", "late", "people"}, "silent": {"replies", "deemed", "people"},
    "refused_on_time": {"replies", "in_time", "refused", "people"}, "refused_late": {"replies", "late", "refused", "people"},
    "member": {"people"},
}  # fmt: skip
FIGURES = ("replies", "in_time", "late", "deemed", "refused", "people")
YEAR = (date(2026, 1, 1), date(2026, 6, 30))


def population(chance):
    """Facts as they are first recorded."""
    states = STATES[: chance.randint(2, 5)]
    weights = [1 / (place + 1) ** chance.choice((1, 2, 3)) for place in range(len(states))]
    return [somebody(chance, number, states, weights) for number in range(chance.randint(15, 150))]


def somebody(chance, number, states, weights):
    sort = chance.choices(tuple(SORTS), (6, 3, 1, 2, 1, 2))[0]
    said = {
        "state": chance.choices(states, weights)[0],
        "sex": chance.choice(SEXES),
        "ground": chance.choice(GROUNDS) if sort.startswith("refused") else "",
        "sort": sort,
    }
    person = number if chance.random() < 0.9 else chance.randint(0, number)
    return Happened(number, person, YEAR[0] + timedelta(days=chance.randint(0, 180)), frozenset(SORTS[sort]), said)


def corrected(chance, facts):
    """The same, later: some are taken back, some recorded otherwise, some come later."""
    kept = [fact for fact in facts if chance.random() > 0.02]
    states, weights = STATES[:3], (3, 2, 1)
    changed = [
        replace(somebody(chance, fact.source, states, weights), source=fact.source) if chance.random() < 0.02 else fact
        for fact in kept
    ]
    most = max(fact.source for fact in facts)
    return changed + [somebody(chance, most + 1 + n, states, weights) for n in range(chance.choice((0, 1, 3, 30)))]


def span(chance):
    first = chance.choice((YEAR[0], YEAR[0], date(2026, 2, 1), date(2026, 4, 1)))
    return first, chance.choice((YEAR[1], date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 15)))


def asked(chance, facts, edition):
    """The cells of a release: tables by state, by month, by ground and by sex, sometimes of one state alone."""
    first, last = span(chance)
    only = frozenset({("state", "DE")}) if chance.random() < 0.25 else frozenset()
    figures = chance.sample(FIGURES, chance.randint(2, 6))
    keys = [(figure, only) for figure in figures]
    if not only:
        keys += [(figure, frozenset({("state", state)})) for figure in figures for state in STATES]
    if chance.random() < 0.5:
        keys += [(figure, only | {("sex", sex)}) for figure in figures for sex in SEXES]
    if chance.random() < 0.6:
        grounds = [frozenset({("ground", ground)}) for ground in GROUNDS]
        more = [frozenset()] if only else [frozenset(), *(frozenset({("state", state)}) for state in STATES)]
        keys += [("refused", only | one | ground) for one in more for ground in grounds] + [("refused", only)]
    spans = [(first, last)]
    told = [(*key, *spans[0]) for key in keys]
    if chance.random() < 0.5:
        told += [(figure, only, *month) for figure in figures for month in months(first, last)]
    return [
        Cell(figure, where, begins, ends, edition, 10 if "ground" in dict(where) else 5, figure == "people")
        for figure, where, begins, ends in dict.fromkeys(told)
    ]


def months(first, last):
    found = [(date(2026, month, 1), date(2026, month + 1, 1) - DAY) for month in range(1, 7)]
    return [(begins, ends) for begins, ends in found if first <= begins and ends <= last]


def holds(fact, cell):
    return (
        cell.figure in fact.figures
        and cell.first <= fact.day <= cell.last
        and all(fact.said[dimension] == value for dimension, value in cell.where)
    )


def protected(facts, cells):
    return protect(facts, cells)


def small_ones_only(facts, cells, _effort=None):
    """As many do it: what is small is hidden, and nothing besides."""
    sums = World(facts, cells).sums.values()
    return Protected({cell for one in sums if one.is_small for cell in one.cells if cell.shown is None})


def as_if_first(facts, cells):
    """As if nothing had been published before."""
    new = [cell for cell in cells if cell.shown is None]
    return protect(facts, new)


def released(facts, cells_of, protects=protected):
    """Releases one after the other, each protected against those before it: [(its facts, {cell: the number, or None where hidden})].

    `facts`: of each release, as they were recorded then; `cells_of`: what each tells.
    """
    out, before = [], []
    for edition, (recorded, cells) in enumerate(zip(facts, cells_of, strict=True)):
        known = with_editions(facts[: edition + 1])
        decided = protects(known, [*before, *cells])
        told = {
            cell: None if cell in decided.hidden else true_number(recorded, cell)
            for cell in cells
            if cell not in decided.withheld
        }
        out.append((recorded, told))
        before += [replace(cell, shown=number is not None) for cell, number in told.items()]
    return out


def with_editions(recorded):
    """The versions of all editions, each with those in which it stood."""
    stood = defaultdict(set)
    for edition, facts in enumerate(recorded):
        for fact in facts:
            stood[fact.source, fact.person, fact.day, fact.figures, tuple(sorted(fact.said.items()))].add(edition)
    return [Happened(*key[:4], dict(key[4]), frozenset(editions)) for key, editions in stood.items()]


def true_number(facts, cell):
    found = [fact for fact in facts if holds(fact, cell)]
    return len({fact.person for fact in found}) if cell.of_persons else len(found)


class Attacker:
    """What is possible for any number, given everything that was told: `between(cell)` gives the least and the most."""

    def __init__(self, releases):
        self.releases = releases
        ends = {end for _facts, told in releases for cell in told for end in (cell.first, cell.last + DAY)}
        self.ends = sorted(ends)
        self.atoms, self.number = {}, 0
        self._place()
        self._gather()
        self.equal, self.equals, self.above, self.aboves, self.known = [], [], [], [], {}
        for edition, (facts, told) in enumerate(releases):
            for cell, number in told.items():
                self._learn(edition, facts, cell, number)

    def _place(self):
        """One unknown for each finest group; the same for two releases between which nothing in it was recorded."""
        sorts = [(sort, ground) for sort in SORTS for ground in (GROUNDS if sort.startswith("refused") else ("",))]
        groups = [self._sorted(facts) for facts, _told in self.releases]
        for place in product(STATES, SEXES, sorts, self.ends[:-1]):
            same = {}
            for edition, group in enumerate(groups):
                members = frozenset(group.get(place, ()))
                if members not in same:
                    same[members] = self.number
                    self.number += 1
                self.atoms[place, edition] = same[members]

    def _sorted(self, facts):
        found = defaultdict(set)
        for fact in facts:
            starts = [end for end in self.ends if end <= fact.day]
            if starts and fact.day < self.ends[-1]:
                sort = (fact.said["sort"], fact.said["ground"])
                found[fact.said["state"], fact.said["sex"], sort, starts[-1]].add(fact.source)
        return found

    def _gather(self):
        """Finest groups that every number asks for together are one unknown: nothing is lost by it."""
        told = [(cell, edition) for edition, (_facts, cells) in enumerate(self.releases) for cell in cells]
        forms = {one: self._asked_for(*one) for one in told}
        asking = defaultdict(list)
        for place, form in enumerate(forms.values()):
            for unknown in form:
                asking[unknown].append(place)
        alike = {}
        unknowns = {unknown: alike.setdefault(tuple(places), len(alike)) for unknown, places in asking.items()}
        self.forms = {one: frozenset(unknowns[unknown] for unknown in form) for one, form in forms.items()}
        self.number = len(alike)

    def form(self, cell, edition):
        """The unknowns that a number is the sum of."""
        return self.forms[cell, edition]

    def _asked_for(self, cell, edition):
        where = dict(cell.where)
        return {
            number
            for ((state, sex, (sort, ground), start), of), number in self.atoms.items()
            if of == edition
            and cell.figure in SORTS[sort]
            and cell.first <= start <= cell.last
            and where.get("state", state) == state
            and where.get("sex", sex) == sex
            and where.get("ground", ground) == ground
        }

    def _learn(self, edition, facts, cell, number):
        twice = len([fact for fact in facts if holds(fact, cell)]) - true_number(facts, cell)
        form = self.form(cell, edition)
        if number is None:
            self.above.append(form)
            self.aboves.append(1 + twice)
        else:
            self.equal.append(form)
            self.equals.append(number + twice)

    def between(self, plus, minus=frozenset()):
        """The least and the most that the sum of some unknowns less that of others can be."""
        if (plus, minus) not in self.known:
            self.known[plus, minus] = self._work_out(plus, minus)
        return self.known[plus, minus]

    def _work_out(self, plus, minus):
        aim = [0] * self.number
        for sign, form in ((1, plus), (-1, minus)):
            for unknown in form:
                aim[unknown] += sign
        return tuple(way * self._least([way * one for one in aim]) for way in (1, -1))

    def _least(self, aim):
        how = {"A_eq": self._matrix(self.equal), "b_eq": self.equals} if self.equal else {}
        if self.above:
            how |= {"A_ub": -self._matrix(self.above), "b_ub": [-one for one in self.aboves]}
        found = linprog(aim, bounds=(0, None), method="highs", **how)
        assert found.status in (0, 3), found.message
        return float("-inf") if found.status == 3 else found.fun

    def _matrix(self, forms):
        places = [(row, unknown) for row, form in enumerate(forms) for unknown in form]
        rows, unknowns = zip(*places, strict=True) if places else ((), ())
        return csr_array(([1.0] * len(places), (rows, unknowns)), shape=(len(forms), self.number))


def broken(releases):
    """What the attacker finds out more closely than the rule allows: (what, true number, least, most)."""
    return found_out_by(Attacker(releases))


def found_out_by(attacker):
    found = []
    for what, threshold, true, forms in [*small_cells(attacker), *small_changes(attacker)]:
        least, most = attacker.between(*forms)
        if most - least < threshold - 1e-6:
            found.append((what, true, least, most))
    return found


def small_cells(attacker):
    for edition, (facts, told) in enumerate(attacker.releases):
        for cell in told:
            persons = len({fact.person for fact in facts if holds(fact, cell)})
            if 0 < persons < cell.threshold:
                yield cell, cell.threshold, persons, (attacker.form(cell, edition),)


def small_changes(attacker):
    """What lies between two numbers of the same sort, of the same release or of two."""
    same = defaultdict(list)
    for edition, (facts, told) in enumerate(attacker.releases):
        for cell in told:
            same[cell.figure, cell.where].append((edition, cell, {f.source: f.person for f in facts if holds(f, cell)}))
    for one, other in (pair for told in same.values() for pair in combinations(told, 2)):
        apart = one[2].keys() ^ other[2].keys()
        if 0 < len({(one[2] | other[2])[source] for source in apart}) < one[1].threshold:
            forms = attacker.form(one[1], one[0]), attacker.form(other[1], other[0])
            yield (one[1], other[1]), one[1].threshold, len(apart), forms


def some_releases(seed, number=2, protects=protected):
    chance = Random(seed)
    facts = [population(chance)]
    while len(facts) < number:
        facts.append(corrected(chance, facts[-1]) if chance.random() < 0.8 else facts[-1])
    cells = [asked(chance, facts[edition], edition) for edition in range(number)]
    return released(facts, cells, protects)
