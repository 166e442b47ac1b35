"""Which worker makes what: each export by one at a time, however many there are, and again where a worker was killed.

A worker that makes a file says so every second. Of whom nothing was heard for STALE another takes the export over, with a `run` of
its own; whoever comes back late finds that and writes nothing more. So there is one file and one notice, whatever happens.
"""

from datetime import timedelta
from time import monotonic
from uuid import uuid4

from django.db import connection
from django.db import transaction as db
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from audit.moment import now
from reports.exporting.rows import Export, State
from reports.exporting.telling import tell_asker

STALE, PAUSE = timedelta(minutes=2), timedelta(minutes=1)
MOST_ATTEMPTS = 3
EVERY = 1.0  # seconds between two signs of life
ROWS_BETWEEN = 500


class Stopped(Exception):
    """It was cancelled, or is another’s by now: nothing of it may stay."""


class Interrupted(Exception):
    """The worker is to end: another makes it anew."""


@db.atomic
def claim() -> Export | None:
    """The next export, this worker's from now on. Those that were tried too often end here."""
    due = Q(state=State.WAITING) & (Q(retry_at=None) | Q(retry_at__lte=now()))
    lost = Q(state=State.RUNNING, heartbeat__lt=now() - STALE)
    waiting = Export.objects.select_for_update(skip_locked=True, of=("self",)).filter(due | lost)
    while (export := waiting.select_related("asked_by", "asked_for").order_by("pk").first()) is not None:
        if export.attempts < MOST_ATTEMPTS:
            break
        with override(export.asked_by.language):
            end(export, State.FAILED, _("It was begun several times and never came to its end."))
    else:
        return None
    export.state, export.run, export.heartbeat = State.RUNNING, uuid4(), now()
    export.attempts, export.done, export.total = export.attempts + 1, 0, None
    export.save()
    return export


def mine(export):
    """The row, locked, while it is still this worker's. Raises Stopped. Within a transaction."""
    row = Export.objects.select_for_update().filter(pk=export.pk, run=export.run, state=State.RUNNING).first()
    if row is None:
        raise Stopped
    return row


def end(export, state, reason="", **more):
    """Writes the end of it, and tells whoever asked. Within a transaction that has locked the row."""
    for name, value in {"state": state, "reason": reason[:300], **more}.items():
        setattr(export, name, value)
    export.save()
    tell_asker(export)


@db.atomic
def give_back(export, why=None):
    """To be made anew: at once where the worker was only stopped, later after a fault, and not for ever."""
    row = mine(export)
    row.run = None
    if why is None:
        row.state, row.attempts = State.WAITING, row.attempts - 1
    elif row.attempts >= MOST_ATTEMPTS:
        return end(row, State.FAILED, why)
    else:
        row.state, row.retry_at = State.WAITING, now() + PAUSE * 2**row.attempts
    row.save()
    return None


class Beat:
    """Says how far it has come, on a connection of its own, so that it is seen while the rows are read. Raises Stopped or Interrupted."""

    def __init__(self, export, is_going):
        self.export, self.is_going, self.last = export, is_going, 0.0
        self.control = connection.copy()

    def __enter__(self):
        return self

    def __exit__(self, *_how):
        self.control.close()

    def watch(self, rows, total):
        """The same rows; looked up from now and then."""
        self.say(0, total)
        for number, row in enumerate(rows, start=1):
            if number % ROWS_BETWEEN == 0 and monotonic() - self.last >= EVERY:
                self.say(number, total)
            yield row
        self.say(total, total)

    def say(self, done, total):
        if not self.is_going():
            raise Interrupted
        self.last = monotonic()
        with self.control.cursor() as cursor:
            cursor.execute(
                "UPDATE reports_export SET done = %s, total = %s, heartbeat = %s WHERE id = %s AND run = %s AND state = 'running'",
                [done, total, now(), self.export.pk, self.export.run],
            )
            if not cursor.rowcount:
                raise Stopped
