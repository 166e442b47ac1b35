"""How long the check for duplicates and the search take among many persons, how many they find, and by which index.

    python3 -m bench.search --persons 1000000

In a database of its own, thrown away afterwards. All people are invented. Times are also given as a multiple of reading one
row by its primary key, which tells more than milliseconds of another machine.
"""

import argparse
import os
from itertools import cycle
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from agencies.roles import CASEWORKER  # noqa: E402 (models need the settings)
from bench import crowd  # noqa: E402
from bench.people import abroad, fill, russian  # noqa: E402
from bench.plans import plans  # noqa: E402
from cases.alike import Asked, alike  # noqa: E402
from cases.partial_dates import PartialDate  # noqa: E402
from cases.people import Person  # noqa: E402
from cases.typed import understood  # noqa: E402
from tests import a, pg  # noqa: E402
from workflows.models import Procedure  # noqa: E402
from workflows.searching import results  # noqa: E402

SPELLINGS = (abroad, russian)


def duplicate_checks(known):
    """[(work, person who must be among what is found)]: everybody as another clerk would file them."""
    for (pk, name, born, _number), spell in zip(known, cycle(SPELLINGS)):
        asked = Asked((spell(name),), PartialDate.read(born))
        yield lambda asked=asked: {hit.person for hit in alike(asked)}, pk


def searches(known, actor, typed):
    for (pk, name, _born, number), spell in zip(known, cycle(SPELLINGS)):
        said = understood(typed(spell(name), number))
        yield lambda said=said: {result.procedure.case_id for result in results(actor, said)}, pk


def measured(works):
    """(seconds of each, sorted; share of those found)."""
    seconds, found = [], 0
    for work, wanted in works:
        begun = perf_counter()
        found += wanted in work()
        seconds.append(perf_counter() - begun)
    return sorted(seconds), found / len(seconds)


def told(title, works, unit):
    works = list(works)
    seconds, share = measured(works)
    middle, late = (seconds[int(len(seconds) * part)] for part in (0.5, 0.95))
    print(f"{title:34} p50 {middle * 1000:7.1f} ms ({middle / unit:5.0f} ×)  p95 {late * 1000:7.1f} ms ({late / unit:5.0f} ×)"
          f"  found {share:.3f}", flush=True)  # fmt: skip
    for plan in plans(works[0][0]):
        print(f"    {plan}", flush=True)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--persons", type=int, default=100_000)
    persons = asked.parse_args().persons
    with pg.copied_template():
        officer, partner = a.person(CASEWORKER), a.person(CASEWORKER, at="NL-CA")
        with pg._cursor(pg.NAME) as cursor:
            crowd.fill(cursor, persons, officer.user.pk)
            known = fill(cursor, persons)
        report(persons, known, officer, partner)
        django.db.connections.close_all()


def report(persons, known, officer, partner):
    rows, _share = measured([(lambda pk=pk: {Person.objects.get(pk=pk).pk}, pk) for pk, *_said in known])
    unit = rows[len(rows) // 2]
    print(f"{persons:,} persons; one row by its key {unit * 1000:.2f} ms")
    told("duplicate check", duplicate_checks(known), unit)
    told("search, two names", searches(known, officer, lambda name, _number: name), unit)
    told("search, surname alone", searches(known, officer, lambda name, _number: name.split()[0]), unit)
    told(
        "search, as it is typed", searches(known, officer, lambda name, _number: name[: len(name.split()[0]) + 3]), unit
    )
    told("search, document number", searches(known, officer, lambda _name, number: number), unit)
    theirs = [one for one in known if Procedure.objects.visible_to(partner).filter(case=one[0]).exists()]
    told("search, two names, by a partner", searches(theirs, partner, lambda name, _number: name), unit)


if __name__ == "__main__":
    main()
