"""Scores of a survey from what was answered (domain §5.4): pure arithmetic of fractions that knows no table.

A dimension is Σ(w·v)/Σ(w) over the questions of it that apply and were answered; the whole likewise, by weights of its own.
A score stands only where enough of the weight that applies was answered; else it is not scored, and never zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

WHOLE = "composite"
ANSWERED, NO_VALUE, MISSING, NOT_APPLICABLE = "answer", "no_value", "missing", "not_applicable"
LOW, MEDIUM, HIGH = "low", "medium", "high"
NOTHING, TOO_LITTLE, TOO_FEW = "nothing", "coverage", "too_few"
HOW_MUCH_SUPPORT = {LOW: "intensive", MEDIUM: "standard", HIGH: "light"}


@dataclass(frozen=True)
class Asked:
    """A question as far as scoring needs it. Without weight it is context: asked, shown, and in no score."""

    code: str
    dimension: str
    in_dimension: Fraction
    in_composite: Fraction
    reverse: bool = False
    applicable_if: Mapping = ()  # code of a question → codes of options


@dataclass(frozen=True)
class Chosen:
    """The option that was chosen: its value where it is an answer that has one, else None and what it counts as."""

    code: str
    value: Fraction | None = None
    counts_as: str = ANSWERED


@dataclass(frozen=True)
class Rules:
    coverage: Fraction
    least_answered: int
    low_below: Fraction
    high_above: Fraction
    improved_by: Fraction


@dataclass(frozen=True)
class Part:
    """What one question does in one score. `value` is 1 at its best; `share` are the shares of all, which add up to the score."""

    code: str
    weight: Fraction
    counts_as: str
    value: Fraction | None = None
    share: Fraction | None = None


@dataclass(frozen=True)
class Score:
    """`value` is None where it is not scored, for the reason `why_not`; `covered` is the answered part of the weight that applies."""

    value: Fraction | None
    parts: tuple[Part, ...]
    covered: Fraction
    why_not: str = ""

    @property
    def answered(self):
        return sum(part.value is not None for part in self.parts)

    @property
    def asked(self):
        """How many questions with a weight apply."""
        return sum(part.counts_as != NOT_APPLICABLE for part in self.parts)


def scored(questions, chosen, rules) -> dict[str, Score]:
    """{dimension or WHOLE: Score}, from all questions of an instrument and {code of a question: Chosen}."""
    dimensions = dict.fromkeys(question.dimension for question in questions)
    found = {
        dimension: _score([(q, q.in_dimension) for q in questions if q.dimension == dimension], chosen, rules)
        for dimension in dimensions
    }
    return found | {WHOLE: _score([(q, q.in_composite) for q in questions], chosen, rules)}


def applies(question, chosen) -> bool:
    """Whether it is asked of somebody with these answers; where what it depends on was not answered, it is not."""
    conditions = dict(question.applicable_if).items()
    return all(code in chosen and chosen[code].code in options for code, options in conditions)


def band(value, rules) -> str:
    """The band of a score; "" of none."""
    if value is None:
        return ""
    return LOW if value < rules.low_below else HIGH if value > rules.high_above else MEDIUM


def change(before, now, rules):
    """(difference, "improved", "worse" or "same"); (None, "") where one of them is not scored."""
    if before is None or now is None:
        return None, ""
    difference = now - before
    if abs(difference) < rules.improved_by:
        return difference, "same"
    return difference, "improved" if difference > 0 else "worse"


def lagging(scores, rules) -> str:
    """The one dimension whose band is lower than that of each other; "" where there is none or one is not scored."""
    order = (LOW, MEDIUM, HIGH)
    bands = {name: band(score.value, rules) for name, score in scores.items() if name != WHOLE}
    if "" in bands.values() or len(bands) < 2:
        return ""
    lowest, *others = sorted(bands, key=lambda name: order.index(bands[name]))
    return lowest if order.index(bands[lowest]) < min(order.index(bands[name]) for name in others) else ""


def _score(weighed, chosen, rules):
    parts = [_part(question, weight, chosen) for question, weight in weighed if weight > 0]
    applying = sum((part.weight for part in parts if part.counts_as != NOT_APPLICABLE), Fraction())
    answered = sum((part.weight for part in parts if part.value is not None), Fraction())
    covered = answered / applying if applying else Fraction()
    parts = tuple(_with_share(part, answered) for part in parts)
    why_not = _why_not(sum(part.value is not None for part in parts), covered, rules)
    value = None if why_not else sum((part.share for part in parts if part.share is not None), Fraction())
    return Score(value, parts, covered, why_not)


def _part(question, weight, chosen):
    told = chosen.get(question.code)
    if not applies(question, chosen) or (told and told.counts_as == NOT_APPLICABLE):
        return Part(question.code, weight, NOT_APPLICABLE)
    if told is None:
        return Part(question.code, weight, MISSING)
    if told.value is None:
        return Part(question.code, weight, NO_VALUE if told.counts_as == ANSWERED else told.counts_as)
    return Part(question.code, weight, ANSWERED, 1 - told.value if question.reverse else told.value)


def _with_share(part, answered):
    if part.value is None:
        return part
    return Part(part.code, part.weight, part.counts_as, part.value, part.weight * part.value / answered)


def _why_not(answered, covered, rules):
    if not answered:
        return NOTHING
    if answered < rules.least_answered:
        return TOO_FEW
    return TOO_LITTLE if covered < rules.coverage else ""
