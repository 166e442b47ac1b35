"""With 100,000 procedures the work list reads a few pages of one index, whoever asks, wherever in the list (performance.md §1)."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from agencies.roles import CASEWORKER
from audit.moment import now
from bench.crowd import fill
from tests import a, pg
from workflows.worklist import QUEUES, Place, counts, page

pytestmark = pytest.mark.django_db(transaction=True)
PROCEDURES, BUFFERS = 100_000, 200
FEW = 100  # what an agency with next to nothing reads, by whatever index
INDEXES = {"grant_live", "grant_turn", "grant_assigned", "grant_state"}
AGENCIES = ("AZ-SMS", "NL-CA", "CH-CA", "NO-CA")


@pytest.fixture
def people():
    """A caseworker at each of four agencies, who see all, a third, 3 % and a handful of the crowd."""
    found = {code: a.person(CASEWORKER, at=code) for code in AGENCIES}
    with pg._cursor(pg.NAME) as cursor:
        fill(cursor, PROCEDURES, found["AZ-SMS"].user.pk)
    return found


def explained(work):
    """What each query of this work reads: [(buffers, names of the indexes on grants, whether grants are read whole)]."""
    sent = []

    def hear(execute, sql, params, many, context):
        sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        work()
    return [_explain(sql, params) for sql, params in sent]


def _explain(sql, params):
    with connection.cursor() as cursor:
        for _again in range(2):  # the first time also reads what the connection then knows of the tables
            cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql, params)
            told = cursor.fetchone()[0]
    plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    nodes = list(_nodes(plan))
    indexes = {node["Index Name"] for node in nodes if node.get("Index Name", "").startswith("grant_")}
    whole = any(node["Node Type"] == "Seq Scan" and node.get("Relation Name") == "workflows_grant" for node in nodes)
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"], indexes, whole


def _nodes(plan):
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def test_the_work_list_and_its_counts_are_read_from_ranges_of_the_grant_index(people):
    faults = [said for code, actor in people.items() for queue in QUEUES for said in _faults(code, actor, queue)]
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
