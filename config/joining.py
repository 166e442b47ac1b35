"""Style sheets and scripts, joined from their parts and made anew where one of these is younger: `sheets/every.css`, `scripts/every.js`."""

import os
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

from config import scripts, sheets

PARTS = {f"sheets/{name}.css": (sheets, parts) for name, parts in sheets.SHEETS.items()} | {
    f"scripts/{name}.js": (scripts, parts) for name, parts in scripts.SCRIPTS.items()
}


def sources(path) -> list[Path]:
    """The files that are joined, in their order."""
    kind, parts = PARTS[path]
    return [settings.BASE_DIR / "static" / kind.FOLDER / f"{part}.{kind.FOLDER}" for part in parts]


def join(path) -> Path:
    """The joined file."""
    made, (kind, _parts) = settings.JOINED_ROOT / path, PARTS[path]
    found = sources(path)
    if not made.exists() or made.stat().st_mtime < max(part.stat().st_mtime for part in (*found, Path(kind.__file__))):
        made.parent.mkdir(parents=True, exist_ok=True)
        waiting = made.with_suffix(f".{os.getpid()}")  # another process may read it: it is there whole or not at all
        waiting.write_text("\n".join(kind.shortened(part.read_text()) for part in found) + "\n")
        waiting.replace(made)
    return made


class JoinedFiles(BaseFinder):
    """Finds what is joined for the server of a developer and for `collectstatic`."""

    @property
    def _storage(self):
        return FileSystemStorage(location=settings.JOINED_ROOT)

    def find(self, path, find_all=False, **_old):
        """The file of a name as `sheets/every.css`; nothing for any other."""
        found = str(join(path)) if path in PARTS else None
        return [found] if find_all and found else found or []

    def list(self, ignore_patterns):
        for path in PARTS:
            join(path)
            if not matches_patterns(path, ignore_patterns):
                yield path, self._storage
