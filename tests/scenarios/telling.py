"""Scenarios as data: which roads lead to which state, and what is given, done and expected. Read from the tables beside it.

A road is a list of beats. Beats are:

    "@received"             all that leads to this state
    "take_up"               a step, by the first person who may take it; where others must approve, they do
    "propose agree"         only the proposal
    "return agree"          somebody whose approval is asked sends the open proposal back ("refuse agree": refuses it)
    "+3d", "-2h"            time goes by; "end of reply": to the first moment after its last day; "last minute of reply"
    "clocks"                the job that looks after the clocks runs
    "found contradicted"    the evidence was examined, with this finding
    "gate not_fit_to_travel", "release"    a protection gate is opened; all are released
    "of traveldocument: issue"    a beat of the newest procedure of another kind in the case
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
ANY = "any"


@dataclass(frozen=True)
class Scenario:
    """One arrow, or one row that is no arrow. `source` is the state in which it begins, `given` what comes after its road."""

    kind: str
    does: str
    source: str
    becomes: str
    by: str = ""
    signed: tuple[str, ...] = ()
    row: str = ""
    says: str = ""
    begins: str = ""
    road: tuple[str, ...] | None = None  # where the state is reached by another
    given: tuple[str, ...] = ()
    answers: dict = field(default_factory=dict)
    makes: str = ""
    runs: tuple[str, ...] | str = ANY
    rests: tuple[str, ...] = ()
    opens: dict = field(default_factory=dict)
    refused: str = ""
    pending: tuple[str, ...] | None = None
    arrow: str = ""  # where something else brings it about
    browser: bool = False  # its last step also in a real one; in the table: from which state
    ahead: dict = field(default_factory=dict)  # in so many days
    is_inherited: bool = False

    @property
    def lasts(self):
        """For how many whole days, as far as its beats say so."""
        return days(self.kind, [f"@{self.source}", *self.given])

    @property
    def part(self):
        """Of which kind of procedure the step is, and its name."""
        kind, _colon, does = self.does.removeprefix("of ").rpartition(": ")
        return kind or self.kind, does.removeprefix("propose ")

    def __str__(self):
        return f"{self.kind}: {self.source} · {self.says or self.does}"


@cache
def tables():
    """{name: table}, an heir's with the roads that it did not tell."""
    found = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
    for table in filter(lambda table: "heir_of" in table, found.values()):
        theirs = found[table["heir_of"]]["roads"]
        shared = {state: road for state, road in theirs.items() if state not in table["without"]}
        table["roads"] = shared | table["roads"]
    return found


def scenarios():
    """All of them, each arrow once for every state it leaves."""
    return [one for table in tables().values() for one in [*_inherited(table), *_told(table)]]


def _told(table):
    return [one for row in table["scenario"] for one in _spread(table["kind"], row)]


def _inherited(table):
    """What is told of another procedure and holds for this one too: the same, from another beginning.

    An heir names the table (`heir_of`), the states it lacks (`without`), the deeds of which nothing holds
    (`told_anew`), and how its cases begin: `begins` by the other's beginning, `begins_for` by the state.
    """
    for one in _told(tables()[table["heir_of"]]) if "heir_of" in table else ():
        begins = table["begins_for"].get(one.source, "") if not one.begins else table["begins"].get(one.begins)
        stands = not {one.source, one.becomes} & set(table["without"]) and one.does not in table["told_anew"]
        if stands and begins is not None:
            yield replace(one, kind=table["kind"], begins=begins, browser=False, is_inherited=True)


def _spread(kind, row):
    rest = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items() if name != "from"}
    sources = row["from"] if isinstance(row["from"], list) else [row["from"]]
    shown = rest.pop("browser", None)
    how = {"becomes": rest.pop("becomes", None)} | rest
    return [
        Scenario(kind, source=source, **how | {"becomes": how["becomes"] or source, "browser": source == shown})
        for source in sources
    ]


def roads():
    """{kind: {state: beats}}"""
    found = defaultdict(dict)
    for table in tables().values():
        found[table["kind"]] |= table["roads"]
    return found


def days(kind, beats):
    """How many days pass in beats, with those of the roads that they name."""
    found = 0
    for beat in beats:
        if beat.startswith("@"):
            found += days(kind, roads()[kind][beat[1:]])
        elif beat.startswith("+") and beat.endswith("d"):
            found += int(beat[1:-1])
    return found
