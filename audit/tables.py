"""Makes many tables in one operation of a migration: the state of the models is worked out once, and not once a table."""

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, AlterUniqueTogether, CreateModel
from django.db.migrations.operations.base import Operation

PARTS = (AddConstraint, AddField, AddIndex, AlterUniqueTogether)  # of a table that is new here: it is made with them


class CreateTogether(Operation):
    """The operations that make new tables, as makemigrations writes them, carried out as one.

    Each of them alone would render anew every model that hangs together with the new one: with a hundred and fifty of them
    half a second a time. A table is made as the whole group leaves its model, so what adds to it within has nothing to do.
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
        for operation in self.operations:
            if isinstance(operation, CreateModel):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)
            elif not isinstance(operation, PARTS):
                raise TypeError(f"{operation} does not make a table.")

    def describe(self):
        made = sum(isinstance(operation, CreateModel) for operation in self.operations)
        return f"Create {made} tables together"


def together(operations):
    """The operations of a migration, those that make new tables as one; what changes tables that are there comes after."""
    new = {operation.name_lower for operation in operations if isinstance(operation, CreateModel)}
    makes = [o for o in operations if isinstance(o, CreateModel) or getattr(o, "model_name_lower", "") in new]
    return [CreateTogether(makes), *(operation for operation in operations if operation not in makes)]
