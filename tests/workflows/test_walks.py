"""Whatever road is taken through a workflow, by whomever and whenever: the invariants of the engine hold."""

import os
from collections import Counter
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from tests import a
from tests.workflows.walking import Walk, people
from workflows.models import Procedure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toys"), pytest.mark.timeout(3600)]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
WALKS, LENGTH = (100, 40) if FULL else (3, 9)
# A walk that fails says its road; to make it shorter takes longer than to read it.
at_random = settings(
    max_examples=WALKS,
    derandomize=not FULL,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.some(2)
@pytest.mark.parametrize("kind", Procedure.kinds)
def test_every_walk_keeps_the_invariants(kind):
    everybody, taken = people(), Counter()

    @at_random
    @given(
        seed=st.integers(0, 2**32)
    )  # a seed, because choices that Hypothesis makes itself are much the same each time
    def walks(seed):
        chance = Random(seed)
        with transaction.atomic():
            walk = Walk.begin(kind, everybody, a.at(2026, chance.randint(1, 12), 5, 9))
            try:
                for _number in range(LENGTH):
                    walk.go(chance.choice)
            finally:
                note(f"The road: {walk.taken}")
            taken.update(walk.taken)
            transaction.set_rollback(True)

    walks()
    assert len(taken) > 2, "nobody got anywhere"
