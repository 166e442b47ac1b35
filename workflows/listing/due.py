"""The due dates of a queue by day, and somebody's own as a calendar feed: references alone, at an address that only they know."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from agencies.policy import actor_of, may
from audit.moment import now, today
from workflows.rows import CalendarFeed
from workflows.worklist import in_queue, told
from workflows.worklist.ordering import ORDERS

MOST = 500  # rows of a month
BACK, AHEAD = timedelta(days=31), timedelta(days=366)  # what a feed tells of
MOMENT = timedelta(microseconds=1)  # a limit ends with its last day; `due_at` is the first moment after it


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    @classmethod
    def of(cls, text):
        """From "2026-03"; this month for anything else."""
        try:
            found = date.fromisoformat(f"{text}-01")
        except ValueError:
            found = today()
        return cls(found.year, found.month) if 2000 <= found.year < 2100 else cls(today().year, today().month)

    def __str__(self):
        return f"{self.year}-{self.number:02}"

    @property
    def first(self):
        return date(self.year, self.number, 1)

    def moved(self, months):
        number = self.year * 12 + self.number - 1 + months
        return Month(number // 12, number % 12 + 1)

    @property
    def weeks(self):
        """Its weeks from Monday on: lists of seven days, None outside the month."""
        return [
            [date(self.year, self.number, day) if day else None for day in week]
            for week in calendar.Calendar().monthdayscalendar(self.year, self.number)
        ]


def due_in(actor, queue, month):
    """{day: grants} of a queue, in the order of the days; at most so many rows as are read at once."""
    begin, end = (_midnight(moment.first) for moment in (month, month.moved(1)))
    grants = told(_between(actor, queue, begin, end)).order_by("sort_at", "content_object_id")
    by_day = {}
    for grant in grants[:MOST]:
        by_day.setdefault(last_day(grant), []).append(grant)
    return by_day


def last_day(grant):
    return timezone.localdate(grant.due_at - MOMENT)


def _between(actor, queue, begin, end):
    """Those whose last day is within: `due_at` is the beginning of the day after."""
    return ORDERS["due"].once(in_queue(actor, queue)).filter(sort_at__gt=begin, sort_at__lte=end)


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))


@transaction.atomic
def new_feed(actor):
    """A secret address in the place of the one before; it is told this once, and kept as a digest alone."""
    revoke(actor)
    secret = token_urlsafe(32)
    CalendarFeed.objects.create(person=actor.user, agency=actor.agency, digest=_digest(secret), made_at=now())
    return secret


def feed_of(actor):
    return CalendarFeed.objects.filter(person=actor.user, agency=actor.agency, revoked_at=None).first()


def revoke(actor):
    if feed := feed_of(actor):
        feed.revoked_at = now()
        feed.save()


def _digest(secret):
    return sha256(secret.encode()).hexdigest()


def reader_of(secret):
    """Whose calendar it is, with the roles they have today; None where it is nobody's, or they see no work list any more."""
    feed = CalendarFeed.objects.filter(digest=_digest(secret), revoked_at=None).select_related("person").first()
    actor = actor_of(feed.person, feed.agency_id) if feed else None
    return actor if actor and may(actor.capacities, "due.list") else None


def feed_dates(actor):
    """(reference, last day) of somebody's own cases."""
    rows = _between(actor, "mine", now() - BACK, now() + AHEAD).select_related("content_object").order_by("sort_at")
    return [(grant.content_object.reference, last_day(grant)) for grant in rows[:MOST]]


def as_ics(dates, name, says, url):
    """RFC 5545. `says(reference)` is what stands in the calendar, `url(reference)` where it leads; neither names anybody."""
    stamp = now().strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Qayidis//Due dates//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for reference, day in dates:
        lines += [
            "BEGIN:VEVENT", f"UID:{reference}-{day:%Y%m%d}@qayidis", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{_text(says(reference))}", f"URL:{url(reference)}",
            "TRANSP:TRANSPARENT", "END:VEVENT",
        ]  # fmt: skip
    return "".join(_folded(line) + "\r\n" for line in (*lines, "END:VCALENDAR"))


def _text(value):
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line):
    """At most 75 bytes a line; what follows begins with a space. No sign is cut in two."""
    folded, taken = "", 0
    for sign in line:
        size = len(sign.encode())
        if taken + size > 75:
            folded, taken = f"{folded}\r\n ", 1
        folded, taken = folded + sign, taken + size
    return folded
