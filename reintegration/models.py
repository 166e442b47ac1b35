"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.feedback.rows import Feedback
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.measures.papers import MeasurePaper
from reintegration.reintegration_case import ReintegrationCase
from reintegration.survey.instruments import AnswerSet, Instrument, Option, Question, Weight, WeightSet
from reintegration.survey.responses import Answer, SurveyResponse

__all__ = [
    "Answer",
    "AnswerSet",
    "Feedback",
    "FollowUp",
    "Goal",
    "Instrument",
    "Measure",
    "MeasureKind",
    "MeasurePaper",
    "Option",
    "Question",
    "ReintegrationCase",
    "SurveyResponse",
    "Weight",
    "WeightSet",
]
