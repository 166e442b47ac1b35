"""The mail side of the outbox: notices that were written with a step leave by mail afterwards, with references only."""

from workflows.notifying.outbox import find_lost, send_next
from workflows.notifying.wishes import sort_news

BATCH = 50


def send_waiting() -> int:
    """Sends what waits, at most a batch: how many mails it tried. Several workers share the work mail by mail."""
    find_lost()
    sort_news()
    tried = 0
    while tried < BATCH and send_next():
        tried += 1
    return tried
