"""Says what is missing in how this installation is set up, for operators. Ends with 1 where something grave is."""

import json
import sys

from django.core.management.base import BaseCommand
from django.utils.translation import override

from agencies.configuration import looked_through, whole


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="as lines that a program can read")

    def handle(self, **options):
        with override("en"):
            found = [(check, findings) for check, findings in looked_through(whole()) if findings]
            for check, findings in found:
                self._say(check, findings, options["json"])
            if not found and not options["json"]:
                self.stdout.write("Nothing is missing.")
        if any(check.grave for check, _findings in found):
            sys.exit(1)

    def _say(self, check, findings, as_json):
        if as_json:
            for one in findings:
                said = {"check": check.name, "grave": check.grave, "sentence": one.sentence, "url": one.url}
                self.stdout.write(json.dumps(said, ensure_ascii=False))
            return
        self.stdout.write(f"{'GRAVE' if check.grave else 'note'}: not so: {check.says} ({len(findings)})")
        for one in findings:
            self.stdout.write(f"  {one.sentence} {one.url}".rstrip())
