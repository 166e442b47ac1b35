"""The log of who read what, read back: page by page, the latest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay

from audit.latest_first import page_of
from audit.models import Viewing

PAGE = 50
MERELY_LISTED = (Viewing.How.LIST, Viewing.How.SEARCH)
BEGINS, ENDS, LAST_DAY = (
    8,
    19,
    5,
)  # of work: hours of the clock here, Monday to Friday; holidays are not known on this floor


@dataclass(frozen=True)
class Wanted:
    """What somebody asks the log for; nothing asks for everything. `begin` and `end` are moments."""

    user: object = None
    how: str = ""
    begin: datetime | None = None
    end: datetime | None = None
    out_of_hours: bool = False

    def of(self, rows):
        """Those of the log that are wanted."""
        if self.user:
            rows = rows.filter(user=self.user)
        if self.how:
            rows = rows.filter(how=self.how)
        if self.begin:
            rows = rows.filter(at__gte=self.begin)
        if self.end:
            rows = rows.filter(at__lt=self.end)
        return out_of_hours(rows) if self.out_of_hours else rows


def out_of_hours(rows):
    rows = rows.alias(hour=ExtractHour("at"), day=ExtractIsoWeekDay("at"))
    return rows.filter(Q(hour__lt=BEGINS) | Q(hour__gte=ENDS) | Q(day__gt=LAST_DAY))


def readings_of(case_id, listed=False, after=None):
    """A page of rows and where the next begins (None at the end). One query. `listed`: also where it stood in a list."""
    rows = Viewing.objects.filter(cases__contains=[case_id]).select_related("user", "agency")
    if not listed:
        rows = rows.exclude(how__in=MERELY_LISTED)
    return page_of(rows, PAGE, after)


def readings_in(rows, wanted, after=None):
    """The same of some rows of the log, narrowed. One query. `wanted`: a Wanted."""
    return page_of(wanted.of(rows).select_related("user", "agency"), PAGE, after)


def latest_of(user, purpose, most=10):
    """What somebody looked up last for a purpose. One query."""
    return list(Viewing.objects.filter(user=user, purpose=purpose).order_by("-at", "-pk")[:most])
