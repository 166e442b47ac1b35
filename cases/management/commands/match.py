"""Reads pairs of names as CSV from standard input, name_a,dob_a,name_b,dob_b, and adds score, verdict and reasons."""

import csv
import io
import os
import sys

from django.core.management.base import BaseCommand

from cases.matching.tables import Malformed, matched


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def handle(self, **options):
        found = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
        try:
            writer = csv.writer(found, lineterminator="\n")
            for row in matched(sys.stdin.buffer):
                writer.writerow(row)
                found.flush()  # who sends pairs one by one gets each answer at once
        except Malformed as malformed:
            sys.exit(malformed.sentence)
        except BrokenPipeError:  # the reader has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        finally:
            found.detach()
