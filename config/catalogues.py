"""Compiles the translations in pure Python, so that no gettext tools are needed."""

from pathlib import Path

from babel.messages import mofile, pofile
from django.conf import settings


def compile_all() -> list[Path]:
    """Compiles every catalogue whose compiled form is missing or older; returns those that were."""
    catalogues = [path for folder in settings.LOCALE_PATHS for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))]
    stale = [path for path in catalogues if not _is_fresh(path)]
    for path in stale:
        _compile(path)
    return stale


def _is_fresh(path):
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime


def _compile(path):
    with path.open("rb") as source:
        catalogue = pofile.read_po(source, locale=path.parent.parent.name)
    draft = path.with_suffix(f".{id(catalogue)}.part")
    with draft.open("wb") as target:
        mofile.write_mo(target, catalogue)
    draft.replace(path.with_suffix(".mo"))  # at once: another process may be reading
