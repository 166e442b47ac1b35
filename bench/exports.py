"""How long line lists take among many facts, how soon the first byte comes, how much memory they need, and how a table is counted.

    python3 -m bench.exports --rows 100000 1000000

In a database of its own, thrown away afterwards. All facts are invented. Times are also given as a multiple of what PostgreSQL needs
to write the same rows by itself (COPY … TO), which tells more than seconds of another machine. Each list is made in a process of its
own, so that its memory is its own.
"""

import argparse
import multiprocessing
import os
import resource
from dataclasses import dataclass, field, replace
from datetime import date
from time import perf_counter, process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, connections  # noqa: E402 (the settings come first)

from agencies.roles import SUPERVISOR  # noqa: E402
from bench import crowd  # noqa: E402
from bench.plans import explained, plans  # noqa: E402
from reports.counting import answer  # noqa: E402
from reports.lines.columns import columns_of  # noqa: E402
from reports.lines.levels import Level  # noqa: E402
from reports.lines.making import Told, write_list  # noqa: E402
from reports.lines.reading import selected  # noqa: E402
from tests import a, pg  # noqa: E402
from tests.reports.many_facts import all_of_them, many_facts  # noqa: E402
from workflows.models import Procedure  # noqa: E402

CASES = 50_000  # that the facts are about; all open to whoever asks
LISTS = (("csv", Level.NONE), ("csv", Level.PSEUDONYMOUS), ("xlsx", Level.NONE))
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
TABLES = {
    "received by state and month": ("received", "state", "month"),
    "persons by state and month": ("persons", "state", "month"),
    "persons by citizenship": ("persons", "citizenship", "outcome"),
    "persons by state, in March": ("persons", "state", "sex"),
}


@dataclass
class Sink:
    """A file that keeps nothing but when it was first written to, and how much."""

    begun: float = field(default_factory=perf_counter)
    first: float = 0.0
    size: int = 0

    def write(self, data):
        self.first = self.first or perf_counter() - self.begun
        self.size += len(data)
        return len(data)

    def flush(self):
        """Nothing is held back."""


def copied(actor):
    """Seconds that PostgreSQL needs for the same rows as CSV."""
    question = all_of_them()
    sql, parameters = selected(
        question, actor, columns_of(question, Level.NONE, in_words=False)
    ).query.sql_with_params()
    with connection.cursor() as cursor:
        said = cursor.mogrify(sql, parameters).decode()
        begun = perf_counter()
        cursor.copy_expert(f"COPY ({said}) TO STDOUT (FORMAT csv)", Sink())
        return perf_counter() - begun


def listed(actor, form, level):
    """{seconds, own: of them at work itself, first, size, memory: MB at the most, base: MB before}, from a process of its own."""
    connections.close_all()
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_list, args=(actor, form, level, theirs))
    child.start()
    found = ours.recv()
    child.join()
    return found


def _list(actor, form, level, answer_to):
    before, sink = _memory(), Sink()
    begun, worked = perf_counter(), process_time()
    write_list(sink, all_of_them(), actor, Told(form, level, "A measurement"))
    seconds = perf_counter() - begun
    answer_to.send(
        {
            "seconds": seconds,
            "own": process_time() - worked,
            "first": sink.first,
            "size": sink.size,
            "memory": _memory(),
            "base": before,
        }
    )
    connections.close_all()


def _memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(number, actor):
    floor = copied(actor)
    print(f"{number:,} facts; COPY of the same rows {floor:.2f} s", flush=True)
    for form, level in LISTS:
        found = listed(actor, form, level)
        speed = f"{found['seconds']:7.1f} s ({found['seconds'] / floor:4.1f} ×), own work {found['own']:.1f} s"
        memory = f"{found['memory']:.0f} MB (before {found['base']:.0f})"
        size = f"{found['size'] / 1e6:.0f} MB written"
        print(f"  {form:4} {level:12} {speed}  first byte {found['first']:.2f} s  memory {memory}  {size}", flush=True)
    for name, (figure, rows, columns) in TABLES.items():
        question = all_of_them(figure, rows=rows, columns=columns)
        question = replace(question, first=MARCH[0], last=MARCH[1]) if "March" in name else question
        begun = perf_counter()
        answer(question, actor)
        seconds = perf_counter() - begun
        print(f"  {name:30} {seconds:6.2f} s ({seconds / floor:4.1f} ×)", flush=True)
        for plan, nodes in zip(
            plans(lambda q=question: answer(q, actor)), explained(lambda q=question: answer(q, actor)), strict=True
        ):
            print(f"    {plan}\n    {' < '.join(node['Node Type'] for node in nodes)}", flush=True)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--rows", type=int, nargs="+", default=[100_000])
    with pg.copied_template():
        actor, begun = a.person(SUPERVISOR), 0
        for number in sorted(asked.parse_args().rows):
            with pg._cursor(pg.NAME) as cursor:
                if not begun:
                    crowd.fill(cursor, CASES, actor.user.pk)
                    first = Procedure.objects.order_by("pk").first()
            many_facts(actor, number, begun, of=first, cases=CASES)
            with pg._cursor(pg.NAME) as cursor:
                cursor.execute("VACUUM (ANALYZE) reports_fact")
            told(number, actor)
            begun = number
        connections.close_all()


if __name__ == "__main__":
    main()
