"""Starts the programs of a trial installation, and sees to it that all of them end when one of them does."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from config import children

OURS = ("manage.py", "gunicorn")  # what stands in the command line of every process that is named in a record


class PortTaken(Exception):
    """Somebody else listens there."""


def insist_on_port(port):
    """Raises PortTaken where nothing of ours could listen on the loopback address."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTaken(error.strerror) from error


@dataclass
class Troop:
    """The children of this process, working in `folder`. `record` tells the next start which they were, should we be
    killed."""

    folder: Path
    record: Path
    running: dict[str, subprocess.Popen] = field(default_factory=dict)

    def end_leftovers(self):
        """Ends what a killed run has left. A run that is still alive is left alone."""
        with contextlib.suppress(OSError, ValueError):
            known = json.loads(self.record.read_text())
            if not _is_ours(known["supervisor"]):
                for pid in filter(_is_ours, known["children"]):
                    children.end(pid)

    def start(self, name, *arguments):
        self.running[name] = children.start([sys.executable, *arguments], cwd=self.folder)
        self.record.parent.mkdir(parents=True, exist_ok=True)
        pids = [child.pid for child in self.running.values()]
        self.record.write_text(json.dumps({"supervisor": os.getpid(), "children": pids}))

    def await_port(self, port, seconds=60):
        """Returns once somebody answers on a port of ours, or one of ours has ended."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.ended():
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            time.sleep(0.1)

    def ended(self) -> tuple[str, int] | None:
        """The first that has ended by itself, by name and exit code."""
        return next(
            ((name, child.returncode) for name, child in self.running.items() if child.poll() is not None), None
        )

    def watch(self) -> tuple[str, int]:
        while not (ended := self.ended()):
            time.sleep(0.5)
        return ended

    def stop(self):
        for child in self.running.values():  # all are asked first, so that they end side by side
            with contextlib.suppress(ProcessLookupError):
                child.send_signal(signal.SIGTERM)
        for child in self.running.values():
            children.stop(child, seconds=10)
        self.record.unlink(missing_ok=True)


def _is_ours(pid) -> bool:
    """A number may by now belong to a stranger's process."""
    return children.is_alive(pid) and any(word in children.command_line_of(pid) for word in OURS)
