"""What an erasure leaves standing, and why; what of it is emptied. Everything else that is about the erased goes."""

from django.db.models import CharField, IntegerField, JSONField, TextField

from cases.models import Case, Person
from reintegration.models import Measure
from workflows.models import Procedure, Step

# Model → why its rows stay. Their history goes, unless it is named too.
STAYS = {
    "cases.Person": "An empty shell: rows of money point to it.",
    "cases.Case": "An empty shell: between which States, under which agreement.",
    "reintegration.LedgerEntry": "Amounts and dates of money, which the law keeps: nothing in it names anybody.",
    "reintegration.Balance": "Sums of money.",
    "workflows.Bundle": "The series of bundles must have no gap. The sealed file goes.",
    "reports.Fact": "Codes and whole years, without a name: what was counted stays counted.",
    "reports.Kept": "Up to when a case was counted.",
    "audit.Viewing": "Who read which case, by its number alone: staff answer for what they read. Put away by month.",
}
CURRENCY = {"currency", "kind", "reference", "state", "from_state", "to_state"}


def emptied(model):
    """Column → SQL for what it holds afterwards: every word and every list of a row that stays."""
    found = {}
    for field in model._meta.local_fields:
        if field.primary_key or field.is_relation or field.name in CURRENCY:
            continue
        if isinstance(field, JSONField):
            found[field.column] = "'[]'" if field.default is list else "'{}'"
        elif isinstance(field, CharField | TextField) and not (field.choices and model is not Person):
            found[field.column] = "NULL" if field.null else "''"
        elif model is Person and isinstance(field, IntegerField):
            found[field.column] = "NULL"
    return found


# Shells, and the rows that entries of money point to: model → what is emptied.
SHELLS = {
    Person: emptied(Person),
    Case: {"their_reference": "''", "fingerprint": "''"},
    Procedure: {"title": "''", "flags": "'[]'", "parent_id": "NULL"},
    Measure: {name: value for name, value in emptied(Measure).items() if name != "tranches"},
    Step: {"answers": "'{}'", "comment": "''", "approval_id": "NULL", "token": "NULL"},
}
