"""Draws docs/workflows, docs/policy.md and docs/field-groups.md from the code; --check says which are not as drawn."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workflows.drawing import drawn

DOCS = Path(settings.BASE_DIR) / "docs"


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; fail where a file is not as drawn")

    def handle(self, *, check, **options):
        pages = drawn()
        differing = differences(pages)
        if check and differing:
            raise CommandError("Not as drawn: " + ", ".join(differing) + ". Run: python3 manage.py draw")
        if not check:
            for name in differing:
                write(DOCS / name, pages.get(name))
                self.stdout.write(f"docs/{name}")


def differences(pages):
    """Names below docs/ of what is missing, other than drawn, or drawn no longer."""
    stale = {f"workflows/{path.name}" for path in (DOCS / "workflows").glob("*.md")} - pages.keys()
    return sorted(stale | {name for name, text in pages.items() if read(DOCS / name) != text})


def read(path):
    return path.read_text(encoding="utf-8") if path.exists() else None


def write(path, text):
    """Writes a page; None takes it away."""
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
