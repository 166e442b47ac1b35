"""Scores as facts: under the weights that were in force then, without a zero where nothing was said; and regions in their alphabet."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from agencies.roles import CASEWORKER, PROGRAMME_MANAGER
from audit.moment import walking_at
from reintegration.survey.instruments import Instrument
from reports.counting import answer, asked, facts
from reports.declared import REPORTS
from reports.dimensions import DIMENSIONS
from reports.facts.rows import Fact
from reports.tables import table_of
from tests import a
from tests.reintegration import counting_again as again
from tests.reintegration.test_survey import in_force, of

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
BEGUN = a.at(2026, 3, 2, 10, 0)


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def director():
    return a.person(PROGRAMME_MANAGER, at="AZ-MLSP")


@pytest.fixture
def case(manager):
    with walking_at(BEGUN):
        return a.reintegration(manager)


def surveyed(case, manager, wave, days, **answers):
    with walking_at(BEGUN + timedelta(days=days)):
        return a.survey(case, manager, wave, answers)


def counted(code, director, days, **how):
    with walking_at(BEGUN + timedelta(days=days)):
        return answer(asked(code, *YEAR, **how), director)


def test_who_declined_or_said_too_little_has_no_score_and_is_counted_as_such(case, manager, director):
    surveyed(case, manager, "baseline", 1)
    surveyed(case, manager, "3", 90, E1="ok")
    assert counted("surveys_scored", director, 91).total.value == 0
    assert counted("survey_score", director, 91).total.value is None
    found = counted("surveys_unscored", director, 91, rows="outcome")
    assert found.cell("declined").value == 3 and found.cell("nothing").value == 2 and found.total.value == 6
    with walking_at(BEGUN + timedelta(days=92)):
        assert not Fact.objects.filter(kind="score").exclude(score=None).exists()


def test_weights_that_come_into_force_change_scores_from_then_on_and_not_what_was_counted(case, manager, director):
    worst, best = all_of("worst"), all_of("best")
    surveyed(case, manager, "baseline", 1, **worst | {"E1": "very_dissatisfied"})
    surveyed(case, manager, "3", 90, **best | {"E1": "very_dissatisfied"})
    before = counted("survey_score", director, 91, rows="wave", where=(("dimension", "economic"),))
    assert before.cell("3").value > before.cell("baseline").value
    with walking_at(BEGUN + timedelta(days=100)):
        in_force(of(again.QUESTIONS, E1="10,20.5"), is_official=True)
    after = counted("survey_score", director, 101, rows="wave", where=(("dimension", "economic"),))
    assert after.cell("3").value < before.cell("3").value
    with walking_at(BEGUN + timedelta(days=102)):
        assert (
            answer(
                asked(
                    "survey_score", *YEAR, as_of=before.question.as_of, rows="wave", where=(("dimension", "economic"),)
                ),
                director,
            ).cells
            == before.cells
        )
        assert set(facts(asked("survey_score", *YEAR), director).values_list("weights", flat=True)) == {"rss-1/2"}
    change = counted("survey_change", director, 103, rows="dimension").cell("social")
    assert change.value == Decimal(100) and change.base == 1


def all_of(which):
    """An answer of every question without a condition: the best, or the worst."""
    told = {}
    for question in Instrument.objects.get().questions.prefetch_related("answer_set__options"):
        options = [option for option in question.answer_set.options.all() if option.value is not None]
        if options and not question.applicable_if:
            is_high = (which == "best") != question.reverse
            told[question.code] = (max if is_high else min)(options, key=lambda option: option.value).code
    return told


def test_regions_stand_in_the_alphabet_of_the_language():
    regions = [
        "Zaqatala",
        "Şəki",
        "Sumqayıt",
        "İmişli",
        "Ağdam",
        "Cəlilabad",
        "Çaylı",
        "",
        "Xaçmaz",
        "Qazax",
        "Gəncə",
        "Həsənli",
    ]
    with override("az"):
        ordered = DIMENSIONS["region"].in_order({one: one for one in regions if one}, regions)
    assert ordered == [
        "Ağdam",
        "Cəlilabad",
        "Çaylı",
        "Gəncə",
        "Həsənli",
        "Xaçmaz",
        "İmişli",
        "Qazax",
        "Sumqayıt",
        "Şəki",
        "Zaqatala",
        "",
    ]


def test_stages_have_no_row_of_totals(case, director):
    with walking_at(BEGUN + timedelta(days=1)):
        as_of = asked("received", *YEAR).as_of
    found = {one.code: table_of(one, director, (*YEAR, as_of)) for one in REPORTS["programme"].tables}
    assert found["stages"].total is None and found["cases"].total is not None
