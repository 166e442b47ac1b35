"""Migrates, loads the demo town and serves it on this machine only, with the worker beside it."""

import os
import subprocess
import sys

from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from config import catalogues, statics
from config.supervising import PortTaken, Troop, insist_on_port

SIGNED_EVERY = "60"  # seconds


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []  # the database is not migrated yet

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="where to serve it (default: 8000)")

    def handle(self, *, port, **options):
        if settings.PRODUCTION:
            raise CommandError("The demo has accounts with a known password, so it does not start in production.")
        troop = Troop(settings.BASE_DIR, settings.VAR / "demo.json")
        troop.end_leftovers()
        _insist_on_port(port)
        os.environ.setdefault("PUBLIC_URL", f"http://localhost:{port}")  # what the worker writes into mails
        try:
            self._furnish()
            self._serve(troop, port)
        except KeyboardInterrupt:
            self.stdout.write("\nStopping.")
        finally:
            troop.stop()

    def _furnish(self):
        self._say("Preparing the database and the files …")
        _migrate()
        catalogues.compile_all()
        statics.collect()
        if _is_available("seed_town") and not apps.get_model("cases", "Case").objects.exists():
            self._say("Loading the demo town …")
            call_command("seed_town")

    def _serve(self, troop, port):
        connections.close_all()  # what follows are processes with connections of their own
        troop.start("web server", "-m", "gunicorn", *_gunicorn_options(port))
        if _is_available("work"):
            troop.start("worker", "manage.py", "work")
        if _is_available("ledger"):
            troop.start("signer of the ledger", "manage.py", "ledger", "checkpoint", "--every", SIGNED_EVERY)
        troop.await_port(port)
        if not troop.ended():
            self._welcome(port)
        name, code = troop.watch()
        raise CommandError(f"The {name} has stopped by itself (exit code {code}), so everything was stopped.")

    def _welcome(self, port):
        self._say(f"\nQayıdış runs at http://localhost:{port}")
        if _is_available("sign_ins"):
            call_command("sign_ins", stdout=self.stdout)
        self._say("Everybody in it is invented. Stop it with Ctrl-C; the data stays.")

    def _say(self, sentence):
        self.stdout.write(sentence)
        self.stdout.flush()


def _insist_on_port(port):
    try:
        insist_on_port(port)
    except PortTaken as reason:
        raise CommandError(
            f"Port {port} cannot be used ({reason}). If the demo runs already, open http://localhost:{port}; "
            f"else choose another port: python3 manage.py demo --port {port + 1}"
        ) from reason


def _is_available(command):
    return command in get_commands()


def _migrate():
    """As the owner of the database, which this process is not."""
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=settings.BASE_DIR, check=False
    )
    if done.returncode:
        raise CommandError("The database could not be migrated; the reason stands above.")


def _gunicorn_options(port):
    return [
        "config.wsgi:application",
        f"--bind=127.0.0.1:{port}",
        "--worker-class=gthread",
        f"--workers={os.environ.get('QAYIDIS_WORKERS', '2')}",
        "--threads=4",
        "--graceful-timeout=1",
        "--no-control-socket",
        "--log-level=warning",
    ]
