"""What is told to the public, and what it rests on, as plain rows."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Rule:
    """Whole numbers. `threshold`: a group of fewer persons is small; `sensitive`: the same, where a sensitive dimension is named;
    `least_base`: the smallest number of which a share or a median is told."""

    threshold: int = 5
    sensitive: int = 10
    least_base: int = 10

    def threshold_of(self, is_sensitive):
        return self.sensitive if is_sensitive else self.threshold


@dataclass(frozen=True)
class Happened:
    """One version of a fact. `source`: the same for all its versions; `figures`: those that count it; `editions`: the releases,
    by their number, in which this version stood; `said`: its values by dimension."""

    source: int
    person: int | None
    day: date
    figures: frozenset
    said: dict
    editions: frozenset = frozenset({0})


@dataclass(frozen=True)
class Cell:
    """One number in a table: how many of what `figure` counts lie in a period (both days included), with these values (`where`).

    `edition`: the release; `threshold`: what is small here; `of_persons`: each person once; `shown`: of an earlier release, whether
    the number was told; None of the release that is being made. `places`: where it stands there.
    """

    figure: str
    where: frozenset
    first: date
    last: date
    edition: int = 0
    threshold: int = 5
    of_persons: bool = False
    shown: bool | None = None
    places: tuple = field(default=(), compare=False)

    @property
    def dimensions(self):
        return frozenset(dimension for dimension, _value in self.where)
