"""The window in which a readmission in error may be claimed is nobody's duty: no list counts it as due."""

from datetime import timedelta

import pytest

from audit.moment import walking_at
from tests import a
from tests.workflows.claiming import Desk, arrived
from workflows.expiry import run_clocks
from workflows.worklist import counts

pytestmark = pytest.mark.django_db


def test_the_window_to_claim_makes_a_completed_case_neither_due_nor_overdue():
    """Nobody has to do anything in it: the list sorts and counts only what presses."""
    with walking_at(a.at(2026, 4, 10, 9)):
        desk = Desk()
        request = arrived(desk, until="completed")
    window = request.clocks.get(deadline="error_window", stopped_at=None)
    for moment in (window.due_at - timedelta(days=3), window.due_at + timedelta(days=3)):
        with walking_at(moment):
            run_clocks()
            told = counts(desk.officer)
            assert (told["overdue"], told["soon"]) == (0, 0)
