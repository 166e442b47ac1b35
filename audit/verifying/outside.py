"""What somebody outside knows of the ledger, as the page says it."""

from django.conf import settings
from django.utils.translation import gettext as _

from audit.dates import day_and_time
from audit.ledger.waiting import alarm, why_stopped


def outside_notice():
    """components/notice.html: that nobody outside was named, or that those who were know nothing of the latest; None if all is well."""
    if settings.LEDGER_WATCHED:
        since = alarm()
        text = why_stopped() or (_("Administrators and auditors are told."),)
        title = _("Nobody outside knows what was recorded since %(moment)s")
        return since and {"title": title % {"moment": day_and_time(since)}, "text": text[0], "tone": "danger"}
    return {
        "title": _("No witness outside is named here"),
        "text": _("Checkpoints stay on this computer: whoever holds it could rewrite the history unseen."),
        "tone": "warn",
    }
