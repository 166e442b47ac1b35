"""What this floor adds to the worker (settings.OFFERED_BY)."""

from audit.verifying.packing import sweep
from audit.verifying.running import verify_one


def long_work():
    return [verify_one]


def pass_time():
    """No step of any case is taken by it."""
    sweep()
    return []
