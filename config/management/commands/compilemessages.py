"""Compiles the translations; Django's own command of this name needs the gettext tools."""

from django.core.management.base import BaseCommand

from config import catalogues


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def handle(self, **options):
        for path in catalogues.compile_all():
            self.stdout.write(str(path))
