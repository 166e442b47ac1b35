"""The web server as an installation runs it (docs/how-to/operate.md), in a process of its own that can be killed at any moment."""

import os
import signal
import socket
import sys
import time
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

from config import children

PATIENCE = 90  # seconds until it answers
BAD = ("Internal Server Error", "Error handling request", "The error above was shown")


class Server:
    """Gunicorn on the database of this test. `deaths`: how often it was killed."""

    def __init__(self, folder, workers=1):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url, self.log, self.workers = f"http://127.0.0.1:{self.port}", folder / "log", workers
        self.process, self.deaths = None, 0
        told = connection.settings_dict
        self.environment = os.environ | {
            "DATABASE_URL": f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}",
            "DJANGO_SETTINGS_MODULE": "tests.chaos.served",
            "QAYIDIS_VAR": str(folder / "var"),
            "QAYIDIS_NO_BOOTSTRAP": "1",
        }
        (folder / "var" / "static").mkdir(parents=True)

    def start(self):
        """Does not wait until it answers: see `up`."""
        arguments = ["-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{self.port}", "--worker-class=gthread"]
        arguments += [f"--workers={self.workers}", "--threads=4", "--no-control-socket", "--log-level=warning"]
        with self.log.open("ab") as log:
            self.process = children.start(
                [sys.executable, *arguments], farewell=signal.SIGKILL, cwd=settings.BASE_DIR, env=self.environment,
                stdout=log, stderr=log,
            )  # fmt: skip

    def up(self):
        """Returns once it answers; starts it where it was killed."""
        if self.process is None:
            self.start()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(URLError, OSError), urlopen(f"{self.url}/sign-in/", timeout=PATIENCE) as answer:
                return answer.status
            assert self.process.poll() is None, f"The server has ended by itself:\n{self.log.read_text()[-3000:]}"
            time.sleep(0.05)
        raise AssertionError("The server does not answer.")

    def kill(self):
        """With all its workers, whatever they are at."""
        if self.process is not None:
            self.deaths += 1
            self.stop()

    def stop(self):
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)  # it has a session of its own: nobody else is in its group
            self.process.wait()
            self.process = None

    def complaints(self):
        """What it wrote of errors."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return [line for line in lines if any(word in line for word in BAD)]
