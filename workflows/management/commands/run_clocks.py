"""Runs the clocks once."""

from django.core.management.base import BaseCommand

from workflows.expiry import run_clocks


class Command(BaseCommand):
    help = "Takes the transition that each ended deadline declares, and warns of those that end soon. The worker does so every minute."

    def handle(self, **options):
        taken, warned = run_clocks()
        self.stdout.write(f"{taken} steps taken, {warned} clocks warned of")
