"""A worker in a process of its own, that can be made to stand still in the middle and be killed there."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

STANDS_STILL = """
import sys, time
import django
django.setup()
from django.core.management import call_command
from audit.jobs import claiming

ours = claiming.Beat.watch

def watch(self, rows, total):
    for number, row in enumerate(ours(self, rows, total), start=1):
        yield row
        if number == {after}:
            print("middle", flush=True)
            time.sleep(120)

claiming.Beat.watch = watch
call_command("work")
"""
STANDS_STILL_IN_A_PROOF = """
import time
import django
django.setup()
from django.core.management import call_command
from audit.jobs import claiming

ours, said = claiming.Beat.say, []

def say(self, done, total):
    ours(self, done, total)
    said.append(done)
    if len(said) == {after} + 1:
        print("middle", flush=True)
        time.sleep(120)

claiming.EVERY, claiming.Beat.say = 0, say
call_command("work")
"""
SCRIPTS = {"export": STANDS_STILL, "proof": STANDS_STILL_IN_A_PROOF}


def worker_that_stands_still(after, of="export"):
    """`manage.py work`, which says “middle” and goes on no more after so many rows, or signs of life of a proof."""
    told = connection.settings_dict
    environment = os.environ | {
        "DATABASE_URL": f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "EXPORTS_ROOT": str(settings.EXPORTS_ROOT),
        "VERIFICATIONS_ROOT": str(settings.VERIFICATIONS_ROOT),
        "LEDGER_KEY": str(settings.LEDGER_KEY),
        "LEDGER_WITNESSES": settings.LEDGER_WITNESSES,
    }
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPTS[of].format(after=after)], cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def files():
    folder = Path(settings.EXPORTS_ROOT)
    return sorted(folder.iterdir()) if folder.is_dir() else []
