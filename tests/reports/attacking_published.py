"""The attacker of tests/reports/attacking.py before releases as they were published: it reads their files, by the words that stand in them.

What it may know besides is what a reader may know or guess at best: which figures are parts of others, and where nothing was recorded
otherwise between two releases.
"""

import io
import json
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from random import Random

from openpyxl import load_workbook
from scipy.sparse import csr_array, vstack

from audit.moment import now, walking_at
from reports.facts.rows import Fact, FactKind
from reports.protecting.published import Cell, Happened
from reports.releases.files import file_of
from tests.reports.attacking import Attacker
from tests.reports.releasing import HALF_YEAR, STATES, asked, released, replies

FIGURES = {"Replied in time": "in_time", "Replied late": "late", "Deemed agreed": "deemed", "Refused": "refused"}
APPLIED = {"Applications received": "received", "Persons applied for": "persons"}
NAMES = {"Germany": "DE", "Netherlands": "NL", "Austria": "AT", "France": "FR"}
GROUNDS = {
    "Nationality is neither proved nor validly assumed": "not_a_national",
    "Another ground, stated in the reasons": "other",
}
LEAST_BASE = 10
ROUNDED = 0.00005 + 1e-9


def of_json(release):
    """[(title, heads, {label: values})] with None for what is not told, as the JSON says it."""
    content = json.loads(file_of(release, "json"))
    return [
        (
            table["title"]["en"],
            [head["en"] for head in table["heads"][1:]],
            {row["label"]["en"]: [_number(value) for value in row["values"]] for row in table["rows"]},
        )
        for table in content["tables"]
    ]


def _number(value):
    return None if value == "hidden" else Decimal(value) if value is not None else Decimal(0)


def of_workbook(release):
    """The same, as the sheets say it."""
    found = []
    for sheet in load_workbook(io.BytesIO(file_of(release, "xlsx"))).worksheets[1:]:
        head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
        told = {row[0]: [None if v == "…" else Decimal(str(v or 0)) for v in row[1:]] for row in rows}
        found.append((sheet.title, head[1:], told))
    return found


class OfPublished(Attacker):
    """`published`: of each release (first day, last day, as of, its tables); `sorts`: {sort of fact: its figures}."""

    def __init__(self, published, facts, sorts, figures):
        self.sorts, self.figures, self.ratios = sorts, figures, []
        self.published = published
        super().__init__(
            [
                (known, self._told(*one, edition))
                for edition, (one, known) in enumerate(zip(published, facts, strict=True))
            ]
        )
        for edition, one in enumerate(published):
            self._learn_of_speed(*one, edition)

    def _told(self, first, last, tables, edition):
        """{cell: the number, or None where it is not told}, of the tables of counts.

        Sorts of which nothing is told at all are left out, as in tests/reports/attacking.py: their mark may also stand for nobody, and they
        are bounded by the totals that are told without them.
        """
        told = {}
        for heads, rows in (table[1:] for table in tables[:2]):
            for label, values in rows.items():
                for head, value in zip(heads, values, strict=True):
                    figure = self.figures.get(head, "refused" if head in GROUNDS else None)
                    if figure in self.figures.values():
                        where = _where(label, head)
                        threshold = 10 if "ground" in dict(where) else 5
                        told[Cell(figure, where, first, last, edition, threshold, figure == "persons")] = value and int(
                            value
                        )
        sorts = {(cell.figure, cell.dimensions) for cell, number in told.items() if number is not None}
        return {cell: number for cell, number in told.items() if (cell.figure, cell.dimensions) in sorts}

    def _learn_of_speed(self, first, last, tables, edition):
        """A share is a ratio of two sums; and both it and a median say that enough lies under them."""
        if "in_time" not in self.figures.values():
            return
        for label, (share, median) in tables[2][2].items():
            part, late, deemed = (
                self._form(Cell(code, _where(label), first, last), edition) for code in ("in_time", "late", "deemed")
            )
            if share is not None:
                self.ratios.append((part, late, float(share)))
                self._know_at_least(part | late)
            if median is not None:
                self._know_at_least(part | late | deemed)

    def _form(self, cell, edition):
        return frozenset(self.alike[unknown] for unknown in self._asked_for(cell, edition) if unknown in self.alike)

    def _know_at_least(self, form):
        self.above.append(form)
        self.aboves.append(LEAST_BASE)

    def _place(self):
        groups = [self._sorted(facts) for facts, _told in self.releases]
        for place in product(NAMES.values(), self.sorts, self.ends[:-1]):
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
                found[fact.said["state"], fact.said["sort"], starts[-1]].add(fact.source)
        return found

    def _gather(self):
        """Nothing is put together: shares ask for sums that no table tells."""
        self.alike = {unknown: unknown for unknown in range(self.number)}
        told = [(cell, edition) for edition, (_facts, cells) in enumerate(self.releases) for cell in cells]
        self.forms = {one: frozenset(self._asked_for(*one)) for one in told}

    def _asked_for(self, cell, edition):
        where = dict(cell.where)
        return {
            number
            for ((state, sort, start), of), number in self.atoms.items()
            if of == edition
            and cell.figure in self.sorts[sort]
            and cell.first <= start <= cell.last
            and where.get("state", state) == state
            and where.get("ground", sort[2]) == sort[2]
        }

    def _matrix(self, forms):
        """Beside what is at least so many: shares are told to four places, so each leaves its two sums a little play, both ways."""
        made = super()._matrix(forms)
        if forms is not self.above or not self.ratios:
            return made
        rows = []
        for part, rest, share in self.ratios:
            for way in (1, -1):
                low = share - way * ROUNDED
                rows.append({u: way * (1 - low) for u in part} | {u: -way * low for u in rest})
        places = [(row, unknown, factor) for row, one in enumerate(rows) for unknown, factor in one.items()]
        at, unknowns, factors = zip(*places, strict=True) if places else ((), (), ())
        return vstack([made, csr_array((factors, (at, unknowns)), shape=(len(rows), self.number))])

    def _least(self, aim):
        kept = self.aboves
        self.aboves = [*kept, *(0 for _one in self.ratios for _way in (1, -1))]
        try:
            return super()._least(aim)
        finally:
            self.aboves = kept


