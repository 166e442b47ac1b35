"""The rows a running workflow leaves behind."""

from workflows.rows.approvals import Approval, Signature
from workflows.rows.grants import FAR, Grant, permission_of
from workflows.rows.letters import Letter, LetterCopy
from workflows.rows.notices import Draft, Notice
from workflows.rows.procedures import Procedure
from workflows.rows.steps import Clock, Step

__all__ = [
    "FAR", "Approval", "Clock", "Draft", "Grant", "Letter", "LetterCopy", "Notice", "Procedure", "Signature", "Step", "permission_of",
]  # fmt: skip
