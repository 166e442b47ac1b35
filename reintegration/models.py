"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.reintegration_case import ReintegrationCase

__all__ = ["FollowUp", "Goal", "ReintegrationCase"]
