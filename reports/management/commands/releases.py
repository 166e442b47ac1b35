"""Looks whether every release is still what was proposed: python3 manage.py releases verify"""

from django.core.management.base import BaseCommand, CommandError

from reports.releases.deciding import is_as_it_was
from reports.releases.rows import Release


class Command(BaseCommand):
    help = "Lists the releases, or with `verify` computes the hash of each anew; ends with an error where one is not as it was."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=("list", "verify"), help="list them, or verify their hashes")

    def handle(self, what, **options):
        changed = 0
        for release in Release.objects.select_related("agency", "decision").order_by("pk").iterator():
            said = (
                f"{release.pk} {release.agency.code} {release.report} {release.first} {release.last} {release.sha256}"
            )
            if what == "verify" and not is_as_it_was(release):
                changed += 1
                said += " CHANGED"
            self.stdout.write(said)
        if changed:
            raise CommandError(f"{changed} releases are not what was proposed.")
