"""Builds the demo town: invented people and 300 invented cases in all states and ages. Does nothing where it stands."""

from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from agencies.models import User
from cases.files import Case
from config.town.side_by_side import Unbuilt, build

CASES = 300


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--cases", type=int, default=CASES, help=f"how many cases (default: {CASES})")

    def handle(self, *, cases, **options):
        if settings.PRODUCTION:
            raise CommandError("The demo town has accounts with a known password, so it is not built in production.")
        if not Case.objects.exists():
            self._build(cases)
        elif User.objects.filter(is_demo=True).exists():
            self.stdout.write("The demo town stands already.")
        else:
            raise CommandError("There are cases in this database. The demo town is built into an empty one only.")

    def _build(self, cases):
        began = monotonic()
        try:
            build(cases, say=self._say)
        except Unbuilt as unbuilt:
            raise CommandError("The demo town could not be built; nothing of it was kept.") from unbuilt
        self._say(f"{cases} cases in {monotonic() - began:.0f} seconds.")

    def _say(self, sentence):
        self.stdout.write(f"  {sentence}")
        self.stdout.flush()
