"""Carries out many operations of a migration as one: the state of the models is worked out once, and not once an operation."""

from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    AlterUniqueTogether,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
)
from django.db.migrations.operations.base import Operation

PARTS = (AddConstraint, AddField, AddIndex, AlterUniqueTogether)  # of a table that is new here: it is made with them
PLAIN = (CreateModel, AlterField, AlterModelOptions, RemoveConstraint, RemoveField, RemoveIndex, *PARTS)


class InOneGo(Operation):
    """Operations on tables, as makemigrations writes them, carried out as one.

    Each of them alone would render anew every model that hangs together with its own: with a hundred and fifty of them
    half a second a time. A table is made as the whole group leaves its model, so what adds to it within has nothing to do.
    A field that is added and altered within one group is refused by Django itself, which does not find it.
    """

    reversible = False

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return type(self).__name__, [self.operations], {}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # rendered when it is next asked for, with all of them in it
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        new = {operation.name_lower for operation in self.operations if isinstance(operation, CreateModel)}
        for operation in self.operations:
            if not (isinstance(operation, PARTS) and _table_of(operation) in new):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Carry out {len(self.operations)} operations in one go"


def _table_of(operation):
    return getattr(operation, "model_name_lower", None) or operation.name_lower


def in_one_go(operations):
    """The operations of a migration, those on tables that follow one another as one; SQL and data stay where they stand."""
    groups = []
    for operation in operations:
        if isinstance(operation, PLAIN) and groups and isinstance(groups[-1], InOneGo):
            groups[-1].operations.append(operation)
        else:
            groups.append(InOneGo([operation]) if isinstance(operation, PLAIN) else operation)
    return groups
