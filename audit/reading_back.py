"""The log of who read what, read back: page by page, the latest first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.models import AccessLog
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay

from audit.latest_first import page_of
from audit.models import Viewing

PAGE = 50
MERELY_LISTED = (Viewing.How.LIST, Viewing.How.SEARCH)
SORTS = {
    "listed": MERELY_LISTED,
    "taken": (Viewing.How.DOWNLOAD, Viewing.How.PRINT, Viewing.How.EXPORT),
}  # several ways to read at once, by what they come to
BEGINS, ENDS, LAST_DAY = (
    8,
    19,
    5,
)  # of work: hours of the clock here, Monday to Friday; holidays are not known on this floor


@dataclass(frozen=True)
class Wanted:
    """What somebody asks the log for; nothing asks for everything. `begin` and `end` are moments."""

    user: object = None
    how: str = ""  # one of Viewing.How, or of SORTS
    begin: datetime | None = None
    end: datetime | None = None
    group: str = ""  # of fields
    network: str = ""  # the address from which whoever read had signed in
    out_of_hours: bool = False

    def of(self, rows):
        """Those of the log that are wanted."""
        asked = {
            "user": self.user, "how__in": self.how and SORTS.get(self.how, (self.how,)), "at__gte": self.begin, "at__lt": self.end,
            "groups__contains": self.group and [self.group],
        }  # fmt: skip
        rows = rows.filter(**{name: value for name, value in asked.items() if value})
        if self.network:
            rows = rows.filter(Exists(_sign_ins_from(self.network)))
        return out_of_hours(rows) if self.out_of_hours else rows


def _sign_ins_from(network):
    """What the log itself does not hold: sign-ins of whoever read, from an address, that had not ended; there may be two at once."""
    lasted = Q(logout_time=None) | Q(logout_time__gte=OuterRef("at"))
    began = {
        "attempt_time__lte": OuterRef("at"),
        "attempt_time__gte": OuterRef("at") - timedelta(seconds=settings.SESSION_LASTS),
    }
    return AccessLog.objects.filter(lasted, username=OuterRef("user__email"), ip_address=network, **began)


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
