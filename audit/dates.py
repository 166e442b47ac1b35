"""How days and moments are written, and how near a day is in words: for pages, letters and messages alike."""

from datetime import UTC

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit import moment

SOON = 2  # days before a limit from which it is amber


def day(value):
    """dd.mm.yyyy of a date or moment (local time); text passes unchanged."""
    return _local(value).strftime("%d.%m.%Y") if hasattr(value, "strftime") else value or ""


def short_day(value):
    """dd.mm, for lists where the year is plain."""
    return _local(value).strftime("%d.%m") if hasattr(value, "strftime") else value or ""


def clock_time(value):
    """HH:MM, 24 hours; nothing for a date, because imported events have no invented midnight."""
    return _local(value).strftime("%H:%M") if hasattr(value, "hour") else ""


def day_and_time(value):
    return f"{day(value)} {clock_time(value)}".strip()


def to_the_second(value):
    """(local time, the same in UTC) of a moment, for what may be held against other logs."""
    here, utc = _local(value), value.astimezone(UTC)
    date = "" if here.date() == utc.date() else f"{utc:%d.%m.} "
    return f"{here:%d.%m.%Y %H:%M:%S}", f"{date}{utc:%H:%M:%S} UTC"


def days_until(value, today=None):
    """Whole days from today (or the given day) to a date; negative when past."""
    return (_as_date(value) - (today or moment.today())).days


def relative_day(due, today=None):
    """2 days overdue, 1 day overdue, today, tomorrow, in 5 days. The exact date always stands beside it."""
    if not due:
        return ""
    days = days_until(due, today)
    if days < 0:
        return ngettext("%(days)s day overdue", "%(days)s days overdue", -days) % {"days": -days}
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def due_tone(due, today=None):
    """danger when the limit has passed, warn within two days of it, else plain."""
    days = days_until(due, today) if due else SOON + 1
    return "danger" if days < 0 else "warn" if days <= SOON else "plain"


def _local(value):
    return timezone.localtime(value) if getattr(value, "tzinfo", None) else value


def _as_date(value):
    return _local(value).date() if hasattr(value, "hour") else value
