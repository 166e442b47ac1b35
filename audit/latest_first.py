"""Pages of a log, the latest row first: each begins behind a moment and row, so that the last page costs what the first does."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import F, Q


@dataclass(frozen=True)
class Place:
    """Where a page of a log begins: behind this moment and row."""

    at: datetime
    pk: int

    @classmethod
    def of(cls, text):
        """From "2026-03-18T09:00:00+00:00~417"; None for anything else."""
        moment, _tilde, pk = (text or "").partition("~")
        try:
            return cls(datetime.fromisoformat(moment).astimezone(UTC), int(pk))
        except (ValueError, OverflowError):
            return None

    def __str__(self):
        return f"{self.at.astimezone(UTC).isoformat()}~{self.pk}"


def page_of(rows, size, after=None):
    """(rows, Place of the next page or None) of a queryset whose rows have a moment `at`. One query."""
    if after:
        rows = rows.filter(Q(at__lte=after.at), Q(at__lt=after.at) | Q(pk__lt=after.pk))
    found = list(rows.order_by(F("at").desc(), F("pk").desc())[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return found[:size], last and Place(last.at, last.pk)
