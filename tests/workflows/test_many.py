"""With 100,000 procedures the work list reads a few pages of one index, whoever asks, wherever in the list (performance.md §1)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from agencies.roles import CASEWORKER
from audit.moment import now
from bench.crowd import fill
from bench.plans import plans
from tests import a, pg
from workflows.worklist import Place, counts, page, queues_of

pytestmark = pytest.mark.django_db(transaction=True)
PROCEDURES, BUFFERS = 100_000, 200
FEW = 120  # what an agency with next to nothing reads, by whatever index
INDEXES = {"grant_live", "grant_turn", "grant_assigned", "grant_state"}
AGENCIES = ("AZ-SMS", "NL-CA", "CH-CA", "NO-CA")


@pytest.fixture
def people():
    """A caseworker at each of four agencies, who see all, a third, 3 % and a handful of the crowd."""
    found = {code: a.person(CASEWORKER, at=code) for code in AGENCIES}
    with pg._cursor(pg.NAME) as cursor:
        pg.end_what_was_left(cursor, connection.connection.info.backend_pid)
        fill(cursor, PROCEDURES, found["AZ-SMS"].user.pk)
    return found


def explained(work):
    """What each query of this work reads: [(buffers, names of the indexes on grants, whether grants are read whole)]."""
    found = plans(work)
    return [
        (
            plan.buffers,
            {name for name in plan.indexes if name.startswith("grant_")},
            "workflows_grant" in plan.read_whole,
        )
        for plan in found
    ]


def test_the_work_list_and_its_counts_are_read_from_ranges_of_the_grant_index(people):
    busiest = people["AZ-SMS"]
    deputy = replace(busiest, stands_in_for=frozenset({busiest.user.pk}))  # of whoever holds as much as there is
    asked = {**people, "a deputy": deputy}.items()
    faults = [said for code, actor in asked for queue in queues_of(actor) for said in _faults(code, actor, queue.name)]
    for actor in people.values():
        [(buffers, indexes, whole)] = explained(lambda actor=actor: counts(actor))
        if buffers > BUFFERS or not (indexes or buffers < FEW) or whole:
            faults.append(f"counts of {actor.agency}: {buffers} buffers, {indexes}")
    assert not faults, "\n".join(faults)


def _faults(code, actor, queue):
    """Of the first page, the one behind it, and one far behind."""
    _rows, following = page(actor, queue)
    for after in (None, following, Place(now() + timedelta(days=45), 1)):
        read = explained(lambda after=after: page(actor, queue, after=after))
        buffers, indexes = sum(each[0] for each in read), read[0][1]
        by_index = indexes & INDEXES or buffers < FEW
        if buffers > BUFFERS or not by_index or any(whole for _buffers, _indexes, whole in read):
            yield f"{code} {queue} after {after}: {buffers} buffers, {read}"
