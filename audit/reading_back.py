"""The log of who read what, read back: of one case, page by page, the latest first."""

from dataclasses import dataclass
from datetime import datetime

from audit.latest_first import page_of
from audit.models import Viewing

PAGE = 50
MERELY_LISTED = (Viewing.How.LIST, Viewing.How.SEARCH)


@dataclass(frozen=True)
class Wanted:
    """What somebody asks the log for; nothing asks for everything. `begin` and `end` are moments."""

    user: object = None
    how: str = ""
    begin: datetime | None = None
    end: datetime | None = None


def readings_of(case_id, listed=False, after=None):
    """A page of rows and where the next begins (None at the end). One query. `listed`: also where it stood in a list."""
    rows = Viewing.objects.filter(cases__contains=[case_id]).select_related("user", "agency")
    if not listed:
        rows = rows.exclude(how__in=MERELY_LISTED)
    return page_of(rows, PAGE, after)


def readings_at(agency, wanted, after=None):
    """The same of what the people of an agency read, narrowed. One query. `wanted`: a Wanted."""
    rows = Viewing.objects.filter(agency=agency).select_related("user", "agency")
    if wanted.user:
        rows = rows.filter(user=wanted.user)
    if wanted.how:
        rows = rows.filter(how=wanted.how)
    if wanted.begin:
        rows = rows.filter(at__gte=wanted.begin)
    if wanted.end:
        rows = rows.filter(at__lt=wanted.end)
    return page_of(rows, PAGE, after)
