"""What the schema does not say by itself about whom a row is: each floor declares it, beside its models (settings.ABOUT_FROM).

A room that declares may have LOOSE, NOBODY, COLUMNS, WORDS, WITHHELD, THIRD_PERSONS and ROW_GROUPS; see the fields of `Declared`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec

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
    """Of all floors: model → Key rows; model or application → why its rows are about nobody; model.column → Holds.

    And for those who ask what is kept about them (cases/subject_access): model.column → (value, row) in words; model or
    model.column → the reason for which it is held back, a name of REASONS; model.column → the third person it tells of; model →
    row → the group of all its fields, where the row itself says.
    """

    loose: dict[str, tuple[Key, ...]] = field(default_factory=dict)
    nobody: dict[str, str] = field(default_factory=dict)
    columns: dict[str, Holds] = field(default_factory=dict)
    words: dict[str, Callable] = field(default_factory=dict)
    withheld: dict[str, str] = field(default_factory=dict)
    third_persons: dict[str, str] = field(default_factory=dict)
    row_groups: dict[str, Callable] = field(default_factory=dict)


@cache
def declared() -> Declared:
    told = Declared()
    for room in map(import_module, settings.ABOUT_FROM):
        for label, keys in getattr(room, "LOOSE", {}).items():
            told.loose[label] = told.loose.get(label, ()) + keys
        for name in ("nobody", "columns", "words", "withheld", "third_persons", "row_groups"):
            getattr(told, name).update(getattr(room, name.upper(), {}))
    return told


@cache
def tables():
    """Every model with a table of the product: of the applications that have migrations, which those of tests have not."""
    kept = {config.label for config in apps.get_app_configs() if find_spec(f"{config.name}.migrations")}
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in kept]


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
