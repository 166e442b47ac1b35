"""Of whom the histories are gone: their facts stand as they were counted last, and are never made again."""

from cases.models import Erasure


def erased_cases(cases) -> set[int]:
    """Those of these cases that were erased."""
    return {case for gone in _found(cases__overlap=cases, said="cases") for case in gone}


def erased_persons(cases) -> set[int]:
    """Persons who were erased out of one of these cases, in which others stayed."""
    return {person for gone in _found(shared__overlap=cases, said="persons") for person in gone}


def _found(said, **where):
    return Erasure.objects.carried_out().filter(**where).values_list(said, flat=True)
