"""Where files lie until they are taken or expire: in a folder that is not served, each under a name that nobody can guess."""

import os
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

from audit.jobs.rows import State
from reports.exporting.rows import Export


def path(run) -> Path:
    """Of what one attempt wrote; `run` is a random UUID."""
    return Path(settings.EXPORTS_ROOT) / UUID(str(run)).hex


@contextmanager
def written_by(run):
    """A binary file to write; it is on the disk when this block ends, and gone where the block fails."""
    place = path(run)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        discard(run)
        raise


def discard(run):
    if run:
        path(run).unlink(missing_ok=True)


def sweep():
    """Removes what no row holds any more, such as the half of a killed worker; how many.

    The folder is read first: whatever lay there then was named in its row before it was made.
    """
    folder = Path(settings.EXPORTS_ROOT)
    there = [place.name for place in folder.iterdir()] if folder.is_dir() else []
    held = (
        set(Export.objects.filter(state__in=(State.RUNNING, State.READY)).values_list("run", flat=True))
        if there
        else set()
    )
    orphans = [name for name in there if name not in {run.hex for run in held if run}]
    for name in orphans:
        (folder / name).unlink(missing_ok=True)
    return len(orphans)
