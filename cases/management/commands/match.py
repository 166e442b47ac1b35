"""Compares pairs of names: CSV with name_a,dob_a,name_b,dob_b from standard input, with score, verdict and reasons to standard output."""

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
        given = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="")
        found = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
        try:
            csv.writer(found, lineterminator="\n").writerows(matched(given))
            found.flush()
        except Malformed as malformed:
            found.flush()  # what was compared before stays
            sys.exit(f"{malformed.sentence}")
        except BrokenPipeError:  # the reader has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        finally:
            found.detach()
