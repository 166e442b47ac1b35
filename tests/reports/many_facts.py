"""Invented facts in any number, made by PostgreSQL itself."""

from datetime import date

from django.db import connection

from audit.moment import now
from reports.counting import Question
from reports.figures import FIGURES

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
MAKE = """
INSERT INTO reports_fact (kind, source, recorded_at, procedure, person, groups, is_main, begun_on, "on", direction, state, agreement, about,
    procedure_type, sex, citizenship, age, return_type, region, programme, measure_kind, dimension, partner, outcome, ground, wave, timely, days,
    currency, weights)
SELECT 'application', 'many/' || n, %(at)s, coalesce(%(first)s + n %% %(cases)s, -n), -(n / 2), ARRAY[%(group)s], true, d, d, 'in', (ARRAY['NL','DE','CH','NO','FR'])[1 + n %% 5],
    'EUAZ', 'own_national', (ARRAY['normal','accelerated'])[1 + n %% 2], (ARRAY['F','M'])[1 + n %% 2],
    (ARRAY['AZ','UNK'])[1 + (n %% 20 = 0)::int], 5 + n %% 70, '', '', '', '', '', '',
    (ARRAY['agreed','refused','open','withdrawn'])[1 + n %% 4], '', '', '', n %% 90, '', ''
FROM (SELECT n, date '2026-01-01' + n %% 365 AS d FROM generate_series(%(begin)s, %(number)s) n) made
"""


def many_facts(actor, number, begun=0, of=None, cases=1):
    """Applications number `begun` + 1 to `number` of this agency, two of each person, spread over 2026, in a moment already past.

    `of`: the procedure that they belong to, the first of so many `cases`; without it no case stands behind them.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            MAKE,
            {
                "at": now(),
                "group": actor.group_id,
                "begin": begun + 1,
                "number": number,
                "first": of and of.pk,
                "cases": cases,
            },
        )


def all_of_them(code="persons", **how):
    return Question(FIGURES[code], FIRST, LAST, now(), **how)
