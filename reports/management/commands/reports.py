"""Lists the ready reports: the code of each, its name and what it is about."""

from django.core.management.base import BaseCommand

from reports.declared import REPORTS
from reports.official.lists import layouts


class Command(BaseCommand):
    help = "Lists the ready reports that `report` makes."

    def handle(self, **options):
        for code, report in REPORTS.items():
            self.stdout.write(f"{code:<18} {report.name}: {report.about}")
        self.stdout.write(f"{'initiatives':<18} Half-yearly report on the initiatives of the annex, as xlsx or json")
        for code, layout in layouts().items():
            self.stdout.write(f"{code:<18} {layout.name}: official table, as SDMX-CSV too ({layout.confidence.label})")
