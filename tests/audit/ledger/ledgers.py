"""What the tests of the ledger share: acting as the role that signs, signing into folders of a test, exporting, verifying."""

import contextlib
import subprocess
import sys
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import override_settings

from agencies.roles import CASEWORKER, SUPERVISOR
from agencies.sessions import SIGN_IN
from audit.actor import acting
from audit.ledger import keys
from audit.ledger.checkpointing import Signer
from audit.ledger.exporting import export
from audit.ledger.remembering import Memory
from audit.ledger.witnesses import witnesses
from audit.signed_in import acting_by
from config.database_roles import LEDGER
from tests import a
from tests.pages.square import signed_in
from workflows.perform import decide, perform

VERIFIER = Path(settings.BASE_DIR) / "audit" / "verify_ledger.py"
ORIGIN = "ledger.test/az"
SYLLABLES = ("Qara", "Bəxti", "Çingiz", "Dəmir", "Elyaz", "Firuz", "Humay")
number = count(1)


@contextlib.contextmanager
def as_ledger():
    """Within this block this thread acts as the role of the process that signs, in a connection of its own."""
    usual = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = LEDGER
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = usual


@contextlib.contextmanager
def kept_in(place):
    """Within this block the key, the memory and the witness of the ledger lie in a folder of a test."""
    with override_settings(
        LEDGER_ORIGIN=ORIGIN, LEDGER_KEY=place / "signer" / "key", LEDGER_WITNESSES=f"folder:{place / 'witness'}"
    ):
        if not settings.LEDGER_KEY.exists():
            keys.make(settings.LEDGER_KEY)
        yield


def signer(more=()):
    key = settings.LEDGER_KEY
    told = [*witnesses(settings.LEDGER_WITNESSES), *more]
    return Signer(keys.private(key), Memory(key.with_name("last.json")), told, settings.LEDGER_ORIGIN)


def sign(more=()):
    """One checkpoint, as the process that signs would make it."""
    with as_ledger():
        return signer(more).make()


def verify(place, *options):
    """(exit code, what was said) of the verifier on its own."""
    argv = [sys.executable, "-I", str(VERIFIER), str(place), *map(str, options)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def exported(place):
    export(place)
    return place


def outside(place):
    """What an auditor has from elsewhere: the witness's checkpoints and the public key, as options of the verifier."""
    found = [word for path in sorted((place / "witness").glob("*.txt")) for word in ("--checkpoint", path)]
    return [*found, "--pub", place / "signer" / "key.pub"]


def somebody():
    """A person as an application has them, like nobody before."""
    n = next(number)
    surname, given = (SYLLABLES[n % 7] + SYLLABLES[n // 7 % 7 - 3] + "ov", SYLLABLES[n // 3 % 7] + "an")
    return {
        "names": [{"kind": "main", "script": "latin", "surname": surname, "given_names": given, "source": "document"}],
        "birth": {"date": f"{1950 + n % 50}-{n % 12 + 1:02}-{n % 28 + 1:02}", "place": "Gəncə", "country": "AZ"},
        "sex": "M",
        "nationalities": [{"state": "AZ", "basis": "claimed"}],
    }


def signed_in_request():
    """One that two people have agreed to, both of whom have signed in; that it was given over was done by a sign-in."""
    clerk, chief = a.person(CASEWORKER), a.person(SUPERVISOR)
    clients = [signed_in(clerk), signed_in(chief)]
    clients[0].get("/account/")
    request = agreed_request(clerk, chief)
    with acting_by(clients[0].session[SIGN_IN]), acting(clerk):
        request.give_to(chief.user, chief.group_id)
    return request


def agreed_request(officer=None, chief=None):
    """A request that two people have agreed to: some fifteen records in one case."""
    officer, chief = officer or a.person(CASEWORKER), chief or a.person(SUPERVISOR)
    request = a.readmission(person=somebody())
    request = a.step(a.step(request, "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    decide(perform(request, "agree", officer), chief, "granted")
    return a.again(request)
