"""The layouts of official tables and their code lists, as they stand in data/: each line with its source and how sure it is."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.utils.translation import get_language

from agencies.states import state_name
from cases.terms import Confidence

DATA = Path(__file__).parent / "data"
FILES = ("tables.toml", "codes.csv", "agreements.csv")
SURE = (Confidence.SOURCED, Confidence.HOUSE_RULE)
ANY = "*"  # whatever no other line of its list names stands for itself


@dataclass(frozen=True)
class Line:
    """Abstract: what has a name in both languages, a source, and how sure it is."""

    name_en: str
    name_az: str
    source: str
    confidence: Confidence

    @property
    def name(self):
        return self.name_az if get_language() == "az" and self.name_az else self.name_en

    @property
    def is_sure(self):
        return self.confidence in SURE


@dataclass(frozen=True)
class Code(Line):
    """A code of a list: what has this `value` in this dimension of ours. Without a dimension: everything."""

    list: str
    code: str
    dimension: str
    value: str

    @property
    def name(self):
        """As the list has it, or the State that the code stands for."""
        return super().name or state_name(self.value)


@dataclass(frozen=True)
class Layout(Line):
    """An official table: its dataflow, how often it is made, and the lists that are its columns, in their order."""

    code: str
    dataflow: str
    freq: str
    dimensions: tuple[str, ...]

    @property
    def counted(self):
        """The dimensions by which it is counted; the others have one value."""
        return tuple(one for one in self.dimensions if one not in ("freq", "unit"))

    @property
    def period(self):
        """The dimension of ours that parts its time."""
        return "year" if self.freq == "A" else "quarter"


@dataclass(frozen=True)
class Rounding(Line):
    base: int

    def of(self, number):
        """The multiple of the base that lies nearest; half of it is rounded up."""
        return (number + self.base // 2) // self.base * self.base


@cache
def codes():
    """{list: its lines, in their order}"""
    found = {}
    for row in _rows("codes.csv"):
        found.setdefault(row["list"], []).append(Code(**row | {"confidence": Confidence(row["confidence"])}))
    return found


@cache
def layouts():
    """{code: Layout}"""
    said = {code: one for code, one in _tables().items() if code != "rounding"}
    return {
        code: Layout(code=code, **_typed(one) | {"dimensions": tuple(one["dimensions"])}) for code, one in said.items()
    }


@cache
def rounding():
    return Rounding(**_typed(_tables()["rounding"]))


@cache
def kinds_of_agreement():
    """{code of an agreement: union, other or none}"""
    return {row["agreement"]: row["kind"] for row in _rows("agreements.csv")}


@cache
def version():
    """Of all that stands in data/: twelve signs that differ as soon as anything in it does."""
    return sha256(b"".join((DATA / name).read_bytes() for name in FILES)).hexdigest()[:12]


def _tables():
    return tomllib.loads((DATA / "tables.toml").read_text(encoding="utf-8"))


def _typed(said):
    return said | {"confidence": Confidence(said["confidence"])}


def _rows(name):
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))
