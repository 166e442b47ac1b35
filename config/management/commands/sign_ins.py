"""Prints with whom one can sign in to the demo: one person of each kind, and the one password of all."""

from django.core.management.base import BaseCommand

from agencies.models import Membership
from agencies.words import ROLE_NAMES
from config.town.people import PASSWORD


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def handle(self, **options):
        rows = shown()
        if not rows:
            self.stdout.write("There are no demo accounts here.")
            return
        for row in _aligned([("Role", "Name", "Agency", "E-mail"), *rows]):
            self.stdout.write(row)
        self.stdout.write(f"\nPassword of all: {PASSWORD}")


def shown():
    """(role, name, agency, e-mail) of the first demo person of each role at each Azerbaijani body, and at three others."""
    found = Membership.objects.filter(user__is_demo=True, until_on=None).select_related("user", "agency").order_by("pk")
    first = {}
    for row in found:
        first.setdefault((row.role, row.agency.code), (str(ROLE_NAMES[row.role]), row.user.name, row.agency.name_en, row.user.email))
    return list(first.values())


def _aligned(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
