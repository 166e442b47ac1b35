"""The figures of what came of a reintegration: how far it got, what the survey scores, which businesses run."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reintegration.measures.choices import Survival
from reintegration.survey.scoring import WHOLE
from reports.facts.of_outcomes import SCORED
from reports.facts.rows import FactKind
from reports.figure import MEAN, OF_PERSON, OF_SUPPORT, SHARE, TIME, Figure

SUPPORT = (*TIME, *OF_SUPPORT, *OF_PERSON)
OF_SCORE = (*SUPPORT, "wave", "weights")
OF_BUSINESS = (*SUPPORT, "wave", "measure_kind", "partner")
IS_SCORED, IS_WHOLE = Q(outcome=SCORED), Q(dimension=WHOLE)
OUTCOMES = (
    Figure(
        "steps", _("Steps of reintegration reached"),
        _("Reintegration cases referred in the period that have reached each step, or a later one, by the moment of the count."),
        FactKind.STEP, (*SUPPORT, "outcome"),
    ),
    Figure(
        "stopped", _("Ended before the last step"),
        _("Of the reintegration cases referred in the period, those that ended before the last step, by the last step that they reached."),
        FactKind.STEP, (*SUPPORT, "outcome", "ground"), where=~Q(ground="") & ~Q(ground="open"),
    ),
    Figure(
        "under_way", _("Still on the way"),
        _("Of the reintegration cases referred in the period, those that are open before the last step, by the step reached."),
        FactKind.STEP, (*SUPPORT, "outcome"), where=Q(ground="open"),
    ),
    Figure(
        "survey_score", _("Survey score by dimension, mean"),
        _("The mean of the scores, 0 to 100, in the surveys of the period in which enough was answered; the others are without a score."),
        FactKind.SCORE, (*OF_SCORE, "dimension"), where=IS_SCORED & ~IS_WHOLE, counts=MEAN,
    ),
    Figure(
        "survey_change", _("Change of the score since the baseline, mean"),
        _("The mean difference to the baseline of the same person, in points, in the surveys of the period; where both are scored."),
        FactKind.SCORE, (*OF_SCORE, "dimension"), where=Q(change__isnull=False) & ~IS_WHOLE, counts=MEAN, column="change",
    ),
    Figure(
        "survey_whole", _("Survey score as a whole, mean"),
        _("The mean of the scores of the whole survey, from 0 to 100, of the surveys taken in the period in which enough was answered."),
        FactKind.SCORE, OF_SCORE, where=IS_SCORED & IS_WHOLE, counts=MEAN,
    ),
    Figure(
        "surveys_scored", _("Scores"), _("Scores of dimensions in the surveys taken in the period."),
        FactKind.SCORE, (*OF_SCORE, "dimension"), where=IS_SCORED & ~IS_WHOLE,
    ),
    Figure(
        "surveys_unscored", _("Surveys without a score"),
        _("Surveys settled in the period that have no score of a dimension: declined, not possible, or too little was answered."),
        FactKind.SCORE, (*SUPPORT, "wave", "dimension", "outcome"), where=~IS_SCORED & ~IS_WHOLE,
    ),
    Figure(
        "businesses", _("Businesses looked at again"),
        _("Businesses 6 or 12 months after the end of their support, if that day fell in the period; also where nothing is recorded."),
        FactKind.BUSINESS, (*OF_BUSINESS, "outcome"),
    ),
    Figure(
        "running_share", _("Businesses still running, share"),
        _("Of the businesses looked at again in the period, the share that was found running; silence counts as not found running."),
        FactKind.BUSINESS, OF_BUSINESS, part=Q(outcome__in=(Survival.RUNNING, Survival.CHANGED)), counts=SHARE,
    ),
)  # fmt: skip
