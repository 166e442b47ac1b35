"""Facts of what came of a reintegration: how far each case got and why no further, scores of the survey, businesses that run."""

from decimal import Decimal

from django.utils.timezone import localtime

from cases.counting import add_months
from reintegration.choices import FOLLOW_UPS, FollowUpResult, Wave
from reintegration.measures.choices import AFTER
from reintegration.survey.responses import Result
from reintegration.survey.scoring import WHOLE
from reports.facts.naming import codes
from reports.facts.of_support import STAGES, of_measure, of_reintegration

STEPS = ("referred", "contacted", "assessed", "planned", "supported", *(f"month_{wave.value}" for wave in FOLLOW_UPS))
SCORED, UNRECORDED = "scored", "not_recorded"


def facts(view):
    for case in view.rows("reintegrationcase"):
        told = of_reintegration(view, case)
        yield from _steps(view, case, told)
        yield from _scores(view, case, told)
    for measure in view.rows("measure"):
        if codes().is_business(measure) and measure.state == "closed":
            yield from _businesses(view, measure)


def _steps(view, case, told):
    """One of each step that was reached or passed. At the last of them stands why there is none after it: the outcome, or “open”."""
    reached = max(map(STEPS.index, _reached(view, case)))
    for step in STEPS[: reached + 1]:
        ends = STEPS[reached] == step != STEPS[-1]
        said = {"on": told["begun_on"], "outcome": step, "ground": (case.outcome or "open") if ends else ""}
        yield "step", f"{case.id}/{step}", told | said


def _reached(view, case):
    yield "referred"
    for step in view.of("steps", case):
        if STAGES.get(step.transition) in STEPS:
            yield STAGES[step.transition]
    if any(measure.parent_id == case.id and measure.approved_at for measure in view.rows("measure")):
        yield "supported"
    for kept in view.of("follow_ups", case):
        if kept.result == FollowUpResult.MET:
            yield f"month_{kept.wave}"


def _scores(view, case, told):
    """One of each dimension, and of the whole, of each survey that was settled: with its score, or with why there is none."""
    surveys = [survey for survey in view.of("surveys", case) if survey.finished_at]
    first = {}
    for survey in sorted(surveys, key=lambda one: one.wave != Wave.BASELINE):
        scores, weights = _scores_of(view, survey)
        for name, (score, outcome) in scores.items():
            before = first.get((survey.respondent_id, survey.instrument_id, name))
            if survey.wave == Wave.BASELINE:
                first[survey.respondent_id, survey.instrument_id, name] = score
            said = {
                "on": survey.on, "wave": survey.wave, "dimension": name, "outcome": outcome, "score": score, "weights": weights,
                "change": None if before is None or score is None else score - before,
            }  # fmt: skip
            yield "score", f"{survey.id}/{name}", told | said


def _scores_of(view, survey):
    """({dimension: (score from 0 to 100 or None, why)}, the version of the weights)"""
    if survey.result != Result.TAKEN:
        dimensions = (*codes().survey.dimensions(survey.instrument_id), WHOLE)
        return {name: (None, survey.result) for name in dimensions}, ""
    answers = [answer for answer in view.rows("answers") if answer.response_id == survey.id]
    scores, weights = codes().survey.scores(survey, answers, view.moment)
    return {name: (hundredths(one.value), one.why_not or SCORED) for name, one in scores.items()}, weights


def hundredths(value):
    """A fraction of one as points of a hundred, to two places; None of None."""
    return None if value is None else Decimal(round(value * 10000)) / 100


def _businesses(view, measure):
    """One a look at a business as soon as its support is closed: where nothing is recorded, that is what is counted."""
    looks = {check.months: check for check in view.rows("checks") if check.measure_id == measure.id}
    told = of_measure(view, measure)
    for months, _label in AFTER:
        look, due = looks.get(months), add_months(localtime(measure.closed_at).date(), months)
        said = {"on": min(look.on, due) if look else due, "outcome": look.result if look else UNRECORDED}
        yield "business", f"{measure.id}/{months}", told | said | {"wave": str(months)}
