"""Empties the database after a test that commits: back to what the migrations left, although history cannot be deleted."""

from django.core.management.commands import flush

from tests import pg


class Command(flush.Command):
    """Django calls it after each transactional test, as the application's role, which may not truncate anything."""

    def handle(self, **options):
        pg.restore()
