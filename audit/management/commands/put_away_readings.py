"""Puts a month of the log of who read what away, once its time is over: python3 manage.py put_away_readings 2023-11"""

from datetime import date

from django.core.management.base import BaseCommand, CommandError

from audit.ledger.access import NotYet, put_away


class Command(BaseCommand):
    help = (
        "Drops the rows of a month whose time is over, as the owner of the tables; its hashes and what it came to stay."
    )

    def add_arguments(self, parser):
        parser.add_argument("month", help="such as 2023-11")

    def handle(self, month, **options):
        try:
            made = put_away(date.fromisoformat(f"{month}-01"))
        except ValueError as error:
            raise CommandError(f"“{month}” is no month such as 2023-11.") from error
        except NotYet as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made.readings} readings of {month} are put away.")
