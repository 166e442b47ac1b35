"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.measures.papers import MeasurePaper
from reintegration.measures.surviving import BusinessCheck
from reintegration.money.accounts import Balance, BudgetLine, ProgrammeBudget
from reintegration.money.changes import MoneyChange
from reintegration.money.ledger import LedgerEntry
from reintegration.money.rules import ApprovalBand, AssistanceRule, ExchangeRate
from reintegration.reintegration_case import ReintegrationCase

__all__ = [
    "ApprovalBand", "AssistanceRule", "Balance", "BudgetLine", "BusinessCheck", "ExchangeRate", "FollowUp", "Goal", "LedgerEntry",
    "Measure", "MeasureKind", "MeasurePaper", "MoneyChange", "ProgrammeBudget", "ReintegrationCase",
]  # fmt: skip
