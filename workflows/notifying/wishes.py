"""When a notice leaves by mail: what its kind is declared to be, what its person wishes, and in which hours they wish quiet."""

from datetime import datetime, time, timedelta

from django.db import transaction as db
from django.utils.timezone import get_default_timezone, localtime

from audit.moment import now
from workflows.notifying.kinds import kind_of, kinds
from workflows.rows import Channel, MailWishes, Notice

DIGEST_AT = time(8, 30)
DAY = timedelta(days=1)
AT_A_TIME = 200


def channel_of(notice, wishes) -> Channel:
    kind = kind_of(notice)
    wished = None if kind.is_fixed or wishes is None else wishes.channels.get(kind.name)
    return Channel(wished) if wished in Channel.values else Channel(kind.usual)


def leaves_at(notice, channel, wishes, moment) -> datetime | None:
    """The moment from which on a notice may leave; None: it never does."""
    if channel == Channel.NEVER:
        return None
    if channel == Channel.DAILY:
        return _next(DIGEST_AT, moment)
    return moment if kind_of(notice).is_fixed else _after_quiet(wishes, moment)


def _next(clock_time, moment):
    """The next time a clock of the house shows this."""
    here = localtime(moment)
    found = datetime.combine(here.date(), clock_time, get_default_timezone())
    return found if found > moment else datetime.combine(here.date() + DAY, clock_time, get_default_timezone())


def _after_quiet(wishes, moment):
    if wishes is None or wishes.quiet_from is None:
        return moment
    at, begin, end = localtime(moment).time(), wishes.quiet_from, wishes.quiet_until
    is_quiet = begin <= at < end if begin < end else at >= begin or at < end
    return _next(end, moment) if is_quiet else moment


@db.atomic
def sort_news() -> int:
    """Says of what nobody has looked at yet how and when it is mailed: how many that were."""
    new = Notice.objects.select_for_update(skip_locked=True, of=("self",)).filter(channel="", mailed_at=None, mail=None)
    found = list(new.select_related("person__mail_wishes").order_by("pk")[:AT_A_TIME])
    moment = now()
    for notice in found:
        wishes = getattr(notice.person, "mail_wishes", None)
        notice.channel = channel_of(notice, wishes) if notice.person.is_active else Channel.NEVER
        notice.mail_at = leaves_at(notice, notice.channel, wishes, moment)
    Notice.objects.bulk_update(found, ["channel", "mail_at"])
    return len(found)


@db.atomic
def wish(person, channels, quiet):
    """Keeps what somebody wishes. What waits to be mailed is sorted anew.

    `channels`: {kind: channel}; `quiet`: (from, until), or None. What differs from nothing declared is not kept.
    """
    known = kinds()
    differs = {
        name: str(channel)
        for name, channel in channels.items()
        if name in known and not known[name].is_fixed and channel != known[name].usual
    }
    begin, end = quiet or (None, None)
    said = {"channels": differs, "quiet_from": begin, "quiet_until": end, "changed_at": now()}
    MailWishes.objects.update_or_create(person=person, defaults=said)
    waiting = Notice.objects.filter(person=person, mailed_at=None, mail=None, channel__in=("now", "daily"))
    waiting.update(channel="", mail_at=None)
