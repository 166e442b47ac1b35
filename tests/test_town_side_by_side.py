"""The demo town is built by two processes that keep both halves, or neither; what they build is what one would."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from agencies.models import User
from config import children
from config.town import building
from tests.test_town_building import A_TUESDAY, made
from workflows.models import Procedure

pytestmark = pytest.mark.django_db(transaction=True)

FEW = 4
BUILDS = """
import django
django.setup()
from datetime import datetime
from config.town import building, side_by_side

ours = building.let_time_pass

def let_time_pass(until):
    states = set(building.Procedure.objects.values_list("from_state", flat=True))
    {twist}
    ours(until)

building.let_time_pass = let_time_pass
side_by_side.build({count}, datetime.fromisoformat("{moment}"))
"""


def building_process(twist="", count=FEW):
    script = BUILDS.format(twist=twist, count=count, moment=A_TUESDAY.isoformat())
    environment = os.environ | {"DATABASE_URL": _address(), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", script], cwd=settings.BASE_DIR, env=environment, stderr=subprocess.PIPE, text=True
    )


def _address():
    told = connection.settings_dict
    return f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}"


def test_two_processes_build_the_town_that_one_would():
    alone = made(FEW)
    process = building_process()
    _out, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (0, "")
    found = Procedure.objects.order_by("reference")
    assert list(found.values_list("reference", "title", "state", "entered_at", "held_by__code")) == alone
    assert len({reference.split("-")[1] for reference, *_ in alone}) > 1


def test_a_half_that_fails_leaves_nothing_of_the_other():
    process = building_process('assert "DE" not in states')
    _out, said = process.communicate(timeout=120)
    assert process.returncode == 1 and "Unbuilt" in said
    assert not Procedure.objects.exists()
    building.build(2, A_TUESDAY)  # and the next start builds it, with the people who are there already
    assert Procedure.objects.exists() and User.objects.filter(email="leyla.quliyeva@sms.example").count() == 1


def test_a_run_that_is_killed_leaves_neither_half_nor_a_process():
    process = building_process('__import__("time").sleep(60)', count=2)
    halves = _children_of(process.pid)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    until = time.monotonic() + 10
    while any(map(children.is_alive, halves)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(children.is_alive, halves))
    assert not Procedure.objects.exists()


def _children_of(pid):
    """Both processes, once they have begun."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as told:
            if len(found := told.read().split()) == 2:
                return [int(each) for each in found]
        time.sleep(0.05)
    raise AssertionError("The halves have not begun.")
