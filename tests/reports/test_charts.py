"""Pictures: well-formed, with every number of their table in words; and sentences above them that are true whatever the numbers are."""

import itertools
import re
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from django.utils.translation import override

from reports.counting import Cell
from reports.dashboard import bars, dots, findings, lines, scores
from reports.dashboard.drawing import steps, wrapped
from reports.dashboard.months import in_words, of_period, year_before
from reports.dashboard.showing import description
from reports.showing import written
from tests.agencies.test_look import FULL
from tests.reports.drawn import parsed, some, table, words_of

ROUNDS = 600 if FULL else 60
STATES = {
    "NL": "Netherlands",
    "DE": "Germany",
    "PL": "Poland",
    "CZ": "Czechia",
    "XX": "A State with a very long name & more",
}
STEPS = {
    "referred": "Referred",
    "contacted": "Contacted",
    "planned": "Plan agreed",
    "month_12": "Reached after 12 months",
}
WAVES = {"baseline": "At the beginning", "3": "After 3 months", "12": "After 12 months"}
DIMENSIONS = {"economic": "Economic", "social": "Social", "psychosocial": "Psychosocial"}
LOOKS = {
    "running": "Still running",
    "changed": "Running elsewhere",
    "stopped": "No longer",
    "not_recorded": "Nothing recorded",
}


def flow(chance):
    _unit, months = of_period(*_period(chance))
    rows = {code: (code, [some(chance, "received"), some(chance, "replies")]) for code in months}
    return [table(("received", "replies"), rows, "month")]


def _period(chance):
    first = year_before(month_of(chance))
    return first, month_of(chance, first)


