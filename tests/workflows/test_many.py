"""With 100,000 procedures the work list reads a few pages of one index, whoever asks, wherever in the list (performance.md §1)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from agencies.roles import CASEWORKER
from audit.moment import now
from bench.crowd import fill
from bench.plans import explained as explained_nodes
from bench.plans import plans
from tests import a, pg
from workflows.worklist import MOST, QUEUES, How, Place, counts, in_queue, page, queues_of

pytestmark = pytest.mark.django_db(transaction=True)
PROCEDURES = 100_000
BUFFERS = 300  # mostly 195 to 245; of which 54 where the planner looks up the same agency for each row, and some where tests left an index deeper
FEW = 120  # what an agency with next to nothing reads, by whatever index
INDEXES = {"grant_live", "grant_turn", "grant_assigned", "grant_state"}
IN_ORDER = {"received": "grant_received", "waiting": "grant_waits", "name": "grant_name"}
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
    """One crowd for all: in every order, wherever in the list; and the counts read no row but the index alone."""
    busiest = people["AZ-SMS"]
    deputy = replace(busiest, stands_in_for=frozenset({busiest.user.pk}))  # of whoever holds as much as there is
    asked = {**people, "a deputy": deputy}.items()
    faults = [said for code, actor in asked for queue in queues_of(actor) for said in _faults(code, actor, queue.name)]
    for actor in people.values():
        [(buffers, indexes, whole)] = explained(lambda actor=actor: counts(actor))
        if buffers > BUFFERS or not (indexes or buffers < FEW) or whole:
            faults.append(f"counts of {actor.agency}: {buffers} buffers, {indexes}")
        faults += _miscounts(actor)
    faults += [said for code in AGENCIES[:2] for order in IN_ORDER for said in _out_of_order(code, people[code], order)]
    assert not faults, "\n".join(faults)
    _insist_that_counts_read_the_index_alone(people["AZ-SMS"])


def _insist_that_counts_read_the_index_alone(actor):
    """The plan of the one query: a range of an index for each queue, and no table beneath it."""
    [nodes] = explained_nodes(lambda: counts(actor))
    scans = [node for node in nodes if node.get("Relation Name") == "workflows_grant"]
    assert [node["Node Type"] for node in scans] == ["Index Only Scan"] * len(queues_of(actor))
    rows, looked_up = (sum(node[what] for node in scans) for what in ("Actual Rows", "Heap Fetches"))
    assert looked_up <= 0.02 * rows, "but what PostgreSQL has not yet marked as seen by all"


def _miscounts(actor):
    """Where a count is not that of the rows, up to a hundred."""
    rows = {name: in_queue(actor, name).values("content_object").distinct().count() for name in QUEUES}
    counted = counts(actor)
    return [
        f"{actor.agency} {name}: {counted[name]} of {n}" for name, n in rows.items() if counted[name] != min(n, MOST)
    ]


def _out_of_order(code, actor, order):
    """Among many rows that are anybody's; a queue that leaves out most reads on until its page is full."""
    _rows, following = page(actor, "agency", how=How(order))
    far = [Place(now() - timedelta(days=4), 1)] if order == "received" else []
    for after in (None, following, *far):
        found = plans(lambda after=after: page(actor, "agency", how=How(order, after)))
        buffers = sum(plan.buffers for plan in found)
        if IN_ORDER[order] not in found[-2].indexes or buffers > 2 * BUFFERS:
            yield f"{code} by {order} after {after}: {buffers} buffers, {found[-2]}"


def _faults(code, actor, queue):
    """Of the first page, the one behind it, and one far behind."""
    _rows, following = page(actor, queue)
    for after in (None, following, Place(now() + timedelta(days=45), 1)):
        read = explained(lambda after=after: page(actor, queue, how=How(after=after)))
        buffers, indexes = sum(each[0] for each in read), read[0][1]
        by_index = indexes & INDEXES or buffers < FEW
        if buffers > BUFFERS or not by_index or any(whole for _buffers, _indexes, whole in read):
            yield f"{code} {queue} after {after}: {buffers} buffers, {read}"
