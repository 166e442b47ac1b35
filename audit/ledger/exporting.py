"""Writes the ledger into a folder, as audit/verify_ledger.py and an outside auditor read it: no database is needed any more."""

import base64
import json
from pathlib import Path

from django.conf import settings
from django.db import connection

from audit.ledger import keys
from audit.ledger.rows import Checkpoint, RuleSet
from audit.ledger.rules import canonical

BATCH = 20_000
_LEAVES = """
SELECT l.index, r.leaf FROM audit_leaf l JOIN audit_record r ON r.id = l.record_id WHERE l.index >= %s AND l.index < %s ORDER BY l.index
"""


class NothingSigned(Exception):
    """There is no checkpoint yet, so nothing vouches for any record."""


def export(place: Path, tell=lambda: None) -> int:
    """Writes everything up to the last checkpoint into a new folder. What was signed for never changes, so no snapshot is needed.

    Gives the number of records; calls `tell` now and then. Raises NothingSigned.
    """
    last = Checkpoint.objects.order_by("-pk").first()
    if last is None:
        raise NothingSigned("No checkpoint has been signed yet: “ledger checkpoint” signs one.")
    (place / "checkpoints").mkdir(parents=True)
    for one in Checkpoint.objects.filter(pk__lte=last.pk).order_by("pk").iterator():
        name = f"{int(one.origin.rpartition('/')[2]):04}-{one.size:012}.txt"
        (place / "checkpoints" / name).write_text(one.note, encoding="utf-8")
    (place / "origin").write_text(last.origin + "\n", encoding="utf-8")
    (place / "key.pub").write_text(keys.text_of(keys.public_of(settings.LEDGER_KEY)), encoding="ascii")
    with open(place / "ledger.jsonl", "w", encoding="ascii") as file:
        named = _write(file, last.size, tell)
    (place / "rules.json").write_text(_rules(named) + "\n", encoding="ascii")
    return last.size


def _write(file, end, tell):
    """Every record on a line of its own. Gives the hashes of the rules that they name."""
    named = set()
    for begin in range(0, end, BATCH):
        tell()
        with connection.cursor() as cursor:
            cursor.execute(_LEAVES, [begin, min(begin + BATCH, end)])
            for index, leaf in cursor.fetchall():
                file.write(json.dumps({"i": index, "leaf": base64.b64encode(leaf.encode()).decode()}) + "\n")
                if leaf.startswith('{"act":"rules"'):
                    named.add(json.loads(leaf)["rules"])
    return named


def _rules(named):
    sets = {one.hash: json.loads(one.content) for one in RuleSet.objects.filter(hash__in=named)}
    return canonical({"v": 1, "sets": sets})
