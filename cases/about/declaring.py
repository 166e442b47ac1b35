"""What the schema does not say by itself about whom a row is: each floor declares it, beside its models (settings.ABOUT_FROM).

A room that declares may have LOOSE, NOBODY and COLUMNS; see the fields of `Declared`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module

from django.apps import apps
from django.conf import settings


@dataclass(frozen=True)
class Key:
    """A column that holds a key of another table without a foreign key; or, with "pk", rows that others point to.

    `column` of the row equals `value` of a row of `model`, where `where` holds. `many`: the column is an array of such keys.
    """

    column: str
    model: str
    value: str = "pk"
    many: bool = False
    where: tuple[tuple[str, object], ...] = ()

    @property
    def target(self):
        return apps.get_model(self.model)


class Holds(StrEnum):
    """What a column without a shape of its own (JSON, array, key without a foreign key) can hold."""

    OWN = "own"  # data of whom the row is about
    SEVERAL = "several"  # data of everybody in the case, mixed
    KEYS = "keys"  # keys of other rows
    WORDS = "words"  # codes of a closed list, or settings: nothing that leads to anybody


@dataclass
class Declared:
    """Of all floors: model → Key rows; model or application → why its rows are about nobody; model.column → Holds."""

    loose: dict[str, tuple[Key, ...]] = field(default_factory=dict)
    nobody: dict[str, str] = field(default_factory=dict)
    columns: dict[str, Holds] = field(default_factory=dict)


@cache
def declared() -> Declared:
    told = Declared()
    for room in map(import_module, settings.ABOUT_FROM):
        target = {"LOOSE": told.loose, "NOBODY": told.nobody, "COLUMNS": told.columns}
        for name, into in target.items():
            for key, value in getattr(room, name, {}).items():
                into[key] = into.get(key, ()) + value if name == "LOOSE" else value
    return told


def keys_of(model) -> tuple[Key, ...]:
    """The keys of a model without a foreign key. A row of history leads to the row that it is the history of."""
    live = live_of(model)
    if live is None:
        return declared().loose.get(model._meta.label, ())
    named = tuple(key for key in declared().loose.get(live._meta.label, ()) if key.column != "pk")
    return (Key(live._meta.pk.name, live._meta.label), *named)


def live_of(model):
    """The model of which this one keeps the history; None where it keeps none."""
    return getattr(model, "instance_type", None) if hasattr(model, "history_type") else None


def why_nobody(model) -> str:
    """The reason for which the rows of a model are about nobody, as declared; empty where none is."""
    told = declared().nobody
    known = live_of(model) or model
    return told.get(known._meta.label) or told.get(known._meta.app_label, "")
