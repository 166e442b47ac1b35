"""Mail that is never sent twice by itself.

First a row says whose a mail is to send, and that is committed. Only then it leaves. A worker that is killed in between leaves
it behind as being sent; after LOST nobody knows whether it left, and a person decides. What has certainly not left is tried again.
"""

import os
import socket
from datetime import timedelta
from uuid import uuid4

from django.core.mail import get_connection
from django.db import connection
from django.db import transaction as db
from django.db.models import Q

from audit.moment import now
from workflows.notifying.postman import Fate, fate
from workflows.notifying.writing import written
from workflows.rows import Channel, Mail, Notice

LOST = timedelta(minutes=15)  # longer than any talk with a mail server lasts
MOST_ATTEMPTS, PAUSE, LONGEST_PAUSE = 12, timedelta(minutes=2), timedelta(hours=6)
IN_A_DIGEST = 200
OPEN = (Mail.State.SENDING, Mail.State.UNCERTAIN, Mail.State.WAITING)
TO_SEE_TO = (Mail.State.UNCERTAIN, Mail.State.FAILED)


def send_next() -> int:
    """Sends one mail: 1, or 0 where none is due."""
    mail = claim()
    if mail is None:
        return 0
    mark(mail, *_handed_over(mail))
    return 1


def _handed_over(mail):
    """(what is known of it, the error or None). Whatever is raised: what it means is worked out, and the next one has its turn."""
    try:
        message = written(mail)
    except Exception as error:  # noqa: BLE001 (it was not even written)
        return Fate.WAITING, error
    backend = get_connection()
    try:
        number = backend.send_messages([message])
    except Exception as error:  # noqa: BLE001
        return fate(backend, error), error
    return (Fate.SENT if number else Fate.FAILED), None


@db.atomic
def claim() -> Mail | None:
    """The next mail that is due, this worker's from now on; None where there is none."""
    mine = f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid4().hex[:12]}"
    return _again(mine) or _at_once(mine) or _digest(mine)


def _again(mine):
    due = Q(retry_at=None) | Q(retry_at__lte=now())
    waiting = Mail.objects.select_for_update(skip_locked=True).filter(due, state=Mail.State.WAITING)
    mail = waiting.order_by("retry_at", "pk").first()
    if mail is not None:
        mail.state, mail.claimed_by, mail.claimed_at = Mail.State.SENDING, mine, now()
        mail.attempts += 1
        mail.save()
    return mail


def _due(channel):
    """What another worker is claiming at this moment is left to it."""
    return Notice.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        channel=channel, mail=None, mailed_at=None, mail_at__lte=now()
    )


def _at_once(mine):
    notice = _due(Channel.NOW).order_by("mail_at", "pk").first()
    return _new(mine, [notice]) if notice else None


def _digest(mine):
    """One mail of all that one person is told today: so one worker at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('workflows_mail_digest'))")
    first = _due(Channel.DAILY).order_by("mail_at", "pk").first()
    if first is None:
        return None
    rest = _due(Channel.DAILY).filter(person=first.person_id).order_by("pk")[:IN_A_DIGEST]
    return _new(mine, list(rest), is_digest=True)


def _new(mine, notices, is_digest=False):
    mail = Mail.objects.create(
        person_id=notices[0].person_id,
        is_digest=is_digest,
        claimed_by=mine,
        claimed_at=now(),
        made_at=now(),
        attempts=1,
    )
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mail=mail)
    return mail


@db.atomic
def mark(mail, known: Fate, error=None):
    """Writes down what became of a mail, while it is this worker's: also late, when it had been taken for lost."""
    row = Mail.objects.select_for_update().filter(pk=mail.pk, claimed_by=mail.claimed_by, state__in=OPEN).first()
    if row is None:
        return
    row.state, row.said = str(known), _words(error)
    if known == Fate.SENT:
        _is_sent(row)
    elif known == Fate.WAITING and row.attempts >= MOST_ATTEMPTS:
        row.state = Mail.State.FAILED
    elif known == Fate.WAITING:
        row.retry_at = now() + min(PAUSE * 2**row.attempts, LONGEST_PAUSE)
    row.save()


def _is_sent(row):
    row.state, row.sent_at = Mail.State.SENT, now()
    row.notices.update(mailed_at=row.sent_at)


def _words(error):
    """What stands against it, without the address: that is the person's."""
    if error is None:
        return ""
    code = getattr(error, "smtp_code", "")
    return f"{type(error).__name__} {code}".strip()[:300]


def find_lost() -> int:
    """What a worker began and never ended is uncertain from now on: how many."""
    return Mail.objects.filter(state=Mail.State.SENDING, claimed_at__lt=now() - LOST).update(
        state=Mail.State.UNCERTAIN, said=""
    )


@db.atomic
def send_again(mail, by) -> bool:
    """A person decided that it is sent once more. False: it is not one to decide on any more."""
    row = _to_decide(mail)
    if row is None:
        return False
    row.state, row.retry_at = Mail.State.WAITING, None
    row.attempts = 0
    return _decided(row, by)


@db.atomic
def let_be(mail, by) -> bool:
    """A person decided that it was sent, where that was uncertain; else that it stays unsent. False as for `send_again`."""
    row = _to_decide(mail)
    if row is None:
        return False
    if row.state == Mail.State.UNCERTAIN:
        _is_sent(row)
    else:
        row.state = Mail.State.LEFT
    return _decided(row, by)


def _to_decide(mail):
    return Mail.objects.select_for_update().filter(pk=mail.pk, state__in=TO_SEE_TO).first()


def _decided(row, by):
    row.decided_by, row.decided_at = by, now()
    row.save()
    return True
