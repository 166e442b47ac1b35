"""What came of reintegrations, read from the raw rows: steps, scores as the page of the survey shows them, businesses."""

from decimal import Decimal

from django.utils.timezone import localtime

from reintegration.survey.scores import measured

DIMENSIONS = ("economic", "social", "psychosocial", "composite")
DONE = ("contact", "complete_assessment", "approve_plan")


def after_all(case, told):
    yield from _steps(case, told)
    yield from _scores(case, told)


def _steps(case, told):
    taken = set(case.steps.values_list("transition", flat=True))
    met = set(case.follow_ups.filter(result="met").values_list("wave", flat=True))
    has_measure = any(child.as_kind().approved_at for child in case.children.filter(kind="measure"))
    ladder = [
        ("referred", True), ("contacted", DONE[0] in taken), ("assessed", DONE[1] in taken), ("planned", DONE[2] in taken),
        ("supported", has_measure), ("month_3", "3" in met), ("month_6", "6" in met), ("month_12", "12" in met),
    ]  # fmt: skip
    while not ladder[-1][1]:
        ladder.pop()
    for name, _done in ladder:
        is_end = name == ladder[-1][0] and name != "month_12"
        ground = (case.outcome or "open") if is_end else ""
        yield "step", told | {"on": localtime(case.referred_at).date(), "outcome": name, "ground": ground}


def _scores(case, told):
    surveys = list(case.surveys.exclude(finished_at=None).select_related("instrument"))
    shown = {one.response.pk: one for one in measured(surveys)}
    points, base = {}, {}
    for survey in surveys:
        for name in DIMENSIONS:
            value = shown[survey.pk].scores[name].value if survey.pk in shown else None
            points[survey.pk, name] = None if value is None else Decimal(round(value * 10000)) / 100
            if survey.wave == "baseline":
                base[survey.respondent_id, name] = points[survey.pk, name]
    for survey in surveys:
        for name in DIMENSIONS:
            score, before = points[survey.pk, name], base.get((survey.respondent_id, name))
            later = survey.wave != "baseline" and None not in (score, before)
            yield "score", told | {
                "on": survey.on, "wave": survey.wave, "dimension": name, "score": score, "change": score - before if later else None,
                "outcome": _why(shown.get(survey.pk), survey, name), "weights": _weights(shown.get(survey.pk)),
            }  # fmt: skip


def _why(one, survey, name):
    return survey.result if one is None else one.scores[name].why_not or "scored"


def _weights(one):
    return f"{one.weights.instrument.code}-{one.weights.instrument.version}/{one.weights.version}" if one else ""


def businesses(measure, told):
    if measure.state != "closed" or not measure.measure_kind.is_business:
        return
    seen = {check.months: check for check in measure.business_checks.all()}
    closed = localtime(measure.closed_at).date()
    for months in (6, 12):
        due = _months_after(closed, months)
        look = seen.get(months)
        yield "business", told | {
            "on": min(due, look.on) if look else due, "wave": str(months), "outcome": look.result if look else "not_recorded",
        }  # fmt: skip


def _months_after(day, months):
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return day.replace(year=year, month=month + 1, day=last)
        except ValueError:
            continue
    raise AssertionError(day)
