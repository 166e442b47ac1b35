"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.feedback.rows import Feedback
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.measures.papers import MeasurePaper
from reintegration.referral import Referral
from reintegration.referral_rows import ConsentItem
from reintegration.reintegration_case import ReintegrationCase
from reintegration.skills.offers import Offer, Scheme
from reintegration.skills.profiles import Able, Profile, Qualification, Spoken, Worked
from reintegration.skills.terms import Occupation, Skill
from reintegration.survey.instruments import AnswerSet, Instrument, Option, Question, Weight, WeightSet
from reintegration.survey.responses import Answer, SurveyResponse

__all__ = [
    "Able", "Answer", "AnswerSet", "ConsentItem", "Feedback", "FollowUp", "Goal", "Instrument", "Measure", "MeasureKind",
    "MeasurePaper", "Occupation", "Offer", "Option", "Profile", "Qualification", "Question", "Referral", "ReintegrationCase",
    "Scheme", "Skill", "Spoken", "SurveyResponse", "Weight", "WeightSet", "Worked",
]  # fmt: skip
