"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.delivering.invoices import Invoice, InvoiceLine
from reintegration.delivering.rows import Delivery, Session
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.measures.papers import MeasurePaper
from reintegration.projects.rows import Project, ProjectCase, ProjectCount, ProjectPartner
from reintegration.reintegration_case import ReintegrationCase

__all__ = [
    "Delivery", "FollowUp", "Goal", "Invoice", "InvoiceLine", "Measure", "MeasureKind", "MeasurePaper", "Project", "ProjectCase",
    "ProjectCount", "ProjectPartner", "ReintegrationCase", "Session",
]  # fmt: skip
