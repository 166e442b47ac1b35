"""What there is of the ledger, and what somebody outside knows of it, in lines of a console."""

from django.conf import settings

from audit.ledger.rows import Checkpoint, Record
from audit.ledger.sequencing import size
from audit.ledger.waiting import stop


def status() -> list[str]:
    witnessed = Checkpoint.objects.exclude(witnessed=None).order_by("-pk")
    lines = [
        f"{Record.objects.count()} records, {size()} of them in the tree",
        f"signed last: {_told(Checkpoint.objects.order_by('-pk').first())}",
        f"witnessed last: {_told(witnessed.first())}",
    ]
    if not settings.LEDGER_WATCHED:
        lines.append("no witness is configured (LEDGER_WITNESSES)")
    return [*lines, *(["STOPPED: nothing is decided, approved or paid"] if stop() else [])]


def _told(checkpoint):
    if checkpoint is None:
        return "nothing"
    return f"{checkpoint.size} records on {checkpoint.made_at:%d.%m.%Y %H:%M} UTC ({checkpoint.origin})"
