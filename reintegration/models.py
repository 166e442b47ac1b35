"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.measures.papers import MeasurePaper
from reintegration.reintegration_case import ReintegrationCase
from reintegration.visit_rows import Visit, VisitFile

__all__ = ["FollowUp", "Goal", "Measure", "MeasureKind", "MeasurePaper", "ReintegrationCase", "Visit", "VisitFile"]
