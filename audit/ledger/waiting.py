"""Since when what is recorded waits for somebody outside to know of it, and what follows from that: an alarm, then a stop.

Where nothing new is recorded nothing waits, however old the last checkpoint is.
"""

import time
from functools import lru_cache

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.typed.keeping import page_of
from audit.dates import day_and_time
from audit.signed_in import SAFE

LOOKS_EVERY = 10  # seconds, of each process that asks whether it may go on
_UNWITNESSED = """
SELECT min((r.leaf::jsonb ->> 'ts')::timestamptz) FROM audit_record r LEFT JOIN audit_leaf l ON l.record_id = r.id
WHERE r.id > (SELECT coalesce(max(c.settled), 0) FROM audit_checkpoint c JOIN audit_witnessed w ON w.checkpoint_id = c.id)
  AND (l.index IS NULL OR l.index >= (
    SELECT coalesce(max(c.size), 0) FROM audit_checkpoint c JOIN audit_witnessed w ON w.checkpoint_id = c.id))
"""


def waiting_since():
    """The moment of the oldest record of which no witness knows; None if there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_UNWITNESSED)
        return cursor.fetchone()[0]


def alarm():
    """Since when, where that is so long ago that people are told (settings.LEDGER_ALARM)."""
    return _older(waiting_since(), settings.LEDGER_ALARM)


def stop():
    """Since when, where no decision, approval or payment is taken any more (settings.LEDGER_STOP; none where nothing stops)."""
    if not settings.LEDGER_STOP:
        return None
    return _older(_looked(int(time.monotonic() // LOOKS_EVERY)), settings.LEDGER_STOP)


@lru_cache(maxsize=1)
def _looked(_moment):
    return waiting_since()


def _older(since, than):
    return since if since and timezone.now() - since > than else None


def why_stopped() -> tuple[str, ...]:
    """The reason against whatever stops, in a sentence; none where it goes on."""
    if not (since := stop()):
        return ()
    said = _(
        "Nobody outside knows what was recorded since %(moment)s: until the records are witnessed again, nothing is decided, "
        "approved or paid. You can read and prepare. Tell an administrator."
    )
    return (said % {"moment": day_and_time(since)},)


class WitnessedMiddleware:
    """Second persons decide on many pages (settings.LEDGER_STOPS names them): there the answer is the reason, above the page again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in SAFE or request.resolver_match.view_name not in settings.LEDGER_STOPS:
            return None
        takes_back = request.POST.get("act") == "withdraw"
        if takes_back or not request.user.is_authenticated or not (reasons := why_stopped()):
            return None
        messages.error(request, reasons[0])
        return redirect(page_of(request))
