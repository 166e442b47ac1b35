"""Erasures from the console: what is due, what was released, and those that a restore brought back."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from audit.actor import acting
from audit.moment import today
from cases.models import Erasure
from cases.retention import remembering
from cases.retention.scope import of_case
from workflows.retaining.carrying_out import carry_out
from workflows.retaining.due import due_until, rehearsed
from workflows.retaining.replaying import replay

# The first takes away what is dead, whatever runs in other databases of the server; the second writes anew what is left.
OF_VALUES = (
    "VACUUM pg_catalog.pg_statistic",
    "VACUUM (FULL) pg_catalog.pg_statistic",
)  # the planner keeps some values of columns
COMPACT = ("VACUUM {}", "VACUUM (FULL, ANALYZE) {}")


class Command(BaseCommand):
    help = "Says what is due to be erased, carries out what two people released, and erases again after a restore."

    def add_arguments(self, parser):
        one = parser.add_mutually_exclusive_group(required=True)
        one.add_argument(
            "--dry-run",
            action="store_true",
            help="what is due today and in the next month, and what an erasure would take",
        )
        one.add_argument("--released", action="store_true", help="carry out what was released, as the worker does")
        one.add_argument(
            "--replay", action="store_true", help="after a restore: erase again what the list outside names"
        )
        one.add_argument(
            "--compact", action="store_true", help="write the tables anew, so that no page of theirs holds erased rows"
        )

    def handle(self, **options):
        with acting(None):
            for name in ("dry_run", "released", "replay", "compact"):
                if options[name]:
                    getattr(self, name)()

    def dry_run(self):
        found = due_until(today() + timedelta(days=31))
        for one in found:
            counts = rehearsed(of_case(one.case))
            files = counts.pop("files")
            state = "under legal hold" if one.held else "proposed already" if one.proposed else "free"
            name = one.references[0] if one.references else f"case {one.case}"
            self.stdout.write(
                f"{one.due_on:%d.%m.%Y} {name}: {one.rule.record_class}, {sum(counts.values())} rows, {files} files, {state}"
            )
            for table, rows in sorted(counts.items()):
                self.stdout.write(f"    {table} {rows}")
        self.stdout.write(f"{len(found)} cases are due by {today() + timedelta(days=31):%d.%m.%Y}; nothing was erased")

    def released(self):
        waiting = list(Erasure.objects.waiting())
        for erasure in waiting:
            done = carry_out(erasure)
            self.stdout.write(f"E-{done.pk}: {done.stopped or done.stage}, {done.rows} rows, {done.destroyed} files")
        self.stdout.write(
            f"{len(waiting)} erasures waited; {remembering.add_what_is_not_listed()} were added to the list"
        )

    def replay(self):
        """As the owner of the database, before anybody signs in."""
        try:
            done, left = replay(), len(remembering.missing())
        except DatabaseError as refused:
            raise CommandError(f"Nobody is let in yet: {str(refused).splitlines()[0]}") from refused
        if left:
            raise CommandError(f"{left} erasures are still to be done.")
        self.stdout.write(f"{done} erasures were carried out again; everybody may sign in")

    def compact(self):
        """As the owner: a deleted row stays in its page until the table is written anew. Locks one table after another."""
        if not settings.ACTS_AS_OWNER:
            raise CommandError("Only the owner of the database can write its tables anew.")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
            )
            for (table,) in cursor.fetchall():
                for deed in COMPACT:
                    cursor.execute(deed.format(connection.ops.quote_name(table)))
            for deed in OF_VALUES:
                cursor.execute(deed)
        self.stdout.write("every table was written anew")
