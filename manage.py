#!/usr/bin/env python3
"""Django's command line, which first makes the environment it needs.

    python3 manage.py demo    install, start the database, load the demo town, serve it
    python3 manage.py test    install, then run every test (--full: at the sizes that were promised)

Everything else is an ordinary Django command. QAYIDIS_VENV names another place for the environment;
QAYIDIS_NO_BOOTSTRAP=1 uses the interpreter as it is.
"""

import contextlib
import importlib
import os
import sys
from pathlib import Path

from config import environment

ROOT = environment.ROOT
AS_OWNER = {
    "migrate",
    "sqlmigrate",
    "flush",
    "dbshell",
    "put_away_readings",
}  # everything else acts as the application's role
PATIENCE = 3600  # seconds for one test at its full size
AS_OWNER_TOO = {("erase", "--replay"), ("erase", "--compact")}  # erasing again after a restore, and writing tables anew
AS_LEDGER = {("ledger", deed) for deed in ("checkpoint", "epoch")}  # what signs the ledger, and nothing else
WITHOUT_DATABASE = {"check", "collectstatic", "compilemessages", "help", "makemessages", "makemigrations", "match"}
WITHOUT_DATABASE |= {"version"}


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if os.environ.get("QAYIDIS_NO_BOOTSTRAP") != "1":
        environment.enter("test" if command == "test" else "app")
    try:
        sys.exit(test(sys.argv[2:]) if command == "test" else django(command))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
    except PermissionError as error:
        sys.exit(
            f"{error.filename} cannot be written. Is it another user's? QAYIDIS_VAR names another place for what is kept."
        )


def test(arguments):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    told = [word for word in arguments if word != "--full"]
    if "--full" in arguments:
        os.environ["QAYIDIS_FULL"] = "1"
        told.append(f"--timeout={PATIENCE}")
    os.chdir(ROOT)
    pytest = importlib.import_module("pytest")
    return pytest.main(for_pytest(told))


def for_pytest(arguments):
    """On two processes, of which the first to be idle takes of the other's; unless told how many, or to run one path only."""
    told = any(word.startswith(("-n", "--numprocesses")) for word in arguments)
    paths = [word for word in arguments if Path(word.split("::")[0]).exists()]
    return arguments if told or len(paths) == 1 else ["-n", "2", "--dist", "worksteal", *arguments]


def django(command):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["QAYIDIS_AS_OWNER"] = "1" if command in AS_OWNER or (command, *sys.argv[2:3]) in AS_OWNER_TOO else "0"
    os.environ["QAYIDIS_AS_LEDGER"] = "1" if (command, *sys.argv[2:3]) in AS_LEDGER else "0"
    management = importlib.import_module("django.core.management")
    with database_for(command):
        management.execute_from_command_line(sys.argv)


def database_for(command):
    asks_for_help = {"-h", "--help", "--version"} & {command, *sys.argv[2:]}
    if asks_for_help or (command in WITHOUT_DATABASE and "--database" not in sys.argv):
        return contextlib.nullcontext()
    var = Path(os.environ.get("QAYIDIS_VAR") or ROOT / "var")
    return importlib.import_module("config.postgres").provided(var / "postgres")


if __name__ == "__main__":
    main()