def _where(label, head=""):
    pairs = [("state", NAMES[label])] if label in NAMES else []
    return frozenset([*pairs, *([("ground", GROUNDS[head])] if head in GROUNDS else [])])


def some_published(seed, two, began):
    """Two releases of a population at random, with corrections between them, a month apart."""
    chance = Random(seed)
    with walking_at(began):
        replies(two[0], chance.randint(20, 250), seed, STATES[: chance.randint(2, 4)])
        first = released(*two, asked(span=_span(chance)))
    with walking_at(began + timedelta(days=30)):
        _correct(chance, two[0])
        return [first, released(*two, asked(span=_span(chance)))]


def _span(chance):
    first = chance.choice((HALF_YEAR[0], HALF_YEAR[0], date(2026, 2, 1), date(2026, 4, 1)))
    return first, chance.choice((HALF_YEAR[1], date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 15)))


def _correct(chance, actor):
    """Some replies are recorded otherwise, one in fifty; some come later."""
    for fact in Fact.objects.filter(kind=FactKind.REPLY, groups=[actor.group_id]).order_by("pk"):
        if chance.random() < 0.02:
            Fact.objects.filter(pk=fact.pk).update(replaced_at=now())
            fact.pk, fact.recorded_at, fact.state = None, now(), chance.choice(STATES)
            fact.save(force_insert=True)
    replies(actor, chance.choice((0, 1, 3, 30)), chance.randint(1, 10**6), first=10_000)


def facts_at(release, kind):
    """As they were recorded for the release."""
    recorded = Fact.objects.filter(kind=kind, recorded_at__lte=release.as_of).exclude(replaced_at__lte=release.as_of)
    return [
        Happened(
            int(fact.source[1:]),
            fact.person,
            fact.on,
            frozenset(),
            {"state": fact.state, "sort": _sort(fact), "ground": fact.ground},
        )
        for fact in recorded
    ]


def _sort(fact):
    return (fact.outcome, fact.timely, fact.ground) if fact.kind == FactKind.REPLY else ("applied", "", "")


def sorts_of_replies():
    """{(outcome, timely, ground): the figures that count it}."""
    found = {("deemed", "", ""): {"deemed"}}
    for timely, figure in (("in_time", "in_time"), ("late", "late")):
        found["agreed", timely, ""] = {figure}
        found |= {("refused", timely, ground): {figure, "refused"} for ground in GROUNDS.values()}
    return found


def with_figures(facts, sorts):
    return [Happened(f.source, f.person, f.day, frozenset(sorts[f.said["sort"]]), f.said) for f in facts]


def attackers(releases, read):
    """Those of the replies and of the applications, before the same files. `read`: of_json or of_workbook."""
    published = [(release.first, release.last, read(release)) for release in releases]
    for kind, sorts, figures in (
        (FactKind.REPLY, sorts_of_replies(), FIGURES),
        (FactKind.APPLICATION, {("applied", "", ""): {"received", "persons"}}, APPLIED),
    ):
        facts = [with_figures(facts_at(release, kind), sorts) for release in releases]
        yield OfPublished(published, facts, sorts, figures)
