"""The log of who read what, read back: of one case, page by page, the latest first."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from audit.models import Viewing

PAGE = 50
MERELY_LISTED = (Viewing.How.LIST, Viewing.How.SEARCH)


@dataclass(frozen=True)
class Behind:
    """Where a page of the log begins: behind this moment and row."""

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


def readings_of(case_id, listed=False, after=None):
    """A page of rows and where the next begins (None at the end). One query. `listed`: also where it stood in a list."""
    rows = Viewing.objects.filter(cases__contains=[case_id]).select_related("user", "agency")
    if not listed:
        rows = rows.exclude(how__in=MERELY_LISTED)
    if after:
        rows = rows.filter(Q(at__lt=after.at) | Q(at=after.at, pk__lt=after.pk))
    found = list(rows.order_by("-at", "-pk")[: PAGE + 1])
    return found[:PAGE], Behind(found[PAGE - 1].at, found[PAGE - 1].pk) if len(found) > PAGE else None
