"""History rows turned into what changed: who, when, for which agency, which field from what to what."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from agencies.models import User


@dataclass(frozen=True)
class Changed:
    """One field of one row: its model and name (so that the reader's rights can be asked), its label, old and new."""

    model: type
    name: str
    label: str
    old: object
    new: object


@dataclass
class Event:
    """All that one act changed in rows of one kind."""

    act: UUID | None
    at: datetime
    user: User | None
    agency_id: int | None
    roles: str
    kind: str  # "+", "~" or "-"
    model: type
    changes: list[Changed] = field(default_factory=list)
    row: object = None  # the history row


def events(model, rows, left_out=()):
    """Events of history rows of one model, oldest first. `rows` is a queryset of its history; one query."""
    last, found = {}, []
    fields = [f for f in model._meta.concrete_fields if f.name not in left_out and f.name != model._meta.pk.name]
    for row in rows.select_related("history_user").order_by("history_date", "history_id"):
        pk = getattr(row, model._meta.pk.attname)
        changes = _changes(model, fields, last.get(pk), row)
        last[pk] = row
        if changes or row.history_type == "-":
            found.append(
                Event(
                    row.act,
                    row.history_date,
                    row.history_user,
                    row.act_agency_id,
                    row.act_roles,
                    row.history_type,
                    model,
                    changes,
                    row,
                )
            )
    return found


def _changes(model, fields, before, row):
    return [
        Changed(model, f.name, str(f.verbose_name), _said(f, before), _said(f, row))
        for f in fields
        if hasattr(row, f.attname) and (getattr(before, f.attname, None) or None) != (getattr(row, f.attname) or None)
    ]


def _said(model_field, row):
    value = getattr(row, model_field.attname, None) if row else None
    if value in (None, "", [], {}):
        return ""
    return str(dict(model_field.flatchoices).get(value, value)) if model_field.flatchoices else value
