"""So many files are opened at once on a host, whoever sends how many; the others wait for their turn, for a while.

A turn is a lock on a file, which the kernel gives back whatever becomes of the process that held it.
"""

import fcntl
import time
from contextlib import contextmanager

from django.conf import settings

LOOKS_EVERY = 0.05  # seconds


class NoTurn(Exception):
    """Everybody's turn took too long."""


@contextmanager
def turn():
    """Waits for a turn and has it within the block. Raises NoTurn after settings.FILES_WAIT seconds."""
    with _taken() as lock:
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)


def _taken():
    place = settings.VAR / "opening"
    place.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + settings.FILES_WAIT
    while True:
        for number in range(settings.FILES_OPENED_AT_ONCE):
            lock = (place / str(number)).open("a")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return lock
            except BlockingIOError:
                lock.close()
        if time.monotonic() > until:
            raise NoTurn
        time.sleep(LOOKS_EVERY)
