"""How long somebody must wait after wrong passwords: longer each time, never for ever, and never a whole office.

Counted by account and address together (axes), and, for a pair that never signed in, by the account and by the address alone.
All of it goes by what was typed, so an account that does not exist is treated as one that does.
"""

from datetime import timedelta

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import QueryDict
from django.utils import timezone

from agencies import events

FIRST, LONGEST = timedelta(minutes=15), timedelta(minutes=60)  # after five failures; doubled after each five more
REMEMBERED = timedelta(days=1)  # how long failures make the next pause longer
KNOWN_FOR = timedelta(days=90)  # since the last sign-in of an account from an address
WIDE = timedelta(hours=1)
OF_ACCOUNT, OF_ADDRESS = 20, 100  # failures in that time from which pairs that are not known must wait
MANY = 100  # wrong passwords of one account in a day, from all addresses, that somebody should look at
STEP, MOST = timedelta(seconds=30), timedelta(minutes=15)  # of that waiting; doubled after each five more


def address_of(request) -> str:
    """The address of whoever asks: that which the one proxy saw, which is the last; what a visitor writes there counts for nothing."""
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return seen.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def pause_of(request) -> timedelta:
    """How long the account that is tried in a request is closed to its address, once it is (AXES_COOLOFF_TIME)."""
    name = getattr(request, "tried_as", None)
    if name is None:
        return FIRST
    failures = _failures(name, address_of(request)) + getattr(request, "is_failing", 0)
    return _grown(FIRST, failures, LONGEST)


def _failures(name, address):
    """Of a pair within a day, since they last signed in."""
    since = timezone.now() - REMEMBERED
    entered = AccessLog.objects.filter(username=name, ip_address=address, attempt_time__gte=since)
    since = max([since, *entered.values_list("attempt_time", flat=True)[:1]])
    return AccessFailureLog.objects.filter(username=name, ip_address=address, attempt_time__gt=since).count()


def _grown(first, failures, most, every=None):
    every = every or settings.AXES_FAILURE_LIMIT
    doubled = min(max(failures // every - 1, 0), 20)
    return min(first * 2**doubled, most)


def slowed_until(request, name):
    """Until when a pair that is not known must wait, because the account, or the address, saw too many failures; or None."""
    address, at = address_of(request), timezone.now()
    known = AccessLog.objects.filter(username=name, ip_address=address, attempt_time__gte=at - KNOWN_FOR)
    recent = AccessFailureLog.objects.filter(attempt_time__gte=at - WIDE)
    limits = ((recent.filter(username=name), OF_ACCOUNT), (recent.filter(ip_address=address), OF_ADDRESS))
    due = [until for failed, limit in limits if (until := _waits(failed, limit)) and until > at]
    return max(due) if due and not known.exists() else None


def _waits(failed, limit):
    count = failed.count()
    if count < limit:
        return None
    last = failed.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    return last + _grown(STEP, count - limit + settings.AXES_FAILURE_LIMIT, MOST)


class Handler(AxesDatabaseHandler):
    """The same, without a copy of what was posted: beside a password there may stand a new one, or the text of a case."""

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        posted, queried = request.POST, request.GET
        request.POST = request.GET = QueryDict()
        request.is_failing = 1  # which axes writes down last, and which counts for the pause that it begins
        try:
            super().user_login_failed(sender, credentials, request, **kwargs)
        finally:
            request.POST, request.GET, request.is_failing = posted, queried, 0
        _tell_of_many(getattr(request, "tried_as", ""))


def _tell_of_many(name):
    """Once a day, at the hundredth wrong password of an account that exists."""
    failed = AccessFailureLog.objects.filter(username=name, attempt_time__gte=timezone.now() - REMEMBERED).count()
    if failed == MANY and (user := get_user_model().objects.filter(email=name).first()):
        events.many_refused(user, failed)
