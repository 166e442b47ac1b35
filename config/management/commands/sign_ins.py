"""Prints with whom one can sign in to the demo: one person of each kind, and the one password of all."""

from django.conf import settings
from django.core.management.base import BaseCommand

from agencies.models import User
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
        if settings.DEMO_EXEMPTION:
            self.stdout.write(
                "Demo exemption: these accounts need no second step. Production refuses to start with it."
            )


def shown():
    """(roles, name, agencies, e-mail) of the first demo person of each kind; of the requesting authorities one stands for all."""
    people = User.objects.filter(is_demo=True).prefetch_related("memberships__agency").order_by("pk")
    first = {}
    for person in people:
        first.setdefault(_kind(person), person)
    return [_row(person) for person in first.values()]


def _kind(person):
    return frozenset(
        (row.role, "" if row.agency.code.endswith("-CA") else row.agency.code) for row in person.memberships.all()
    )


def _row(person):
    held = sorted(person.memberships.all(), key=lambda row: row.pk)
    return (
        _each(ROLE_NAMES[row.role] for row in held),
        person.name,
        _each(row.agency.name_en for row in held),
        person.email,
    )


def _each(names):
    """Joined, each once."""
    return ", ".join(dict.fromkeys(map(str, names)))


def _aligned(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
