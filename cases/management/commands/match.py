"""Reads pairs of names as CSV from standard input and writes each with score, verdict and reasons; needs no database."""

import sys

from django.core.management.base import BaseCommand

from cases.matching.pairs import COLUMNS, Malformed, matched


class Command(BaseCommand):
    help = f"{__doc__} The header is {','.join(COLUMNS)}; dates of birth may be partial or empty."
    requires_system_checks = []

    def handle(self, **options):
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal is set to
        try:
            for line in matched(sys.stdin.buffer):
                self.stdout.write(line, ending="")
                self.stdout.flush()
        except Malformed as fault:
            self.stderr.write(fault.sentence)
            raise SystemExit(1) from None
        except BrokenPipeError:
            sys.stderr.close()  # whoever read has seen enough; Python would complain once more
            raise SystemExit(1) from None
