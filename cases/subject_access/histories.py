"""The history of rows: who gave a row first, and each change since, from what to what."""

from collections import defaultdict

from cases.about.declaring import live_of
from cases.about.walking import history_about


def histories_of(model, keys, subject):
    """{key of the row: its history rows, oldest first}, of rows with these keys and of those that are gone. One query, or none."""
    found = defaultdict(list)
    if hasattr(model, "history") and live_of(model.history.model) is model:
        key = model._meta.pk.attname
        rows = history_about(model, keys, subject.persons, subject.cases).order_by("history_date", "history_id")
        for row in rows:
            found[getattr(row, key)].append(row)
    return found


def differences(model, older, newer):
    """Fields of the model whose value changed from one history row to the next; all that is filled where there is no older one."""
    for field in model._meta.concrete_fields:
        if field.primary_key or not hasattr(newer, field.attname):
            continue
        before, after = getattr(older, field.attname, None), getattr(newer, field.attname)
        if (before or None) != (after or None):
            yield field


def first_told(row, history):
    """(roles, key of the agency, moment) of whoever gave a row; a log bears that itself. (None, None, None) where nobody knows."""
    first = history[0] if history else row
    at = getattr(first, "history_date", None)
    return getattr(first, "act_roles", None), getattr(first, "act_agency_id", None), at
