"""Verifies the ledger: exports it, runs the program of an outside auditor over it, compares the live rows, and keeps what came of it."""

import json
import tempfile
from datetime import datetime
from pathlib import Path

from django.db import transaction as db
from django.utils.translation import gettext as _

from audit.jobs import claiming
from audit.jobs.rows import State
from audit.jobs.working import Trade, always, run_next
from audit.ledger.checking import differences
from audit.ledger.exporting import NothingSigned, export
from audit.ledger.keys import Unsafe
from audit.ledger.rows import Checkpoint, Leaf
from audit.moment import now
from audit.verifying import packing
from audit.verifying.judging import judge
from audit.verifying.rows import Outcome, Verification

MOST_SAID = 60  # lines that are kept


class Impossible(Exception):
    """Why it cannot be verified, in words for whoever asked."""


def verify_one(is_going=always) -> bool:
    """Makes the next verification that is asked for; False where none waits."""
    return run_next(VERIFYING, is_going)


def _make(verification, is_going):
    packing.folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    packing.sweep()
    with claiming.Beat(verification, is_going) as beat, tempfile.TemporaryDirectory() as place:
        found = _found(Path(place), verification.run, beat)
    _finish(verification, found)


def _found(place, run, beat):
    """What is known of the ledger once it is verified, as fields of the row. Raises Impossible."""
    total = _exported(place, beat)
    judged = judge(place, lambda done: beat.say_now_and_then(done, total))
    live = differences(lambda: beat.say_now_and_then(total, total))[:MOST_SAID]
    packing.pack(run, place, judged.findings, lambda: beat.say_now_and_then(total, total))
    outcome = Outcome.BROKEN if judged.outcome == Outcome.WHOLE and live else judged.outcome
    return {
        "outcome": outcome, "findings": judged.findings[:MOST_SAID], "live": live, "outside": judged.outside,
        "total": total, "done": total, **_covered(place, total),
    }  # fmt: skip


def _exported(place, beat):
    last = Checkpoint.objects.order_by("-pk").values_list("size", flat=True).first()
    if last is None:
        raise Impossible(_("Nothing has been signed yet: the process that signs checkpoints does not run."))
    beat.say(0, last)
    try:
        return export(place, lambda: beat.say_now_and_then(0, last))
    except (NothingSigned, Unsafe) as error:
        raise Impossible(str(error)) from error


def _covered(place, total):
    """From when to when the records are, and the checkpoint that covers them."""
    origin = (place / "origin").read_text(encoding="utf-8").strip()
    signed = Checkpoint.objects.filter(origin=origin, size=total).values_list("made_at", flat=True).first()
    return {"records": total, "origin": origin, "signed_at": signed, "first_at": _at(0), "last_at": _at(total - 1)}


def _at(index):
    """When a record was written, by its own words; None where it is gone or says nothing that can be read."""
    leaf = Leaf.objects.filter(index=index).values_list("record__leaf", flat=True).first()
    try:
        return datetime.fromisoformat(json.loads(leaf or "{}").get("ts", ""))
    except ValueError:
        return None


@db.atomic
def _finish(verification, found):
    row = claiming.mine(verification)
    claiming.end(row, State.READY, ended_at=now(), retry_at=None, **found)


def _clear(verification):
    packing.discard(verification.run)


VERIFYING = Trade(Verification, _make, _clear, (Impossible,))
