"""Runs the program of an outside auditor over an export, in a process of its own that knows nothing of the product."""

import contextlib
import re
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from audit.ledger.witnesses import witnesses
from audit.verifying.rows import Outcome

VERIFIER = Path(settings.BASE_DIR) / "audit" / "verify_ledger.py"
OUTCOMES = {0: Outcome.WHOLE, 1: Outcome.BROKEN}
LOOKS_EVERY = 0.5  # seconds
_FAR = re.compile(rb"progress (\d+)\n")


@dataclass(frozen=True)
class Judged:
    """`findings`: its own words, a line each. `outside`: how many checkpoints of witnesses it was given."""

    outcome: Outcome
    findings: list[str]
    outside: int


def judge(place, tell) -> Judged:
    """Raises whatever `tell` raises, which is told how many records are checked; the program is ended then."""
    held = copies()
    argv = [sys.executable, "-I", str(VERIFIER), str(place), "--progress"]
    argv += [word for copy in held for word in ("--checkpoint", str(copy))]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        try:
            rest = _watch(program, tell)
        except BaseException:
            program.kill()
            raise
        said = (program.stdout.read() + rest).decode(errors="replace")
    return Judged(
        OUTCOMES.get(program.returncode, Outcome.UNREADABLE), [line.rstrip() for line in said.splitlines()], len(held)
    )


def copies():
    """The checkpoints of the witnesses that can be read from here, as files."""
    found = []
    for one in witnesses(settings.LEDGER_WITNESSES):
        with contextlib.suppress(OSError):  # it is away: what it holds is looked at another time
            found += one.files()
    return found


def _watch(program, tell):
    """What the program says on its standard error beside how far it is. It is looked after even while it says nothing."""
    said, done = b"", 0
    while True:
        tell(done)
        if not select.select([program.stderr], [], [], LOOKS_EVERY)[0]:
            continue
        if not (more := program.stderr.read1()):
            return _FAR.sub(b"", said)
        said += more
        done = max([done, *(int(far) for far in _FAR.findall(said))])
        said = _FAR.sub(b"", said)
