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


def beginning_of_today():
    """The midnight here with which today began: for a log that must not tell the hour."""
    return timezone.localtime(now()).replace(hour=0, minute=0, second=0, microsecond=0)


@contextmanager
def walking_at(moment):
    """Within this block it is `moment` (aware). For tests and the demo town only."""
    token = _walking.set(moment)
    try:
        yield
    finally:
        _walking.reset(token)
