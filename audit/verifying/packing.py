"""The export that was verified, as one file for whoever checks it elsewhere: kept beside the worker for seven days."""

import zipfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from audit.jobs.rows import State
from audit.moment import now
from audit.verifying.judging import VERIFIER, copies
from audit.verifying.rows import Verification

KEPT = timedelta(days=7)
PIECE = 4 << 20  # bytes that are packed between two signs of life
LANGUAGES = ("en", "az")


def folder():
    return Path(settings.VERIFICATIONS_ROOT)


def path(run) -> Path:
    """Of the file of one attempt; `run` is a random UUID."""
    return folder() / f"{UUID(str(run)).hex}.zip"


def is_there(verification):
    fresh = verification.ended_at is not None and verification.ended_at > now() - KEPT
    return bool(verification.run) and fresh and path(verification.run).exists()


def pack(run, place, findings, tell):
    """Writes the zip: the export as it was verified, the program, what it said, the witnesses' copies, how to do it again."""
    with zipfile.ZipFile(path(run), "x", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for file in sorted(one for one in place.rglob("*") if one.is_file()):
            _add(out, f"ledger/{file.relative_to(place).as_posix()}", file, tell)
        for number, copy in enumerate(copies()):
            _add(out, f"witnesses/{number:04}-{copy.name}", copy, tell)
        _add(out, VERIFIER.name, VERIFIER, tell)
        out.writestr("result.txt", "\n".join(findings) + "\n")
        for language in LANGUAGES:
            with override(language):
                out.writestr(f"README.{language}.txt", render_to_string(f"audit/ledger_readme.{language}.txt"))


def _add(out, name, file, tell):
    with open(file, "rb") as read, out.open(name, "w", force_zip64=True) as written:
        while piece := read.read(PIECE):
            written.write(piece)
            tell()


def discard(run):
    if run:
        path(run).unlink(missing_ok=True)


def sweep():
    """Takes away what is older than it is kept, and the half of a worker that was killed. What lies there is listed before the rows
    are read, so nothing goes whose row is only being written."""
    there = list(folder().glob("*.zip")) if folder().is_dir() else []
    held = Verification.objects.filter(state=State.RUNNING) | Verification.objects.filter(ended_at__gt=now() - KEPT)
    names = {run.hex for run in held.values_list("run", flat=True) if run} if there else set()
    gone = [file for file in there if file.stem not in names]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)
