"""With a hundred thousand procedures the calendar of journeys reads a week of one index, and what waits by that of the grants."""

import os
from datetime import date, timedelta

import pytest
from django.db import connection

from agencies.roles import CASEWORKER
from audit.moment import today
from bench.crowd import fill
from bench.plans import explained
from tests import a, pg
from workflows.models import Procedure
from workflows.showing.days import Days
from workflows.showing.travelling import travelling

pytestmark = pytest.mark.django_db(transaction=True)
PROCEDURES = 100_000 if os.environ.get("QAYIDIS_FULL") == "1" else 20_000
OF_MOMENTS = {"readmissionrequest_travels"}
# A transfer for each of the crowd: twenty years of them, most gone by; one in ten thousand is still to be recorded.
_JOURNEYS = """
SET session_replication_role = replica;
INSERT INTO workflows_readmissionrequest SELECT (row).* FROM (
  SELECT jsonb_populate_record(sample, jsonb_build_object('procedure_ptr_id', p.id, 'transfer_at', when_, 'arrived_at', when_)) AS row
  FROM workflows_procedure p, workflows_readmissionrequest sample,
       LATERAL (SELECT now() - (p.id % 7300) * interval '1 day' + interval '20 days' AS when_) moment
  WHERE p.id <> sample.procedure_ptr_id) made;
UPDATE workflows_procedure SET state = 'transfer_notified' WHERE id % 10000 = 0;
UPDATE workflows_grant SET state = 'transfer_notified', live = true WHERE content_object_id % 10000 = 0;
SET session_replication_role = origin;
"""


@pytest.fixture
def officer():
    """At the agency that leads every case of the crowd."""
    found = a.person(CASEWORKER)
    with pg._cursor(pg.NAME) as cursor:
        pg.end_what_was_left(cursor, connection.connection.info.backend_pid)
        fill(cursor, PROCEDURES, found.user.pk)
    a.draft()  # of which the crowd's are copies
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute(_JOURNEYS)
        for table in ("workflows_readmissionrequest", "workflows_procedure", "workflows_grant"):
            cursor.execute(f"VACUUM (ANALYZE) {table}")
    return found


def plans(work):
    """Of each query of this work: (rows that its scans of whole tables read, names of the indexes it used)."""
    return [_read(nodes) for nodes in explained(work)]


def _read(nodes):
    read = [
        node["Actual Rows"] + node.get("Rows Removed by Filter", 0) for node in nodes if node["Node Type"] == "Seq Scan"
    ]
    return sum(read), {node["Index Name"] for node in nodes if "Index Name" in node}


def test_a_week_and_what_waits_are_ranges_of_indexes(officer):
    weeks = {"now": Days.of({}), "long ago": Days(date(2015, 5, 4)), "a day": Days(today() - timedelta(days=40), 1)}
    kinds = sum(1 for kind in Procedure.kinds.values() if kind.journey)
    faults = []
    for name, days in weeks.items():
        found = plans(lambda days=days: travelling(officer, days))
        assert len(found) == kinds
        whole = [read for read, _indexes in found if read > PROCEDURES / 100]
        if whole or not any(OF_MOMENTS & indexes for _read, indexes in found):
            faults.append(f"{name}: {found}")
    assert not faults, "\n".join(faults)
    assert travelling(officer, weeks["long ago"]), "there is nothing to find in that week"
