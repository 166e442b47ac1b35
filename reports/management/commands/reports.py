"""Lists the ready reports: the code of each, its name and what it is about."""

from django.core.management.base import BaseCommand

from reports.declared import REPORTS


class Command(BaseCommand):
    help = "Lists the ready reports that `report` makes."

    def handle(self, **options):
        for code, report in REPORTS.items():
            self.stdout.write(f"{code:<12} {report.name}: {report.about}")
