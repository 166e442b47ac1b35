"""What the floors above add to an overview, so that no arrow of imports runs up: settings.ACCESS_FROM names their rooms.

Each may have `recipients(teller)`, `deadlines(teller)`, `open_cases(cases)` and `name_of_case(key)`.
"""

from functools import cache
from importlib import import_module

from django.conf import settings


def added(what, *about):
    """What each floor above adds of one sort."""
    return [ask(*about) for room in _rooms() if (ask := getattr(room, what, None))]


@cache
def _rooms():
    return [import_module(name) for name in settings.ACCESS_FROM]
