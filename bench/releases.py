"""How many releases of overlapping periods can be proved, and how long each takes: the year up to each month, one after the other.

    python3 -m bench.releases --report migration_profile --people 150

In a database of its own, thrown away afterwards; all facts are invented. A release is given out before the next is drawn.
"""

import argparse
import os
from datetime import date, timedelta
from itertools import product
from random import Random
from time import perf_counter, process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connections  # noqa: E402 (the settings come first)

from agencies.roles import PROGRAMME_MANAGER, SUPERVISOR  # noqa: E402
from audit.moment import now, walking_at  # noqa: E402
from reports.facts.rows import Fact  # noqa: E402
from reports.releases.deciding import decide, propose  # noqa: E402
from reports.releases.drawing import Asked  # noqa: E402
from reports.releases.making import prove_one  # noqa: E402
from reports.releases.rows import Outcome, Proof  # noqa: E402
from tests import a, pg  # noqa: E402

KINDS = ("return", "departure", "transfer", "reintegration", "stage", "follow_up", "measure", "hand_over", "referral")
BEGAN = a.at(2027, 1, 10, 9, 0)


def fill(actor, number, seed=1):
    """So many facts of each kind, spread over 2026 and over every dimension, unevenly."""
    chance = Random(seed)  # noqa: S311 (invented facts)
    Fact.objects.bulk_create(_fact(chance, actor, *one) for one in product(KINDS, range(number)))


def _fact(chance, actor, kind, place):
    on = date(2026, 1, 1) + timedelta(days=chance.randint(0, 364))
    return Fact(
        kind=kind, source=f"{kind}{place}", procedure=place + 1, person=place + 1, groups=[actor.group_id], begun_on=on, on=on,
        direction="in", state=chance.choice(("DE", "DE", "DE", "NL", "AT", "FR")), sex=chance.choice("FM"), age=chance.randint(5, 60),
        region=chance.choice(("Bakı", "Gəncə", "Şəki")), citizenship=chance.choices(("AZ", "GE", "RU"), (20, 2, 1))[0],
        return_type=chance.choices(("assisted", "readmitted"), (5, 1))[0], programme=chance.choices(("A", "B", "C"), (9, 3, 1))[0],
        outcome=chance.choices(("open", "reached", "contacted"), (5, 3, 1))[0], partner=chance.choice(("P1", "P2")),
        wave=chance.choice(("3", "6")), dimension=chance.choice(("economic", "social")),
        ground=chance.choice(("work", "housing")) if kind == "referral" else "",
        measure_kind=chance.choice(("training", "micro_business")), recorded_at=now(), days=chance.randint(1, 90),
    )  # fmt: skip


def series(report, one, other):
    for month in range(1, 13):
        last = date(2026 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        proof = propose(Asked(report, date(2026, 1, 1), last, BEGAN), one, "A measurement")
        begun, worked = perf_counter(), process_time()
        prove_one()
        took, proof = perf_counter() - begun, Proof.objects.get(pk=proof.pk)
        if proof.release is None:
            print(f"{month:2} to {last}: {took:7.1f} s, not made: {proof.reason}", flush=True)
            return
        cells = proof.release.cells
        hidden = sum(not cell[-1] for cell in cells)
        told = f"{took:7.1f} s, own work {process_time() - worked:.1f} s"
        print(f"{month:2} to {last}: {told}, {len(cells)} cells, {hidden} hidden", flush=True)
        decide(proof.release, Outcome.GRANTED, other)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--report", default="migration_profile")
    asked.add_argument("--people", type=int, default=150, help="facts of each kind")
    said = asked.parse_args()
    with pg.copied_template(), walking_at(BEGAN):
        one, other = (a.person(role, at="AZ-MLSP") for role in (SUPERVISOR, PROGRAMME_MANAGER))
        fill(one, said.people)
        series(said.report, one, other)
        connections.close_all()


if __name__ == "__main__":
    main()
