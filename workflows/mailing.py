"""The mail side of the outbox: notices that were written with a step leave by mail afterwards, with references only."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction as db
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from audit.moment import now
from workflows.rows import Notice
from workflows.showing.addressing import addresses, words

BATCH, MOST_ATTEMPTS, PAUSE = 50, 8, timedelta(minutes=2)


def send_waiting():
    """Sends what waits, at most a batch: how many left. Several workers share the work row by row."""
    return sum(_send_one() for _n in range(BATCH))


@db.atomic
def _send_one():
    due = Q(retry_at=None) | Q(retry_at__lte=now())
    waiting = Notice.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        due, mailed_at=None, attempts__lt=MOST_ATTEMPTS
    )
    notice = waiting.select_related("person", "procedure").order_by("id").first()
    if notice is None:
        return 0
    try:
        _mail(notice)
        notice.mailed_at = now()
    except OSError:  # the mail server does not answer: try again later, a little longer each time
        notice.attempts, notice.retry_at = notice.attempts + 1, now() + PAUSE * 2**notice.attempts
    notice.save(update_fields=["mailed_at", "attempts", "retry_at"])
    return 1


def _mail(notice):
    with override(notice.person.language):
        link = settings.PUBLIC_URL.rstrip("/") + addresses([notice])[notice.pk]
        sentence, subject = words(notice)
        opens = _("Open the case: %(link)s") if notice.procedure_id else _("Open: %(link)s")
        EmailMessage(subject, f"{sentence}\n\n{opens % {'link': link}}\n", to=[notice.person.email]).send()
