"""Whether a field of a row is told, and if not, why: by its group, by what it holds and by whom the row is about."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import CharField, TextField

from agencies.disclosure import FieldGroup, group_of
from cases.about.declaring import Holds, declared, live_of
from cases.people import Person

EMPTY = (None, "", [], {}, ())
TOLD_TO_MEMBERS = (
    FieldGroup.REFERENCE,
    FieldGroup.FAMILY,
    FieldGroup.TRANSFER,
)  # of a case about another of the family
WITH_A_MARK = (
    "token",
    "act",
    "folded",
    "folded_number",
    "sha256",
    "original_sha256",
    "fingerprint",
    "digest",
    "sort_at",
)
REASON_OF_GROUP = {FieldGroup.SECURITY_FINDING: "security", FieldGroup.INTERNAL: "internal"}


@dataclass
class Held:
    """What was held back: (reason, table) → how many values."""

    counts: Counter = field(default_factory=Counter)

    def add(self, reason, model, number=1):
        if number:
            self.counts[reason, (live_of(model) or model)] += number


@dataclass(frozen=True)
class Place:
    """A row as the rules look at it. `names`: whether it names the person itself; `case`: key of its case, None where it has none."""

    row: object
    names: bool
    case: int | None


def group_in(place, field) -> FieldGroup:
    """As the model says; where that is no group in particular, as the row says."""
    model = live_of(type(place.row)) or type(place.row)
    group = group_of(model, field.name) or FieldGroup.REFERENCE
    by_row = declared().row_groups.get(model._meta.label)
    return (by_row and group == FieldGroup.REFERENCE and by_row(place.row)) or group


def why_held(subject, open_cases, place, field) -> str:
    """The name of a reason, "" where it is told. `open_cases`: keys of cases that are not decided or closed yet."""
    label = label_of(place.row, field)
    if field.name in WITH_A_MARK or field.get_internal_type() == "BinaryField":
        return "technical"
    if label in declared().withheld:
        return declared().withheld[label]
    if label in declared().third_persons:
        return "third"
    group = group_in(place, field)
    if group in REASON_OF_GROUP:
        return REASON_OF_GROUP[group]
    return _why_of_others(subject, open_cases, place, field, group)


def _why_of_others(subject, open_cases, place, field, group):
    if group == FieldGroup.DELIBERATION and place.case in open_cases:
        return "deliberation"
    if not place.names and _is_of_another(subject, place, group, field):
        return "of_the_subject"
    if field.related_model is Person and getattr(place.row, field.attname) not in subject.persons:
        return "others"
    return ""


def _is_of_another(subject, place, group, field):
    """In a case about another of the family, what was recorded of the case is told only as far as it is about all."""
    if place.case is None or place.case in subject.main_in:
        return False
    mixed = declared().columns.get(label_of(place.row, field)) == Holds.SEVERAL
    return mixed or group not in TOLD_TO_MEMBERS or (group == FieldGroup.TRANSFER and _is_free_text(field))


def _is_free_text(field):
    return isinstance(field, CharField | TextField) and not field.choices


def label_of(row, field) -> str:
    """model.column as it is declared, also of a column inherited by the record of a kind and of a row of history."""
    live = live_of(type(row)) or type(row)
    return f"{live._meta.get_field(field.name).model._meta.label}.{field.name}"


def is_empty(value):
    return value in EMPTY
