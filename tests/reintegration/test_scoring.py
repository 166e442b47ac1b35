"""Scores are what the domain says they are: known answers have known scores, and a second calculator agrees on a thousand others."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from reintegration.survey.scoring import WHOLE, Asked, Chosen, Rules, band, change, lagging, scored
from tests.reintegration import counting_again as again

RULES = Rules(Fraction(7, 10), 3, Fraction(33, 100), Fraction(66, 100), Fraction(5, 100))
EQUAL = {code: (1, 1) if code not in ("E10", "P10") else (0, 0) for code in again.QUESTIONS}
SETS = 1000


def asked(weights=EQUAL):
    return [
        Asked(
            code, one["dimension"], Fraction(weights[code][0]), Fraction(weights[code][1]), one.get("reverse", False), one.get("asked_if", {})
        )
        for code, one in again.QUESTIONS.items()
    ]  # fmt: skip


def chose(options):
    """{code: Chosen} from {code: code of an option or None}"""
    told = {code: again.OPTIONS[code][option] for code, option in options.items() if option}
    return {
        code: Chosen(one["code"], Fraction(one["value"]) if "value" in one else None, one.get("counts_as", "answer"))
        for code, one in told.items()
    }


def values(options, rules=RULES, weights=EQUAL):
    return {name: score.value for name, score in scored(asked(weights), chose(options), rules).items()}


def everywhere(pick):
    return {code: pick(code) for code in again.QUESTIONS}


def test_all_best_is_one_and_all_worst_is_zero():
    assert set(values(everywhere(again.best)).values()) == {1}
    assert set(values(everywhere(again.worst)).values()) == {0}


def test_all_in_the_middle_is_a_half():
    """Yes and no have no middle: so of the economic questions too few are left, unless less is asked for."""
    found = values(everywhere(again.middle))
    assert (found["social"], found["psychosocial"], found["economic"]) == (Fraction(1, 2), Fraction(1, 2), None)
    lenient = replace(RULES, coverage=Fraction(1, 2))
    assert set(values(everywhere(again.middle), lenient).values()) == {Fraction(1, 2)}


REVERSED = ("E2", "E4", "E9", "P5", "P6", "P7", "P8")


def test_the_reversed_questions_are_those_of_the_domain():
    assert tuple(code for code, one in again.QUESTIONS.items() if one.get("reverse")) == REVERSED


@pytest.mark.parametrize("code", REVERSED)
def test_of_a_reversed_question_the_least_is_best(code):
    often, never = ("very_often", "never") if "never" in again.OPTIONS[code] else ("yes", "no")
    parts = scored(asked(), chose({code: never}), RULES)[WHOLE].parts
    assert next(part.value for part in parts if part.code == code) == 1
    parts = scored(asked(), chose({code: often}), RULES)[WHOLE].parts
    assert next(part.value for part in parts if part.code == code) == 0


@pytest.mark.parametrize("option", ["no_answer", "dont_know"])
def test_who_answers_nothing_has_no_score_and_never_zero(option):
    found = scored(asked(), chose(dict.fromkeys(again.QUESTIONS, option)), RULES)
    assert {(score.value, score.why_not, score.answered) for score in found.values()} == {(None, "nothing", 0)}


def test_a_dimension_that_nobody_answered_is_not_scored_and_the_others_are():
    said = {code: again.best(code) for code in again.QUESTIONS if code[0] != "S"}
    found = values(said)
    assert (found["economic"], found["social"], found["psychosocial"]) == (1, None, 1)
    assert found[WHOLE] is None  # 18 of 29 questions are less than 70 per cent


def test_no_children_is_not_a_missing_answer():
    """Ten social questions are left, and seven of them are just enough."""
    codes = [code for code in again.QUESTIONS if code[0] == "S" and code != "S4"]
    said = {code: again.best(code) for code in codes[:7]} | {"S4": "no_children"}
    social = scored(asked(), chose(said), RULES)["social"]
    assert (social.value, social.asked, social.answered) == (1, 10, 7)
    assert values(said | {"S4": "no_answer"})["social"] is None  # 7 of 11


def test_fewer_than_three_answers_are_no_score_however_much_they_weigh():
    weights = EQUAL | {"E1": (1000, 1)}
    score = scored(asked(weights), chose({"E1": "very_satisfied", "E3": "yes"}), RULES)["economic"]
    assert (score.value, score.why_not) == (None, "too_few")


def test_a_question_that_depends_on_another_is_left_out_where_that_was_answered_otherwise():
    weights = EQUAL | {"P10": (1, 1)}
    apply = {part.code: part.counts_as for part in scored(asked(weights), chose({"P9": "no"}), RULES)[WHOLE].parts}
    leave = {part.code: part.counts_as for part in scored(asked(weights), chose({"P9": "yes"}), RULES)[WHOLE].parts}
    assert (apply["P10"], leave["P10"]) == ("missing", "not_applicable")


def test_the_parts_of_a_score_add_up_to_it():
    generator = random.Random(7)
    weights = heavy(generator)
    said = everywhere(lambda code: generator.choice(list(again.OPTIONS[code])))
    lenient = replace(RULES, coverage=Fraction(1, 100))
    for score in scored(asked(weights), chose(said), lenient).values():
        assert score.value == sum(part.share for part in score.parts if part.share is not None)


def test_the_whole_is_not_the_mean_of_the_dimensions():
    said = {code: (again.best if code[0] == "E" else again.worst)(code) for code in again.QUESTIONS}
    found = values(said)
    assert found[WHOLE] == Fraction(9, 29) != (found["economic"] + found["social"] + found["psychosocial"]) / 3


def heavy(generator):
    """Weights of every size, some of them nothing; of questions without values none."""
    weigh = lambda: Fraction(generator.choice([0, 1, generator.randrange(1, 10**6)]), generator.choice([1, 1000]))  # noqa: E731
    return {code: (weigh(), weigh()) if again.best(code) else (Fraction(), Fraction()) for code in again.QUESTIONS}


@pytest.mark.parametrize("seed", range(SETS))
def test_a_second_calculator_agrees(seed):
    generator = random.Random(seed)
    weights = EQUAL if seed % 2 else heavy(generator)
    answered = generator.choice([0.5, 0.8, 0.95, 1])
    said = {
        code: generator.choice(list(again.OPTIONS[code])) for code in again.QUESTIONS if generator.random() < answered
    }
    mine, theirs = values(said, weights=weights), again.scores(said, weights)
    assert {name for name in mine if mine[name] is None} == {name for name in theirs if theirs[name] is None}
    for name, value in mine.items():
        assert value is None or float(value) == pytest.approx(theirs[name], abs=1e-9)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.329", "low"), ("0.33", "medium"), ("0.66", "medium"), ("0.661", "high"), (None, "")],
)
def test_bands_end_where_the_domain_says(value, expected):
    assert band(value and Fraction(value), RULES) == expected


@pytest.mark.parametrize(
    ("before", "now", "how"),
    [
        ("0.5", "0.55", "improved"),
        ("0.5", "0.549", "same"),
        ("0.5", "0.45", "worse"),
        (None, "0.5", ""),
        ("0.5", None, ""),
    ],
)
def test_a_change_counts_from_a_difference_on_and_needs_both_scores(before, now, how):
    assert change(before and Fraction(before), now and Fraction(now), RULES)[1] == how


def test_one_dimension_lags_only_where_it_alone_is_in_a_lower_band():
    def bands(**said):
        some = scored(asked(), chose(everywhere(again.best)), RULES)
        return {name: replace(some[name], value=Fraction(said.get(name, "0.9"))) for name in some}

    assert lagging(bands(social="0.5"), RULES) == "social"
    assert lagging(bands(social="0.5", economic="0.4"), RULES) == ""
    assert lagging(bands(), RULES) == ""
