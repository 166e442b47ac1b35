"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.delivering.invoices import Invoice, InvoiceLine
from reintegration.delivering.rows import Delivery, Session
from reintegration.feedback.rows import Feedback
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.measures.papers import MeasurePaper
from reintegration.projects.rows import Project, ProjectCase, ProjectCount, ProjectPartner
from reintegration.referral import Referral
from reintegration.referral_rows import ConsentItem
from reintegration.reintegration_case import ReintegrationCase
from reintegration.skills.offers import Offer, Scheme
from reintegration.skills.profiles import Able, Profile, Qualification, Spoken, Worked
from reintegration.skills.terms import Occupation, Skill
from reintegration.survey.instruments import AnswerSet, Instrument, Option, Question, Weight, WeightSet
from reintegration.survey.responses import Answer, SurveyResponse

__all__ = [
    "Able", "Answer", "AnswerSet", "ConsentItem", "Delivery", "Feedback", "FollowUp", "Goal", "Instrument", "Invoice",
    "InvoiceLine", "Measure", "MeasureKind", "MeasurePaper", "Occupation", "Offer", "Option", "Profile", "Project",
    "ProjectCase", "ProjectCount", "ProjectPartner", "Qualification", "Question", "Referral", "ReintegrationCase", "Scheme",
    "Session", "Skill", "Spoken", "SurveyResponse", "Weight", "WeightSet", "Worked",
]  # fmt: skip
