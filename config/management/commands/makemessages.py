"""Brings the catalogues in locale/ in line with the texts of the code; Django's command of this name needs the gettext tools."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from config import words


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "-l", "--locale", action="append", default=[], help="a language to begin or to renew; else all"
        )

    def handle(self, **options):
        used, folder = words.in_use(), Path(settings.LOCALE_PATHS[0])
        codes = options["locale"] or sorted(path.name for path in folder.iterdir())
        for code in codes:
            missing = words.renew(folder / code / "LC_MESSAGES" / "django.po", used)
            self.stdout.write(f"{code}: {len(used)} texts, {len(missing)} to translate")
            for text in missing:
                self.stdout.write(f"  {text}")
