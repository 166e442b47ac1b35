"""Scores from rows: what was answered, under the weights in force, handed to the arithmetic of `scoring`.

Nothing of a score is stored. It follows from the answers and the weights, and says under which version of both it was counted.
"""

from dataclasses import dataclass
from fractions import Fraction

from reintegration.survey.instruments import Instrument, Question, WeightSet
from reintegration.survey.responses import Answer, Result, SurveyResponse
from reintegration.survey.scoring import Asked, Chosen, Rules, Score, scored


@dataclass(frozen=True)
class Measured:
    """One finished survey with its scores, the answers under them, and the weights that were applied."""

    response: SurveyResponse
    weights: WeightSet
    rules: Rules
    scores: dict[str, Score]
    questions: dict[str, Question]
    options: dict  # code of a question → the Option chosen


def rules_of(instrument: Instrument) -> Rules:
    return Rules(
        coverage=Fraction(instrument.coverage),
        least_answered=instrument.least_answered,
        low_below=Fraction(instrument.low_below),
        high_above=Fraction(instrument.high_above),
        improved_by=Fraction(instrument.improved_by),
    )


def weights_in_force(instrument_ids) -> dict[int, WeightSet]:
    """The newest version in force of each instrument, with its weights. Two queries."""
    granted = WeightSet.objects.filter(instrument__in=instrument_ids, outcome=WeightSet.Outcome.GRANTED)
    newest = granted.order_by("version").prefetch_related("weights")
    return {one.instrument_id: one for one in newest}


def measured(responses) -> list[Measured]:
    """The scores of finished surveys, in the order given. Four queries, however many."""
    responses = [one for one in responses if one.is_finished and one.result == Result.TAKEN]
    if not responses:
        return []
    instruments = {one.instrument_id for one in responses}
    questions, weights = questions_of(instruments), weights_in_force(instruments)
    chosen = _chosen(responses)
    return [
        _measure(one, questions[one.instrument_id], weights[one.instrument_id], chosen[one.pk]) for one in responses
    ]


def questions_of(instruments):
    """{instrument: questions in their order}. One query."""
    found = {pk: [] for pk in instruments}
    for question in Question.objects.filter(instrument__in=instruments).order_by("order"):
        found[question.instrument_id].append(question)
    return found


def _chosen(responses):
    """{response: {question: Option}}"""
    kept = Answer.objects.filter(response__in=[one.pk for one in responses])
    found = {one.pk: {} for one in responses}
    for answer in kept.select_related("option"):
        found[answer.response_id][answer.question_id] = answer.option
    return found


def _measure(response, questions, weight_set, chosen):
    rules = rules_of(response.instrument)
    weights = {weight.question_id: weight for weight in weight_set.weights.all()}
    options = {question.code: chosen[question.pk] for question in questions if question.pk in chosen}
    scores = scored([asked(one, weights.get(one.pk)) for one in questions], told(options), rules)
    return Measured(response, weight_set, rules, scores, {one.code: one for one in questions}, options)


def asked(question, weight) -> Asked:
    """A question with its weight in one version; one that the version does not name weighs nothing."""
    return Asked(
        code=question.code,
        dimension=question.dimension,
        in_dimension=Fraction(weight.in_dimension) if weight else Fraction(),
        in_composite=Fraction(weight.in_composite) if weight else Fraction(),
        reverse=question.reverse,
        applicable_if=question.applicable_if,
    )


def told(options) -> dict[str, Chosen]:
    return {
        code: Chosen(option.code, None if option.value is None else Fraction(option.value), option.counts_as)
        for code, option in options.items()
    }
