"""Which worker makes what: each job by one at a time, however many there are, and again where a worker was killed.

A worker says every second that it is at work. Of whom nothing was heard for STALE another takes the job over, with a `run` of
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

from audit.jobs.rows import Job, State
from audit.moment import now

STALE, PAUSE = timedelta(minutes=2), timedelta(minutes=1)
MOST_ATTEMPTS = 3
EVERY = 1.0  # seconds between two signs of life
ROWS_BETWEEN = 500


class Stopped(Exception):
    """It was cancelled, or is another’s by now: nothing of it may stay."""


class Interrupted(Exception):
    """The worker is to end: another makes it anew."""


@db.atomic
def claim(model) -> Job | None:
    """The next job of a sort, this worker's from now on. Those that were tried too often end here."""
    due = Q(state=State.WAITING) & (Q(retry_at=None) | Q(retry_at__lte=now()))
    lost = Q(state=State.RUNNING, heartbeat__lt=now() - STALE)
    waiting = model.objects.select_for_update(skip_locked=True, of=("self",)).filter(due | lost)
    while (job := waiting.select_related("asked_by", "asked_for").order_by("pk").first()) is not None:
        if job.attempts < MOST_ATTEMPTS:
            break
        with override(job.asked_by.language):
            end(job, State.FAILED, _("It was begun several times and never came to its end."))
    else:
        return None
    job.state, job.run, job.heartbeat = State.RUNNING, uuid4(), now()
    job.attempts, job.done, job.total = job.attempts + 1, 0, None
    job.save()
    return job


def mine(job):
    """The row, locked, while it is still this worker's. Raises Stopped. Within a transaction."""
    row = type(job).objects.select_for_update().filter(pk=job.pk, run=job.run, state=State.RUNNING).first()
    if row is None:
        raise Stopped
    return row


def end(job, state, reason="", **more):
    """Writes the end of it, and what follows from it. Within a transaction that has locked the row."""
    for name, value in {"state": state, "reason": reason[:300], **more}.items():
        setattr(job, name, value)
    job.save()
    job.has_ended()


@db.atomic
def give_back(job, why=None):
    """To be made anew: at once where the worker was only stopped, later after a fault, and not for ever."""
    row = mine(job)
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

    def __init__(self, job, is_going):
        self.job, self.is_going, self.last = job, is_going, 0.0
        self.control = connection.copy()

    def __enter__(self):
        return self

    def __exit__(self, *_how):
        self.control.close()

    def watch(self, rows, total):
        """The same rows; looked up from now and then."""
        self.say(0, total)
        for number, row in enumerate(rows, start=1):
            if number % ROWS_BETWEEN == 0:
                self.say_now_and_then(number, total)
            yield row
        self.say(total, total)

    def say_now_and_then(self, done, total):
        if monotonic() - self.last >= EVERY:
            self.say(done, total)

    def say(self, done, total):
        if not self.is_going():
            raise Interrupted
        self.last = monotonic()
        with self.control.cursor() as cursor:
            cursor.execute(
                f"UPDATE {self.job._meta.db_table} SET done = %s, total = %s, heartbeat = %s "  # noqa: S608 (a table of ours)
                "WHERE id = %s AND run = %s AND state = 'running'",
                [done, total, now(), self.job.pk, self.job.run],
            )
            if not cursor.rowcount:
                raise Stopped
