"""The first run: the environment, the database with its roles, the refusals and what they say."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from io import StringIO

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

import manage
from config import checks, children, environment, production, programs
from config.formats.az import formats as azerbaijani
from config.formats.en import formats as english
from config.keeping import kept
from config.postgres import Cluster, provided
from config.supervising import PortTaken, Troop, insist_on_port
from tests import pg

SAFE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP",
    "ALLOWED_HOSTS": "qayidis.example",
    "DATABASE_URL": "postgresql://qayidis_app:a@db/qayidis",
    "DATABASE_OWNER_URL": "postgresql://qayidis_owner:b@db/qayidis",
    "PUBLIC_URL": "https://qayidis.example",
    "EMAIL_HOST": "mail.example",
}


# The environment


def test_an_old_python_is_told_so_in_a_sentence():
    with pytest.raises(SystemExit, match=r"Python 3.11 or newer is needed; this is Python 3\.9"):
        environment.insist_on_python((3, 9, 2))


def test_an_unreachable_index_is_told_with_what_can_be_done():
    said = environment.cannot_install(environment.lock("app"), "one\ntwo\nthree\nfour\nConnection refused")
    assert "app.txt could not be installed" in said
    assert "PIP_INDEX_URL" in said
    assert said.endswith("Connection refused")


@pytest.fixture
def made(tmp_path, monkeypatch):
    """An environment that passes for made, in a folder of its own."""
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    (tmp_path / "made-app").write_text(environment.wanted("app"))
    return tmp_path


def test_a_made_environment_is_not_made_again(made):
    assert environment.is_made("app")
    assert not environment.is_made("test")


def test_a_half_made_environment_is_made_again(made):
    environment.half_made().touch()
    assert not environment.is_made("app")


def test_a_changed_list_of_packages_is_installed(made):
    (made / "made-app").write_text("of yesterday's list")
    assert not environment.is_made("app")


def test_no_address_stands_in_the_lists_of_packages():
    for path in (environment.ROOT / "requirements").iterdir():
        assert "://" not in path.read_text(), path.name


# The commands

TWO = ["-n", "2", "--dist", "worksteal"]


@pytest.mark.parametrize(
    ("given", "handed_on"),
    [
        (["-k", "mrz"], [*TWO, "-k", "mrz"]),
        (["tests/test_first_run.py"], ["tests/test_first_run.py"]),
        (["-n", "4"], ["-n", "4"]),
        ([], TWO),
    ],
)
def test_tests_run_on_two_processes_unless_told_otherwise(given, handed_on, monkeypatch):
    monkeypatch.chdir(environment.ROOT)
    assert manage.for_pytest(given) == handed_on


def test_a_taken_port_is_told_with_what_can_be_done():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken):
            insist_on_port(port)
        with pytest.raises(CommandError, match=rf"Port {port} cannot be used .* --port {port + 1}"):
            call_command("demo", port=port)


def test_the_demo_does_not_start_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="known password"):
        call_command("demo")


def test_translations_are_compiled_without_tools(tmp_path, settings):
    folder = tmp_path / "az" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Yes"\nmsgstr "Bəli"\n'
    )
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compilemessages", stdout=StringIO())
    assert "Bəli".encode() in (folder / "django.mo").read_bytes()


@pytest.mark.parametrize("formats", [english, azerbaijani])
def test_the_month_never_comes_first(formats):
    assert not any(way.startswith(("%m", "%B", "%b")) for way in formats.DATE_INPUT_FORMATS)
    assert formats.DATE_INPUT_FORMATS[0] == "%d.%m.%Y"


# The programs that are started


def _ends_within(seconds, pid):
    until = time.monotonic() + seconds
    while children.is_alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not children.is_alive(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_a_child_dies_with_its_parent():
    parent = (
        "import subprocess, sys, os; from config import children;"
        "child = children.start([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "print(child.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", parent], cwd=environment.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert _ends_within(10, int(done.stdout))


def test_what_a_killed_run_left_is_ended_before_the_next(tmp_path):
    left = _sleeping("gunicorn")
    (tmp_path / "record").write_text(json.dumps({"supervisor": 2**22 + 1, "children": [left.pid]}))
    Troop(tmp_path, tmp_path / "record").end_leftovers()
    assert left.wait(5) == -signal.SIGTERM


def test_a_strangers_process_is_not_ended(tmp_path):
    stranger = _sleeping()
    (tmp_path / "record").write_text(json.dumps({"supervisor": 2**22 + 1, "children": [stranger.pid]}))
    Troop(tmp_path, tmp_path / "record").end_leftovers()
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def _sleeping(*words):
    """A process of that name, as it stands once the kernel has given it its command line: a moment after it has begun."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", *words])
    while not children.command_line_of(process.pid):
        time.sleep(0.01)
    return process


def test_a_child_that_ends_by_itself_is_reported(tmp_path):
    troop = Troop(tmp_path, tmp_path / "record")
    troop.start("worker", "-c", "raise SystemExit(3)")
    assert troop.watch() == ("worker", 3)
    troop.stop()
    assert not (tmp_path / "record").exists()


