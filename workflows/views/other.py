"""Notices: what happened that concerns me."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from audit.moment import now
from workflows.rows import Notice
from workflows.showing.addressing import addresses, words

MOST = 100


@allow("notice.list")
def notices(request):
    """What happened that concerns me; reading the page marks nothing, one button marks all."""
    own = Notice.objects.filter(person=request.actor.user, agency=request.actor.agency)
    if request.method == "POST":
        own.filter(read_at=None).update(read_at=now())
        messages.success(request, _("All notices are marked as read."))
        return redirect("notices")
    found = list(own.select_related("procedure").order_by("-made_at", "-pk")[:MOST])
    urls = addresses(found)
    rows = [_told(notice, urls[notice.pk]) for notice in found]
    return render(request, "workflows/notices.html", {"rows": rows, "unread": any(row["unread"] for row in rows)})


def _told(notice, url):
    sentence, subject = words(notice)
    return {
        "url": url,
        "at": notice.made_at,
        "text": sentence,
        "reference": subject,
        "unread": notice.read_at is None,
    }
