"""Finds what nobody decided about: tables whose rows may be about somebody, and columns that may hold anything."""

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, IntegerField, JSONField, UUIDField

from cases.about.declaring import declared, live_of, tables, why_nobody
from cases.about.walking import leads
from cases.files import Case
from cases.people import Person

SHAPELESS = (JSONField, ArrayField, UUIDField)


def undecided_models():
    """Models that lead to no person and no case, and of which no floor says why their rows are about nobody."""
    return [model for model in tables() if not (leads(model, Person) or leads(model, Case) or why_nobody(model))]


def undecided_columns():
    """Columns of rows about people that can hold anything, and of which no floor says what."""
    return [
        column
        for model in tables()
        if live_of(model) is None and not why_nobody(model)
        for column in model._meta.local_fields
        if is_shapeless(column) and f"{model._meta.label}.{column.name}" not in declared().columns
    ]


def unknown_names():
    """What a floor declares of a model or column that is not there (any more)."""
    told = declared()
    labels = {model._meta.label: model for model in tables()}
    known = set(labels) | {config.label for config in apps.get_app_configs()}
    columns = {f"{label}.{column.name}" for label, model in labels.items() for column in model._meta.local_fields}
    of_columns = {
        *told.columns,
        *told.words,
        *told.third_persons,
        *(one for one in told.withheld if one.count(".") == 2),
    }
    of_models = {*told.loose, *told.nobody, *told.row_groups, *(one for one in told.withheld if one.count(".") == 1)}
    return sorted(of_models - known) + sorted(of_columns - columns)


def is_shapeless(column):
    """JSON, arrays, names given by nobody, and whole numbers that look like the key of another row."""
    if column.name == "act" or column.is_relation or (column.primary_key and column.name == "id"):
        return False
    if isinstance(column, SHAPELESS) or type(column) is BigIntegerField:
        return True
    return isinstance(column, IntegerField) and column.name.endswith("_id")


def holds(column):
    """What a shapeless column holds, that of a history row as the row itself; None of any other column."""
    model = live_of(column.model) or column.model
    found = (
        declared().columns.get(f"{one._meta.label}.{column.name}") for one in (model, *model._meta.get_parent_list())
    )
    return next(filter(None, found), None)