def month_of(chance, after=None):
    year, month = (after.year, after.month) if after else (2026, chance.randint(1, 12))
    number = year * 12 + month - 1 + (chance.randint(0, 30) if after else 0)
    return _day(number // 12, number % 12 + 1)


def _day(year, month):
    return date(year, month, 1)


def by_state(chance, *codes):
    rows = {code: (name, [some(chance, one) for one in codes]) for code, name in _several(chance, STATES)}
    return [table(codes, rows, "state")]


def _several(chance, named):
    return sorted(chance.sample(list(named.items()), chance.randint(1, len(named))))


def in_time(chance):
    return by_state(chance, "in_time_share", "replies")


def still_open(chance):
    return by_state(chance, "open")


def funnel(chance):
    left, rows = chance.randint(1, 90), {}
    for code, name in STEPS.items():
        ended = chance.choice((0, chance.randint(0, left)))
        waits = chance.randint(0, left - ended)
        ended, waits = (0, 0) if code == "month_12" else (ended, waits)
        rows[code] = (name, [Cell(left, left), Cell(ended, ended), Cell(waits, waits)])
        left -= ended + waits
    return [table(("steps", "stopped", "under_way"), rows, "outcome")]


def by_wave(chance, code, named, dim="dimension"):
    rows = {value: (name, [some(chance, code) for _wave in WAVES]) for value, name in named.items()}
    return table((code,), rows, dim, ("wave", WAVES))


def surveyed(chance):
    return [by_wave(chance, "survey_score", DIMENSIONS), by_wave(chance, "survey_change", DIMENSIONS)]


def businesses(chance):
    return [by_wave(chance, "businesses", dict(_several(chance, LOOKS)), "outcome")]


PICTURES = {
    "flow": (flow, lines.draw), "in_time": (in_time, dots.draw), "open": (still_open, bars.draw), "steps": (funnel, bars.funnel),
    "scores": (surveyed, scores.draw), "businesses": (businesses, bars.draw),
}  # fmt: skip
IN_THE_PICTURE = {
    "open": (0,),
    "steps": (0, 1, 2),
    "businesses": (0, 1, 2),
}  # the columns whose numbers stand in it themselves


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", ["en", "az"])
def test_a_picture_is_well_formed_and_tells_every_number_in_words(name, language):
    make, draw = PICTURES[name]
    chance = Random(name)
    with override(language):
        for _round in range(ROUNDS):
            made = make(chance)
            tree = parsed(draw(made, target=chance.choice((None, Fraction(95, 100)))))
            said, told = " ".join(words_of(tree)), description(made[0])
            for row in made[0].rows:
                assert all(written(number) in told for number in row.numbers) and row.label in told
                if name != "flow" and row.numbers[0].cell.base:
                    assert all(word in said for word in row.label.split()), row.label
                for place in IN_THE_PICTURE.get(name, ()):
                    assert written(row.numbers[place]) in said


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_of_a_picture_stands_outside_it(name):
    make, draw = PICTURES[name]
    chance = Random(name)
    for _round in range(ROUNDS):
        drawing = draw(make(chance), target=None)
        for one in parsed(drawing).iter():
            for name_of, most in (
                ("x", drawing.width),
                ("cx", drawing.width),
                ("y", drawing.height),
                ("cy", drawing.height),
            ):
                assert -12 <= float(one.get(name_of, 0)) <= most + 1, (one.tag, one.attrib)


def test_words_are_never_taken_for_shapes():
    rows = {"NL": ('<script>&"', [Cell(3, 3)]), "DE": ("b", [Cell(1, 1)])}
    drawing = bars.draw([table(("open",), rows, "state")])
    assert "<script" not in drawing.shapes and '<script>&"' in words_of(parsed(drawing))


@pytest.mark.parametrize("most", [1, 2, 3, 7, 10, 11, 99, 100, 101, 250, 999, 1284, 45_001])
def test_a_scale_begins_at_nothing_in_round_equal_steps_and_holds_the_most(most):
    ticks = steps(most)
    gaps = {later - earlier for earlier, later in itertools.pairwise(ticks)}
    assert ticks[0] == 0 and ticks[-1] >= most and len(gaps) == 1 and len(ticks) <= 6


def test_a_longer_word_keeps_its_line():
    assert wrapped("Reached after 12 months", 14) == ["Reached after", "12 months"]
    assert wrapped("Çexoslovakiyalılaşdırılmış", 10) == ["Çexoslovakiyalılaşdırılmış"]


def test_months_become_quarters_after_two_years():
    assert of_period(_day(2025, 11), _day(2026, 2)) == ("month", ["2025-11", "2025-12", "2026-01", "2026-02"])
    unit, codes = of_period(_day(2023, 2), _day(2026, 2))
    assert unit == "quarter" and codes[0] == "2023-Q1" and codes[-1] == "2026-Q1" and len(codes) == 13
    assert of_period(_day(2026, 2), _day(2026, 1)) == ("month", [])


# What each sentence claims, worked out here anew from the numbers alone: (pattern, whether it is true of the tables).
def values(tables, place=0):
    return [row.numbers[place].value for row in tables[0].rows]


def shares(tables):
    return {
        row.label: Fraction(row.numbers[0].cell.value, row.numbers[0].cell.base)
        for row in tables[0].rows
        if row.numbers[0].cell.base
    }


def alone_at_the_top(tables, label, place=0):
    own = next(row.numbers[place].value for row in tables[0].rows if row.label == label)
    return own > 0 and sum(value >= own for value in values(tables, place)) == 1


def kept_up_since(tables, month):
    names = [in_words(row.label) for row in tables[0].rows]
    at = names.index(month)
    pairs = list(zip(values(tables), values(tables, 1), strict=True))
    return (
        at > 0
        and pairs[at - 1][1] < pairs[at - 1][0]
        and len(pairs) - at >= 2
        and all(out >= came for came, out in pairs[at:])
    )


def number(text):
    return int(re.sub(r"\D", "", text))


def change_of(tables, wave):
    at = list(WAVES.values()).index(wave)
    return {row.label: row.numbers[at].cell for row in tables[1].rows}


def running(tables, wave):
    at = list(WAVES.values()).index(wave)
    known = {name: code for code, name in LOOKS.items()}
    told = [(known[row.label], row.numbers[at].value) for row in tables[0].rows]
    return Fraction(
        sum(value for code, value in told if code in ("running", "changed")), sum(value for _code, value in told)
    )


def half(share):
    return "More than half" if share > Fraction(1, 2) else "Half" if share == Fraction(1, 2) else "Fewer than half"


CLAIMS = {
    "flow": (flow, findings.flow, {
        r"Since (.+), replies have kept up with applications": kept_up_since,
        r"(.+) more applications? came in than replies went out": lambda t, n: sum(values(t)) - sum(values(t, 1)) == number(n) > 0,
        r"(.+) more repl(?:y|ies) went out than applications came in": lambda t, n: sum(values(t, 1)) - sum(values(t)) == number(n) > 0,
        r"(As many) replies went out as applications came in": lambda t, _n: sum(values(t)) == sum(values(t, 1)) > 0,
    }),
    "in_time": (in_time, findings.in_time, {
        r"(Every) reply was in time": lambda t, _n: set(shares(t).values()) == {1},
        r"Replies are late most often: (.+)": lambda t, name: sum(one <= shares(t)[name] for one in shares(t).values()) == 1,
        r"(No) State is below the target of 90 %": lambda t, _n: min(shares(t).values()) >= Fraction(9, 10),
        r"(\d+) States? (?:is|are) below the target of 90 %": lambda t, n: sum(v < Fraction(9, 10) for v in shares(t).values()) == int(n),
    }),
    "open": (still_open, findings.still_open, {
        r"More than half of the open applications: (.+)": lambda t, name: alone_at_the_top(t, name) and max(values(t)) * 2 > sum(values(t)),
        r"Most open applications: (.+)": alone_at_the_top,
    }),
    "steps": (funnel, findings.lost, {
        r"(No) case has ended before the last step": lambda t, _n: sum(values(t, 1)) == 0,
        r"More than half of those that ended, ended after: (.+)": lambda t, name: alone_at_the_top(t, name, 1)
        and max(values(t, 1)) * 2 > sum(values(t, 1)),
        r"After no other step did so many end: (.+)": lambda t, name: alone_at_the_top(t, name, 1),
    }),
    "scores": (surveyed, findings.scores, {
        r"(.+), scores are higher than at the baseline in every dimension": lambda t, w: min(c.value for c in change_of(t, w).values()) > 0,
        r"(.+), scores are lower than at the baseline in every dimension": lambda t, w: max(c.value for c in change_of(t, w).values()) < 0,
        r"(.+), the largest gain: (.+)": lambda t, w, name: change_of(t, w)[name].value > 0
        and sum(c.value >= change_of(t, w)[name].value for c in change_of(t, w).values()) == 1,
    }),
    "businesses": (businesses, findings.businesses, {
        r"(More than half|Half|Fewer than half) of the businesses were found running: (.+)": lambda t, said, w: half(running(t, w)) == said,
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", CLAIMS)
def test_a_sentence_is_true_whatever_the_numbers_are(name):
    make, find, claims = CLAIMS[name]
    chance, said = Random(name), set()
    for _round in range(ROUNDS * 10):
        tables = make(chance)
        target = chance.choice((None, Fraction(9, 10))) if name == "in_time" else None
        sentence = find(tables, target=target)
        if sentence is not None:
            pattern, found = next((one, m) for one in claims if (m := re.fullmatch(one, sentence)))
            assert claims[pattern](tables, *found.groups()), (sentence, tables)
            said.add(pattern)
    assert len(said) >= min(2, len(claims)), said


def test_two_that_are_alike_make_no_headline():
    rows = {"NL": ("Netherlands", [Cell(9, 9)]), "DE": ("Germany", [Cell(9, 9)])}
    assert findings.still_open([table(("open",), rows, "state")]) is None
    few = {"NL": ("Netherlands", [Cell(2, 2)]), "DE": ("Germany", [Cell(1, 1)])}
    assert findings.still_open([table(("open",), few, "state")]) is None


def test_where_nobody_stopped_and_where_nobody_was():
    rows = {"referred": ("Referred", [Cell(0, 0)] * 3)}
    assert findings.lost([table(("steps", "stopped", "under_way"), rows, "outcome")]) is None


def test_no_target_is_drawn_where_none_is_set():
    made = by_state(Random(3), "in_time_share", "replies")
    assert "target" not in dots.draw(made).shapes and dots.draw(made).key == ()
    with_target = dots.draw(made, target=Fraction(95, 100))
    assert "target 95 %" in words_of(parsed(with_target)) and len(with_target.key) == 2
