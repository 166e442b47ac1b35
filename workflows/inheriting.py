"""How a workflow inherits: an heir has what its ancestor declares, with its own in the places of what bears the same name. Pure."""

from collections.abc import Hashable
from copy import copy


def gather(workflow, families):
    """Sets each family of a workflow (states, transitions…): what it inherits and what it declares, by name.

    `families`: a kind of thing → the name of its family. What an heir sets to None it does not have.
    """
    before = getattr(workflow, "declared", {})
    own = {
        name: value for name, value in vars(workflow).items() if name in before or isinstance(value, tuple(families))
    }
    workflow.declared = _with_heirs(before, own) if before else own
    for name, thing in workflow.declared.items():
        setattr(workflow, name, thing)
    for kind, family in families.items():
        of_kind = {name: thing for name, thing in workflow.declared.items() if isinstance(thing, kind)}
        setattr(workflow, family, of_kind)


def _with_heirs(before, own):
    """Copies, so that the ancestor stays as it is; each then refers to its heirs alone."""
    whole = {name: copy(thing) for name, thing in before.items()} | own
    places = {thing: whole[name] for name, thing in before.items()}
    found = {name: thing for name, thing in whole.items() if thing is not None}
    for thing in found.values():
        for attribute, value in list(vars(thing).items()):
            setattr(thing, attribute, _placed(value, places))
    return found


def _placed(value, places):
    """A value with each thing of the ancestor replaced; out of a tuple falls what the heir does not have."""
    if isinstance(value, tuple):
        placed = (_placed(item, places) for item in value)
        return type(value)(item for item in placed if item is not None)
    return places.get(value, value) if isinstance(value, Hashable) else value


def as_tuple(one_or_many):
    """What may be declared as one thing or as several, as several."""
    return one_or_many if isinstance(one_or_many, tuple) else (one_or_many,)
