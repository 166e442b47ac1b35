"""Notices: what happened that concerns me."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from audit.moment import now
from workflows.notices import sentence
from workflows.rows import Notice


@allow("notice.list")
def notices(request):
    """What happened that concerns me; reading the page marks nothing, one button marks all."""
    own = Notice.objects.filter(person=request.actor.user, agency=request.actor.agency)
    if request.method == "POST":
        own.filter(read_at=None).update(read_at=now())
        messages.success(request, _("All notices are marked as read."))
        return redirect("notices")
    rows = [_told(notice) for notice in own.select_related("procedure").order_by("-made_at", "-pk")[:100]]
    return render(request, "workflows/notices.html", {"rows": rows, "unread": any(row["unread"] for row in rows)})


def _told(notice):
    return {
        "at": notice.made_at,
        "text": sentence(notice),
        "reference": notice.procedure.reference,
        "unread": notice.read_at is None,
    }
