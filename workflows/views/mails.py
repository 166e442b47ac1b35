"""Mails of which nobody knows whether they left, and those that could not leave: an administrator decides, never the worker."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agencies.managing import insist_on_leading
from agencies.policy import allow
from workflows.notifying.outbox import TO_SEE_TO, let_be, send_again
from workflows.notifying.writing import message_id
from workflows.rows import Mail

MOST = 100


@require_safe
@allow("mail.decide")
def mails(request):
    insist_on_leading(request.actor)
    found = Mail.objects.filter(state__in=TO_SEE_TO).select_related("person").annotate(number=Count("notices"))
    return render(request, "workflows/mails.html", {"rows": [_row(mail) for mail in found.order_by("pk")[:MOST]]})


def _row(mail):
    """Of what it tells stands nothing here: whoever looks after mail need not know of the case."""
    return {
        "mail": mail,
        "message_id": message_id(mail),
        "is_uncertain": mail.state == Mail.State.UNCERTAIN,
    }


@require_POST
@allow("mail.decide")
def decide_mail(request, pk):
    insist_on_leading(request.actor)
    mail = get_object_or_404(Mail, pk=pk)
    act = send_again if request.POST.get("act") == "again" else let_be
    if act(mail, request.actor.user):
        messages.success(request, _("It is sent again.") if act is send_again else _("It is not sent again."))
    else:
        messages.error(request, _("Somebody has decided on this mail already."))
    return redirect("mails")
