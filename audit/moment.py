"""The one source of time: door, steps, clocks and history read it, so that tests and the demo can walk cases through the past."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_walking = ContextVar("moment", default=None)


def now():
    """The present moment, or the one that is being walked through. Aware."""
    return _walking.get() or timezone.now()


def today(zone=None):
    return timezone.localdate(now(), zone)


@contextmanager
def walking_at(moment):
    """Within this block it is `moment` (aware). For tests and the demo town only."""
    token = _walking.set(moment)
    try:
        yield
    finally:
        _walking.reset(token)
