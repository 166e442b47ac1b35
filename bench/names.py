"""Prints how well names are matched: precision and recall on the labelled pairs, by set and by kind of difference.

.venv/bin/python -m bench.names             the figures
.venv/bin/python -m bench.names tuning      and the pairs of that set that were judged wrong
"""

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from cases.matching import Match, compare, keys
from cases.partial_dates import PartialDate

PAIRS = Path(__file__).parent / "pairs"
SETS = ("tuning", "held_out")


@dataclass(frozen=True)
class Judged:
    """A labelled pair, what was said of it, and whether an index would have brought the two together."""

    is_one_person: bool
    kind: str
    names: tuple[str, str, str, str]
    match: Match
    has_common_key: bool

    @property
    def is_right(self):
        return self.match.is_match is self.is_one_person


def judged(name: str) -> list[Judged]:
    with (PAIRS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [_judged(row) for row in csv.DictReader(lines)]


def _judged(row):
    name_a, name_b = row["name_a"], row["name_b"]
    born_a, born_b = (PartialDate.read(row[column]) for column in ("dob_a", "dob_b"))
    return Judged(
        is_one_person=row["label"] == "match",
        kind=row["kind"],
        names=(name_a, row["dob_a"], name_b, row["dob_b"]),
        match=compare(name_a, born_a, name_b, born_b),
        has_common_key=bool(keys(name_a, born_a) & keys(name_b, born_b)),
    )


def precision(pairs: list[Judged]) -> float:
    """Of those said to match, the share that does."""
    said = [pair.is_one_person for pair in pairs if pair.match.is_match]
    return sum(said) / len(said) if said else 1.0


def recall(pairs: list[Judged]) -> float:
    """Of those that match, the share that was said to."""
    true = [pair.match.is_match for pair in pairs if pair.is_one_person]
    return sum(true) / len(true) if true else 1.0


def recall_of_keys(pairs: list[Judged]) -> float:
    """Of those that match, the share that an index brings together."""
    true = [pair.has_common_key for pair in pairs if pair.is_one_person]
    return sum(true) / len(true) if true else 1.0


def report(name: str) -> str:
    pairs = judged(name)
    figures = f"precision {precision(pairs):.3f}, recall {recall(pairs):.3f}, keys {recall_of_keys(pairs):.3f}"
    return "\n".join([f"{name}: {len(pairs)} pairs, {figures}", *_by_kind(pairs), ""])


def _by_kind(pairs):
    """Of each kind, how many of its matches and of its non-matches were judged right."""
    kinds = defaultdict(list)
    for pair in pairs:
        kinds[("match" if pair.is_one_person else "different", pair.kind)].append(pair.is_right)
    return [
        f"  {label:10}{kind:20}{sum(right):4} of {len(right):3} right"
        for (label, kind), right in sorted(kinds.items(), reverse=True)
    ]


def wrong(name: str) -> str:
    """The pairs judged wrong and those without a common key, each with the reasons."""
    return "\n".join(
        f"{pair.kind}: {pair.names} {pair.match}{'' if pair.has_common_key else ' no common key'}"
        for pair in judged(name)
        if not pair.is_right or (pair.is_one_person and not pair.has_common_key)
    )


if __name__ == "__main__":
    for each in SETS:
        sys.stdout.write(report(each) + "\n")
    for each in sys.argv[1:]:
        sys.stdout.write(wrong(each) + "\n")
