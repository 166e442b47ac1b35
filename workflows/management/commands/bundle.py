"""Bundles for partners without access: `key` prints our public key, `export` writes the next bundle, `import` takes one in."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from agencies.models import Agency
from cases import storing
from cases.bundles.container import MOST_BYTES, Rejected
from workflows.bundles.keys import own_keys
from workflows.bundles.sending import make_bundle
from workflows.bundles.taking import take_bundle


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("key", help="prints our public key and its fingerprint")
        export = acts.add_parser("export", help="writes the next bundle for a partner")
        export.add_argument("ours", metavar="FROM", help="code of our authority, such as AZ-SMS")
        export.add_argument("partner", metavar="TO", help="code of the partner, such as NL-CA")
        export.add_argument("file", metavar="FILE", help="where to write it; it must not exist yet")
        take = acts.add_parser("import", help="takes a bundle in: all of it, or nothing")
        take.add_argument("file", metavar="FILE")

    def handle(self, act, **options):
        try:
            {"key": self.key, "export": self.export, "import": self.take}[act](**options)
        except Rejected as rejected:
            self.stdout.write(str(rejected.fault))
            raise SystemExit(1) from rejected

    def key(self, **options):
        self.stdout.write(f"{own_keys().public}\n{own_keys().public.fingerprint}")

    def export(self, ours, partner, file, **options):
        if Path(file).exists():
            raise CommandError(f"{file} exists already.")
        bundle = make_bundle(_agency(ours), _agency(partner))
        Path(file).write_bytes(storing.read(bundle.file))
        self.stdout.write(f"{ours} {partner} {bundle.number}")

    def take(self, file, **options):
        """One line for what was taken, then a line for each item that was refused."""
        try:
            with Path(file).open("rb") as opened:
                taken = take_bundle(opened.read(MOST_BYTES + 1))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        how = "taken" if taken.is_new else "taken before, nothing has changed"
        self.stdout.write(f"{taken.bundle.partner.code} {taken.bundle.number}: {how}")
        for fault in taken.faults:
            self.stdout.write(str(fault))


def _agency(code):
    if found := Agency.objects.filter(code=code).first():
        return found
    raise CommandError(f"No authority of the code {code} is registered here.")
