"""Loads occupations or skills from a CSV file of ESCO."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from audit.actor import acting
from reintegration.skills.loading import KINDS, Faulty, load


class Command(BaseCommand):
    help = "Loads occupations or skills from a CSV file of ESCO (occupations_en.csv, skills_en.csv). All of it, or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", choices=KINDS, required=True)

    def handle(self, file, kind, **options):
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines, acting(None):
                done = load(lines, kind)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file} is not written in UTF-8") from error
        except Faulty as faulty:
            raise CommandError(f"Nothing was loaded.\n{faulty}") from faulty
        self.stdout.write(f"{kind}: {done.made} new, {done.changed} changed, {done.same} as before")
