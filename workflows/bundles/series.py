"""The series of bundles with one partner in one direction: its lock and its last bundle."""

from django.db import connection

from cases.bundles.series import Last
from workflows.rows import Bundle


def locked_series(ours, partner, direction):
    """The bundles of a series; whoever else writes to it waits until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"bundle {ours.pk} {partner.pk} {direction}"]
        )
    return Bundle.objects.filter(ours=ours, partner=partner, direction=direction)


def last_of(series) -> Last:
    found = series.order_by("-number").values_list("number", "digest").first()
    return Last(*found) if found else Last()
