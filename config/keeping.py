"""Writes a text down once and keeps it, such as the key of a trial installation, without which a restart signs everybody out."""

import contextlib
import os
import tempfile
from pathlib import Path


def kept(path: Path, text: str) -> str:
    """What a file holds, which begins as `text` and is only its owner's to read. Two processes at once get the same."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w") as file:
            file.write(text)
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text()
