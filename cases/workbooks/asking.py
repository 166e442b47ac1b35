"""Has a workbook read by a process of its own, which ends when it takes too much memory or time."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cases.asylum_door.finding import Hit
from cases.scanning import insist_clean
from cases.sniffing import Unacceptable
from cases.taking_turns import NoTurn, turn
from cases.workbooks.bounds import MOST_BYTES, parts_within_bounds
from cases.workbooks.reading import Cell, Sheet
from cases.workbooks.refusing import RefusedWorkbook, busy, too_heavy, unpacked

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 17  # seconds on the wall: with its start and its end it stays below twenty
CHILD = (sys.executable, "-m", "cases.workbooks.child")


@dataclass(frozen=True)
class Examined:
    """A workbook that was read: its first sheet, and what in it cannot be taken, by its place."""

    sheet: Sheet
    hits: dict[str, list[Hit]]


def examined(content: bytes) -> Examined:
    """Raises RefusedWorkbook, whatever the file is."""
    if len(content) > MOST_BYTES:
        parts_within_bounds(content)  # says so, and unpacks nothing
    _insist_clean(content)
    said = _asked(content)
    if "refused" in said:
        raise RefusedWorkbook(unpacked(said["refused"]))
    hits = {}
    for place, rule, words in said["hits"]:
        hits.setdefault(place, []).append(Hit(rule, words))
    return Examined(Sheet(said["title"], [Cell(*cell) for cell in said["cells"]]), hits)


def _insist_clean(content):
    try:
        insist_clean(content)
    except Unacceptable as unclean:
        raise RefusedWorkbook(unclean.sentence) from unclean


def _asked(content):
    """What the child says. It inherits nothing of ours: no address of the database, no secret."""
    environment = {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
    try:
        with turn():
            done = subprocess.run(
                CHILD, input=content, capture_output=True, timeout=LONGEST, cwd=ROOT, env=environment, check=True
            )
        return json.loads(done.stdout)
    except NoTurn as busy_now:
        raise busy() from busy_now
    except (subprocess.SubprocessError, ValueError) as error:
        raise too_heavy() from error
