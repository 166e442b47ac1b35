"""The loop of the process that signs: beside the web server, as another user of the system, until it is stopped."""

import signal
import threading

from django.db import Error, close_old_connections

from audit.ledger.checkpointing import Halted


def sign_until(signer, every, tell, stopped=None):
    """Signs every so many seconds until SIGTERM, or until `stopped` is set. What goes wrong is told, and tried again."""
    stopped = stopped or _on_signals(threading.Event())
    while not stopped.is_set():
        close_old_connections()
        try:
            signer.make()
            said = signer.troubles
        except (Error, OSError, Halted) as error:
            said = [f"{type(error).__name__}: {error}"]
        for trouble in said:
            tell(trouble)
        stopped.wait(every)


def _on_signals(event):
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: event.set())
    return event
