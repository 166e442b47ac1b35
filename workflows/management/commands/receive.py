"""Takes an application package from a file: prints its reference, or one fault a line (JSON pointer and sentence)."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from cases.packages.faults import Fault, shown
from cases.packages.reading import MOST_BYTES
from cases.sentences import Sentence as _
from workflows.intake import Faulty, receive

NOT_READY = _("The database did not take it ({what}). Try again; python3 manage.py migrate brings it up to date.")


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="the package, a JSON file; - for standard input")

    def handle(self, file, **options):
        try:
            self.tell(receive(content_of(file)).reference)
        except Faulty as faulty:
            self.refuse(faulty.faults)
        except DatabaseError as error:
            self.refuse([Fault("", _(NOT_READY, what=type(error).__name__))])

    def refuse(self, faults):
        for fault in faults:
            self.tell(str(fault))
        raise SystemExit(1)

    def tell(self, line):
        """Prints a line on whatever terminal: a letter that it does not know is told by its code."""
        encoding = getattr(self.stdout._out, "encoding", None) or "utf-8"
        self.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding))


def content_of(file) -> bytes:
    """The content of the file, at most one byte more than a package may have. Raises Faulty where there is none."""
    try:
        content = _read(file)
    except (OSError, ValueError) as error:
        why = shown(getattr(error, "strerror", None) or error)
        raise Faulty([Fault("", _("{file} cannot be read: {why}.", file=shown(file), why=why))]) from error
    if not content:
        raise Faulty([Fault("", _("The file is empty."))])
    return content


def _read(file):
    if file == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(file).open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