def test_a_kept_key_stays_the_same_and_is_nobody_elses_to_read(tmp_path):
    assert kept(tmp_path / "var" / "key", "first") == "first"
    assert kept(tmp_path / "var" / "key", "second") == "first"
    assert (tmp_path / "var" / "key").stat().st_mode & 0o077 == 0


# The database


@pytest.mark.django_db
def test_the_application_owns_nothing_and_makes_no_table():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("qayidis_app",)
    assert checks.history_stands_fast(None) == []
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), psycopg2.connect(pg.url(pg.APPLICATION)) as direct:
        direct.cursor().execute("CREATE TABLE mine (a int)")


@pytest.mark.django_db
def test_one_role_for_everything_is_warned_of_in_words():
    told = subprocess.run(
        [sys.executable, "manage.py", "check", "--tag", "security"],
        cwd=environment.ROOT,
        env={
            **os.environ,
            "DATABASE_URL": pg.url(pg.OWNER),
            "DATABASE_OWNER_URL": "",
            "QAYIDIS_NO_BOOTSTRAP": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0
    assert "the history no longer proves anything" in told.stderr


def test_a_server_that_is_up_is_shared_and_stopped_by_its_starter_only():
    first = Cluster(programs.Path(os.environ[pg.ADDRESS]), lasting=False)
    first.start()
    first.stop()
    psycopg2.connect(pg.url(pg.SUPERUSER, "postgres")).close()


def test_an_address_of_the_operator_wins(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql:///theirs")
    with provided(tmp_path / "postgres"):
        assert os.environ["DATABASE_URL"] == "postgresql:///theirs"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_somebody_else_is_not_trusted(tmp_path):
    with pytest.raises(programs.NoDatabase, match="belongs to somebody else"):
        programs.insist_on_owner(tmp_path, os.geteuid() + 1)


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_what_the_migrations_left():
    with psycopg2.connect(pg.url(pg.SUPERUSER)) as direct, direct.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_group")
        before = cursor.fetchone()
        cursor.execute("INSERT INTO auth_group (name) VALUES ('left behind')")
    direct.close()
    pg.restore()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_group")
        assert cursor.fetchone() == before


# Production


def test_a_safe_place_starts():
    assert production.faults(SAFE) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"DATABASE_OWNER_URL": "postgresql://qayidis_app@db/qayidis"}, "two roles"),
        ({"PUBLIC_URL": "http://qayidis.example"}, "https"),
        ({"QAYIDIS_DEBUG": "1"}, "QAYIDIS_DEBUG"),
        ({"QAYIDIS_DEMO_EXEMPTION": "1"}, "QAYIDIS_DEMO_EXEMPTION"),
        ({"QAYIDIS_IDLE_MINUTES": "600"}, "QAYIDIS_IDLE_MINUTES"),
        ({"QAYIDIS_SESSION_HOURS": "soon"}, "QAYIDIS_SESSION_HOURS"),
        ({"EMAIL_HOST": ""}, "EMAIL_HOST"),
    ],
)
def test_an_unsafe_place_is_refused_by_name(change, named):
    assert any(named in fault for fault in production.faults({**SAFE, **change}))


def _settings_in(place):
    code = "from config import settings; print(settings.SESSION_COOKIE_NAME, settings.SECURE_SSL_REDIRECT)"
    environment_there = {"PATH": os.environ["PATH"], "QAYIDIS_PRODUCTION": "1", **place}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=environment.ROOT,
        env=environment_there,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_refuse_to_load_where_unsafe():
    refused = _settings_in({**SAFE, "SECRET_KEY": ""})
    assert refused.returncode != 0
    assert "This is not safe to start in production:\n- SECRET_KEY" in refused.stderr


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": "django-insecure-" + "abcdefghij" * 6}, "SECRET_KEY"),
        ({"QAYIDIS_DEBUG": "1"}, "QAYIDIS_DEBUG"),
        ({"ALLOWED_HOSTS": "qayidis.example,*"}, "ALLOWED_HOSTS"),
        ({"QAYIDIS_DEMO_EXEMPTION": "1"}, "QAYIDIS_DEMO_EXEMPTION"),
    ],
)
def test_each_danger_alone_stops_the_start_with_its_sentence_and_no_other(change, named):
    refused = _settings_in({**SAFE, **change})
    assert refused.returncode != 0
    assert [line for line in refused.stderr.splitlines() if line.startswith("- ")] == [
        f"- {fault}" for fault in production.faults({**SAFE, **change})
    ]
    assert refused.stderr.count("\n- ") == 1 and f"\n- {named}" in refused.stderr


def test_the_deployment_check_finds_nothing_in_production():
    told = {"DATABASE_URL": pg.url(pg.APPLICATION), "DATABASE_OWNER_URL": pg.url(pg.OWNER), "QAYIDIS_PRODUCTION": "1"}
    place = {
        **SAFE,
        **told,
        "PATH": os.environ["PATH"],
        "QAYIDIS_NO_BOOTSTRAP": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    argv = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(argv, cwd=environment.ROOT, env=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout


def test_production_settings_ask_for_https_and_host_cookies():
    assert _settings_in(SAFE).stdout.split() == ["__Host-sid", "True"]
