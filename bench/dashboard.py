"""How long the page of pictures takes among the facts of many procedures, and how PostgreSQL answers each of its queries.

    python3 -m bench.dashboard --procedures 1000000

In a database of its own, thrown away afterwards. All facts are invented: applications of ten years and what came of them, for the agency
that leads them; a tenth as many reintegration cases, for the ministry. Pages read facts alone, so no procedure stands behind them.
"""

import argparse
import os
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, connections  # noqa: E402 (the settings come first)
from django.test.utils import setup_test_environment  # noqa: E402

from agencies.roles import SUPERVISOR  # noqa: E402
from bench.plans import analysed  # noqa: E402
from tests import a, pg  # noqa: E402
from tests.pages.square import signed_in  # noqa: E402

COLUMNS = """kind, source, recorded_at, procedure, person, groups, is_main, begun_on, "on", ended_on, direction, state, agreement, about,
    procedure_type, sex, citizenship, age, return_type, region, programme, measure_kind, dimension, partner, outcome, ground, wave, timely,
    days, currency, weights"""
LEAD_FACTS = """
INSERT INTO reports_fact ({columns})
SELECT kind, kind || n, now() - interval '1 day', n, n / 2, ARRAY[{group}], true, d, d + later, CASE WHEN n % 50 > 0 THEN d + 20 END,
    CASE WHEN n % 10 > 0 THEN 'in' ELSE 'out' END, (ARRAY['DE','DE','DE','NL','NL','CH','FR','AT','SE','NO'])[1 + n % 10], 'EUAZ',
    'own_national', (ARRAY['normal','accelerated'])[1 + (n % 7 = 0)::int], (ARRAY['F','M','M'])[1 + n % 3], 'AZ', n % 80,
    '', '', '', '', '', '',
    CASE WHEN kind = 'application' AND n % 50 = 0 THEN 'open' WHEN n % 5 > 0 THEN 'agreed' ELSE 'refused' END,
    CASE WHEN kind = 'reply' AND n % 5 = 0 THEN (ARRAY['not_a_national','other'])[1 + n % 2] ELSE '' END, '',
    CASE WHEN kind = 'reply' THEN (ARRAY['in_time','in_time','in_time','late'])[1 + n % 4] ELSE '' END, 5 + n % 30, '', ''
FROM (SELECT n, date '2017-01-01' + (n::bigint * 3652 / {count})::int AS d FROM generate_series(1, {count}) n) made,
     (VALUES ('application', 0, 1), ('reply', 12, 1), ('document', 15, 2), ('transfer', 25, 2), ('withdrawal', 9, 25))
     kinds (kind, later, every)
WHERE n % every = 0 AND NOT (kind <> 'application' AND n % 50 = 0)
"""
SUPPORT_FACTS = """
INSERT INTO reports_fact ({columns})
SELECT kind, kind || outcome || n, now() - interval '1 day', 10000000 + n, 10000000 + n, ARRAY[{group}], true, d, d + later,
    CASE WHEN n % 3 > 0 THEN d + 200 END, 'in', (ARRAY['DE','DE','NL','CH'])[1 + n % 4], '', '', '', (ARRAY['F','M'])[1 + n % 2],
    'AZ', n % 80, (ARRAY['assisted','readmitted'])[1 + n % 2], (ARRAY['Bakı','Gəncə','Şəki'])[1 + n % 3], '', 'training', 'economic', '',
    outcome, '', CASE WHEN kind IN ('follow_up', 'business') THEN (ARRAY['6','12'])[1 + n % 2] ELSE '' END, '', 20, '', ''
FROM (SELECT n, date '2017-01-01' + (n::bigint * 3652 / {count})::int AS d FROM generate_series(1, {count}) n) made,
     (VALUES ('reintegration', 0, 'open'), ('step', 0, 'referred'), ('step', 9, 'contacted'), ('step', 20, 'assessed'),
             ('stage', 20, 'assessed'), ('measure', 60, 'approved'), ('hand_over', 90, ''), ('follow_up', 180, 'reached'),
             ('business', 190, 'running')) kinds (kind, later, outcome)
"""
PAGES = {"this year": "first=01.01.2026&last=31.12.2026", "ten years": "first=01.01.2017&last=31.12.2026"}
PAGES["this year, Germany"] = PAGES["this year"] + "&state=DE"


def fill(count, lead, ministry):
    with connection.cursor() as cursor:
        cursor.execute(LEAD_FACTS.format(columns=COLUMNS, count=count, group=lead.group_id))
        cursor.execute(SUPPORT_FACTS.format(columns=COLUMNS, count=count // 10, group=ministry.group_id))
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute("VACUUM (ANALYZE) reports_fact")
        cursor.execute("SELECT count(*), pg_size_pretty(pg_total_relation_size('reports_fact')) FROM reports_fact")
        print(
            "{:,} facts of {:,} procedures, {} with their indexes".format(cursor.fetchone()[0], count, "reports_fact"),
            flush=True,
        )


def told(name, actor, asked, most):
    client = signed_in(actor)
    seconds = []
    for _again in range(3):
        begun = perf_counter()
        answer = client.get(f"/statistics/?{asked}")
        seconds.append(perf_counter() - begun)
    if answer.status_code != 200:
        raise SystemExit(f"{name}: {answer.status_code}")
    found = analysed(lambda: client.get(f"/statistics/?{asked}"))
    spent = sum(plan.milliseconds for plan in found)
    print(
        f"{name}: {min(seconds):.2f} s (the first time {seconds[0]:.2f} s); {len(found)} queries, {spent / 1000:.2f} s of them",
        flush=True,
    )
    for plan in sorted(found, key=lambda plan: -plan.milliseconds)[:most]:
        print(f"  {plan.milliseconds:8.1f} ms  {plan}\n{'':14}{plan.sql[:150]}", flush=True)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--procedures", type=int, default=100_000)
    asked.add_argument("--plans", type=int, default=4, help="how many of the slowest are printed of each page")
    said = asked.parse_args()
    setup_test_environment()
    with pg.copied_template():
        lead, ministry = a.person(SUPERVISOR), a.person(SUPERVISOR, at="AZ-MLSP")
        fill(said.procedures, lead, ministry)
        for agency, actor in (("readmissions", lead), ("reintegration", ministry)):
            for name, period in PAGES.items():
                told(f"{agency}, {name}", actor, period, said.plans)
        connections.close_all()


if __name__ == "__main__":
    main()
