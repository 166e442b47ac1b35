"""How a score came about: each question with its answer, its weight and its share, so that anybody can count again."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reintegration.choices import Dimension
from reintegration.survey import scoring
from reintegration.survey.scoring import WHOLE
from reintegration.survey.showing import BANDS, label, number, said

WHY_NOT = {
    scoring.NOTHING: gettext_lazy("Not scored: no question that counts was answered."),
    scoring.TOO_FEW: gettext_lazy("Not scored: fewer than %(least)s questions were answered."),
    scoring.TOO_LITTLE: gettext_lazy("Not scored: less than %(coverage)s of the weight was answered."),
}
STANDINGS = {
    scoring.ANSWERED: gettext_lazy("answered"),
    scoring.NO_VALUE: gettext_lazy("answered, without a value"),
    scoring.MISSING: gettext_lazy("not asked or not answered"),
    scoring.NOT_APPLICABLE: gettext_lazy("does not apply"),
    "dont_know": gettext_lazy("does not know"),
    "no_answer": gettext_lazy("prefers not to answer"),
}
PLACES = 4


def explained(one):
    """Each score of a finished survey (Measured) with its table: dimensions, then the whole."""
    return [_part_of_page(one, name) for name in (*Dimension, WHOLE)]


def _part_of_page(one, name):
    score = one.scores[name]
    caption = label(name)
    return {
        "id": f"score-{name}",
        "title": f"{caption}: {said(score)}",
        "sentences": list(_sentences(one, score)),
        "table": {
            "caption": caption,
            "columns": [
                {"label": _("Question")},
                {"label": _("Answer")},
                {"label": _("Value"), "number": True},
                {"label": _("Weight"), "number": True},
                {"label": _("Part of the score"), "number": True},
            ],
            "rows": [{"cells": _cells(one, part)} for part in score.parts],
        },
    }


def _sentences(one, score):
    facts = {"answered": score.answered, "asked": score.asked, "covered": percent(score.covered)}
    yield _("Answered: %(answered)s of %(asked)s questions that apply, %(covered)s of their weight.") % facts
    if score.why_not:
        told = {"least": one.rules.least_answered, "coverage": percent(one.rules.coverage)}
        yield WHY_NOT[score.why_not] % told
        return
    band = BANDS[scoring.band(score.value, one.rules)]
    yield _("Score: the sum of the parts, %(score)s (%(band)s).") % {"score": number(score.value, PLACES), "band": band}


def _cells(one, part):
    question, option = one.questions[part.code], one.options.get(part.code)
    answer = str(option) if option and part.counts_as != scoring.NOT_APPLICABLE else str(STANDINGS[part.counts_as])
    turned = _("counted the other way round") if question.reverse and part.value is not None else ""
    return [
        {"text": f"{part.code}. {question}"},
        {"text": answer, "sub": turned},
        {"text": "–" if part.value is None else number(part.value), "number": True},
        {"text": number(part.weight), "number": True},
        {"text": "–" if part.share is None else number(part.share, PLACES), "number": True},
    ]


def percent(part):
    return f"{number(part * 100, 0)} %"


def context_told(one):
    """What was asked beside the scores: context questions, with what was answered."""
    weighed = {part.code for part in one.scores[WHOLE].parts} | {
        part.code for name in Dimension for part in one.scores[name].parts
    }
    return [
        {"label": f"{code}. {question}", "value": str(one.options[code]) if code in one.options else ""}
        for code, question in one.questions.items()
        if code not in weighed
    ]
