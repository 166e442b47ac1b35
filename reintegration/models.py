"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.delivering.invoices import Invoice, InvoiceLine
from reintegration.delivering.rows import Delivery, Session
from reintegration.feedback.rows import Feedback
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.measures.papers import MeasurePaper
from reintegration.measures.surviving import BusinessCheck
from reintegration.money.accounts import Balance, BudgetLine, ProgrammeBudget
from reintegration.money.changes import MoneyChange
from reintegration.money.ledger import LedgerEntry
from reintegration.money.rules import ApprovalBand, AssistanceRule, ExchangeRate
from reintegration.projects.rows import Project, ProjectCase, ProjectCount, ProjectPartner
from reintegration.referral import Referral
from reintegration.referral_rows import ConsentItem
from reintegration.reintegration_case import ReintegrationCase
from reintegration.skills.offers import Offer, Scheme
from reintegration.skills.profiles import Able, Profile, Qualification, Spoken, Worked
from reintegration.skills.terms import Occupation, Skill
from reintegration.survey.instruments import AnswerSet, Instrument, Option, Question, Weight, WeightSet
from reintegration.survey.responses import Answer, SurveyResponse
from reintegration.visit_rows import Visit, VisitFile

__all__ = [
    "Able", "Answer", "AnswerSet", "ApprovalBand", "AssistanceRule", "Balance", "BudgetLine", "BusinessCheck", "ConsentItem",
    "Delivery", "ExchangeRate", "Feedback", "FollowUp", "Goal", "Instrument", "Invoice", "InvoiceLine", "LedgerEntry", "Measure",
    "MeasureKind", "MeasurePaper", "MoneyChange", "Occupation", "Offer", "Option", "Profile", "ProgrammeBudget", "Project",
    "ProjectCase", "ProjectCount", "ProjectPartner", "Qualification", "Question", "Referral", "ReintegrationCase", "Scheme",
    "Session", "Skill", "Spoken", "SurveyResponse", "Visit", "VisitFile", "Weight", "WeightSet", "Worked",
]  # fmt: skip
