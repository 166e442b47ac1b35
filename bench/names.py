"""How well names are matched: precision and recall on labelled pairs, by kind of difference, and pairs a second.

    python3 -m bench.names

The people are invented. The rules were made with `tuning.csv` in view, never with a pair of `held_out.csv`.
"""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from cases.matching import asked_keys, compare, stored_keys
from cases.partial_dates import PartialDate

PAIRS = Path(__file__).parent / "name_pairs"
SETS = ("tuning", "held_out")


@dataclass(frozen=True)
class Labelled:
    """Two names with their dates of birth, whether they are one person's, and in what they differ."""

    one: tuple[str, PartialDate]
    other: tuple[str, PartialDate]
    is_match: bool
    kind: str


def labelled(which: str) -> list[Labelled]:
    with (PAIRS / f"{which}.csv").open(encoding="utf-8", newline="") as file:
        return [_labelled(row) for row in csv.DictReader(file)]


def _labelled(row):
    one, other = ((row[f"name_{side}"], PartialDate.read(row[f"dob_{side}"])) for side in "ab")
    return Labelled(one, other, row["label"] == "match", row["kind"])


def outcomes(pairs: list[Labelled]) -> dict[str, Counter]:
    """For each kind how many pairs (is one person's, was matched)."""
    found = defaultdict(Counter)
    for pair in pairs:
        found[pair.kind][pair.is_match, compare(*pair.one, *pair.other).is_match] += 1
    return found


def precision_and_recall(counted: dict[str, Counter]) -> tuple[float, float]:
    every = sum(counted.values(), Counter())
    return tuple(every[True, True] / (every[True, True] + every[wrong]) for wrong in ((False, True), (True, False)))


def found_by_keys(pairs: list[Labelled]) -> float:
    """The share of matches that an index brings together, whichever of the two is stored."""
    matches = [pair for pair in pairs if pair.is_match]
    return sum(_meet(pair.one, pair.other) and _meet(pair.other, pair.one) for pair in matches) / len(matches)


def _meet(asked, stored):
    return bool(asked_keys(*asked) & stored_keys(*stored))


def main():
    for which in SETS:
        pairs = labelled(which)
        begun = perf_counter()
        counted = outcomes(pairs)
        seconds = perf_counter() - begun
        precision, recall = precision_and_recall(counted)
        print(f"{which}: {len(pairs)} pairs, precision {precision:.3f}, recall {recall:.3f}")
        print(f"  found by keys {found_by_keys(pairs):.3f}; {len(pairs) / seconds:,.0f} pairs a second")
        for kind, count in sorted(counted.items()):
            print(f"  {kind:28} {count[True, True] + count[False, False]:4} right of {count.total():4}")


if __name__ == "__main__":
    main()
