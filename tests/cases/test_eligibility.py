"""Rules of eligibility as data: met, not met, or not known, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.eligibility import NEVER, Between, Verdict, judged, together, verdict_of
from cases.programmes import Fact, Operator, ProgrammeRule
from workflows.procedures.voluntary_return_facts import age

CODES = st.sampled_from(["AZ", "TR", "GE", "RU"])
NUMBERS = st.integers(-5, 80)


def rule(operator, value, fact=Fact.AGE, **fields):
    return ProgrammeRule(fact=fact, operator=operator, value=value, says_en="It is so.", **fields)


@given(st.sets(CODES), st.lists(CODES))
def test_of_several_nationalities_one_is_enough_and_none_may_be_excluded(held, named):
    expected = Verdict.UNKNOWN if not held else Verdict.MET if held & set(named) else Verdict.NOT_MET
    assert verdict_of(rule(Operator.IN, named), frozenset(held)) == expected
    turned = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}.get(expected, expected)
    assert verdict_of(rule(Operator.NOT_IN, named), frozenset(held)) == turned


@given(NUMBERS, NUMBERS)
def test_a_number_is_compared_with_its_limit_included(value, asked):
    assert (verdict_of(rule(Operator.AT_LEAST, asked), value) == Verdict.MET) == (value >= asked)
    assert (verdict_of(rule(Operator.AT_MOST, asked), value) == Verdict.MET) == (value <= asked)


@given(NUMBERS, st.integers(0, 10), NUMBERS)
def test_a_number_of_which_little_is_known_decides_only_where_all_it_can_be_agree(least, more, asked):
    could = {verdict_of(rule(Operator.AT_LEAST, asked), value) for value in range(least, least + more + 1)}
    found = verdict_of(rule(Operator.AT_LEAST, asked), Between(least, least + more))
    assert found == (could.pop() if len(could) == 1 else Verdict.UNKNOWN)


@pytest.mark.parametrize("value", [None, "seven", ["AZ"], {}, True])
def test_a_rule_that_does_not_fit_decides_nothing(value):
    assert verdict_of(rule(Operator.AT_LEAST, value), 7) == Verdict.UNKNOWN
    assert value == ["AZ"] or verdict_of(rule(Operator.IN, value), "AZ") == Verdict.UNKNOWN


def test_who_was_never_assisted_was_so_for_longer_than_any_number_of_years():
    assert verdict_of(rule(Operator.AT_LEAST, 99), NEVER) == Verdict.MET


def test_only_rules_in_force_on_the_day_count_and_what_nobody_said_is_not_known():
    old, new = (
        rule(Operator.AT_LEAST, 18, valid_until=date(2025, 12, 31)),
        rule(Operator.AT_LEAST, 21, valid_from=date(2026, 1, 1)),
    )
    assert [one.rule for one in judged([old, new], {Fact.AGE: 19}, date(2026, 1, 1))] == [new]
    assert [one.verdict for one in judged([new], {}, date(2026, 1, 1))] == [Verdict.UNKNOWN]


def test_one_rule_not_met_decides_then_one_not_known():
    facts = {Fact.AGE: 30, Fact.STAY: None}
    met, no, unknown = rule(Operator.AT_LEAST, 18), rule(Operator.AT_MOST, 18), rule(Operator.IN, ["none"], Fact.STAY)
    day = date(2026, 1, 1)
    assert [together(judged(rules, facts, day)) for rules in ([], [met], [met, unknown], [unknown, no])] == [
        Verdict.MET, Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("born", "years"),
    [
        ("2008-03-02", 18),
        ("2008-03-03", 17),
        ("2008-00-00", Between(17, 18)),
        ("2008-03-00", Between(17, 18)),
        ("", None),
    ],
)
def test_the_age_on_a_day_is_as_sure_as_the_date_of_birth(born, years):
    assert age(born, date(2026, 3, 2)) == years
