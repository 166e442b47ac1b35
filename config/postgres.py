"""Runs a PostgreSQL of the project's own where no DATABASE_URL is set: starts, shares and stops it."""

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import psycopg2

from config import children, database_roles
from config.database_roles import ADDRESSES, APPLICATION, DATABASE, SUPERUSER
from config.programs import NoDatabase, fingerprint, folder_of, home_for, identity, programs, runnable

_LONGEST_SOCKET_FOLDER = 85  # the whole path of a socket must stay below 104 bytes (macOS) or 108 (Linux)
_SETTINGS = {"listen_addresses": "", "shared_buffers": "128MB", "max_connections": 200, "jit": "off", "timezone": "UTC"}
_SETTINGS |= {"random_page_cost": 1.1}  # for disks without moving parts: else a list of few is gathered and sorted
_UNSAFE_BUT_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_UNSAFE_BUT_QUICK |= {
    "autovacuum": "off"
}  # it would count as empty what a test has not committed, and plans would be made for that


@dataclass
class Cluster:
    """One data folder and the server on it. `lasting=False` trades safety for speed, for tests."""

    place: Path
    lasting: bool = True
    server: subprocess.Popen | None = field(default=None, init=False)
    adopted: int | None = field(default=None, init=False)

    @cached_property
    def who(self):
        return identity()

    @cached_property
    def bin(self):
        return runnable(programs(), self.who)

    @cached_property
    def home(self):
        return folder_of(home_for(self.place, self.who), self.who)

    @property
    def data(self):
        return self.home / "data"

    @cached_property
    def socket(self):
        if len(os.fsencode(self.home)) <= _LONGEST_SOCKET_FOLDER:
            return self.home
        return folder_of(Path(tempfile.gettempdir()) / f"qayidis-{fingerprint(self.home)}", self.who)

    def url(self, role=APPLICATION, database=DATABASE) -> str:
        return f"postgresql://{role}@/{database}?host={self.socket}"

    def start(self):
        """Starts the server, or shares the one that is up; then sees to it that roles and database are there."""
        with self._alone():
            if not (self.data / "PG_VERSION").exists():
                self._lay_out()
            if self._answers():
                self._adopt_orphan()
            else:
                self._remove_stale_locks()
                self._launch()
            database_roles.prepare(self.url)
        return self

    def stop(self):
        """Stops the server if it was this process that started it, or that took it over from one that was killed."""
        if self.server:
            children.stop(self.server, by=signal.SIGINT)  # SIGINT asks PostgreSQL for a fast shutdown
        elif self.adopted:
            children.end(self.adopted, by=signal.SIGINT)
        self.server = self.adopted = None

    @contextlib.contextmanager
    def _alone(self):
        with open(self.home / "starting", "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _lay_out(self):
        argv = [
            self.bin / "initdb",
            "-D",
            self.data,
            "-U",
            SUPERUSER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]
        if self._version() >= 17:  # the version that brought the built-in provider
            argv += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        subprocess.run(["rm", "-rf", str(self.data)], check=True)  # what a killed initdb left
        done = subprocess.run(
            argv, env=_environment(), capture_output=True, text=True, check=False, cwd="/", **self.who
        )
        if done.returncode:
            raise NoDatabase(f"PostgreSQL could not lay out its folder {self.data}:\n{done.stderr.strip()[-1500:]}")

    def _version(self):
        said = subprocess.run([self.bin / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
        return int(said.split()[2].split(".")[0])

    def _launch(self):
        settings = {**_SETTINGS, **({} if self.lasting else _UNSAFE_BUT_QUICK)}
        argv = [self.bin / "postgres", "-D", self.data, "-k", self.socket]
        argv += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with open(self.home / "log", "ab") as log:
            self.server = children.start(
                argv, farewell=signal.SIGINT, env=_environment(), stdout=log, stderr=log, cwd="/", **self.who
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        (self.home / "starter").write_text(str(os.getpid()))

    def _wait(self, seconds=60):
        until = time.monotonic() + seconds
        while not self._answers():
            if self.server.poll() is not None or time.monotonic() > until:
                raise NoDatabase(
                    "PostgreSQL did not start:\n" + (self.home / "log").read_text(errors="replace")[-1500:]
                )
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            psycopg2.connect(self.url(SUPERUSER, "postgres"), connect_timeout=3).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _adopt_orphan(self):
        """A server whose starter was killed is stopped by the next one; where the kernel told it to stop, it is gone already."""
        with contextlib.suppress(OSError, ValueError):
            if not children.is_alive(int((self.home / "starter").read_text())):
                self.adopted = int((self.data / "postmaster.pid").read_text().split()[0])
                (self.home / "starter").write_text(str(os.getpid()))

    def _remove_stale_locks(self):
        """After kill -9, where nothing reaps zombies, PostgreSQL takes its own lock files for live ones."""
        lock, until = self.data / "postmaster.pid", time.monotonic() + 30
        while lock.exists() and self._is_running(lock) and time.monotonic() < until:
            time.sleep(0.2)  # it is still going down
        for stale in (lock, self.socket / ".s.PGSQL.5432.lock", self.socket / ".s.PGSQL.5432"):
            stale.unlink(missing_ok=True)

    def _is_running(self, lock) -> bool:
        """The server itself, or a backend that has outlived it and still holds the data."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid = int(lock.read_text().split()[0])
            if children.is_alive(pid) and "postgres" in children.command_line_of(pid):
                return True
        return any(_works_in(entry, self.data) for entry in Path("/proc").glob("[0-9]*"))


def _works_in(process, folder) -> bool:
    try:
        return os.readlink(process / "cwd") == str(folder) and children.is_alive(int(process.name))
    except OSError:
        return False


def _environment():
    """Ours without libpq's variables, which would name somebody else's server."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**inherited, "LC_ALL": "C.UTF-8" if sys.platform == "linux" else "C"}


@contextlib.contextmanager
def provided(place):
    """Within this block the environment names a database: the operator's, else our own, stopped at the end by its starter."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    cluster = Cluster(place)
    previous = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        cluster.start()
        os.environ |= {name: cluster.url(role) for name, role in ADDRESSES.items()}
        yield
    finally:
        cluster.stop()
        signal.signal(signal.SIGTERM, previous)
