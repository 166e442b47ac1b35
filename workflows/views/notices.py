"""Notices: what happened that concerns me; and what of it I wish to be mailed."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import F
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from agencies.policy import allow
from audit.latest_first import Place, page_of
from audit.moment import now, today
from workflows.notifying.forms import WishesForm
from workflows.notifying.kinds import Group, kind_of, kinds, names_in, why
from workflows.notifying.wishes import wish
from workflows.rows import MailWishes, Notice
from workflows.showing.addressing import addresses, words

ON_A_PAGE = 50


@allow("notice.list")
def notices(request):
    """What happened that concerns me; reading the page marks nothing, one button marks all."""
    own = Notice.objects.filter(person=request.actor.user, agency=request.actor.agency)
    if request.method == "POST":
        own.filter(read_at=None).update(read_at=now())
        messages.success(request, _("All notices are marked as read."))
        return redirect("notices")
    group = request.GET.get("group", "")
    shown = _of_group(own, group).select_related("procedure").annotate(at=F("made_at"))
    found, following = page_of(shown, ON_A_PAGE, Place.of(request.GET.get("after")))
    context = {
        "days": _by_day(found),
        "unread": own.filter(read_at=None).exists(),
        "tabs": _tabs(group),
        "is_filtered": group in Group.values,
        "more_url": f"?{urlencode({'group': group, 'after': str(following)})}" if following else "",
    }
    return render(request, "workflows/notices.html", context)


def _of_group(rows, group):
    """What is of no declared kind belongs to what is other."""
    if group == Group.SYSTEM:
        return rows.exclude(kind__in=[kind.name for kind in kinds().values() if kind.group != Group.SYSTEM])
    return rows.filter(kind__in=names_in(group)) if group in Group.values else rows


def _tabs(group):
    shown = [("", _("All")), *Group.choices]
    return [
        {"label": label, "url": f"?{urlencode({'group': name})}" if name else "?", "current": name == group}
        for name, label in shown
    ]


def _by_day(found):
    """[{title, rows}]: what came today, and what came before."""
    urls = addresses(found)
    told = [(localdate(notice.made_at) == today(), _told(notice, urls[notice.pk])) for notice in found]
    days = [(_("Today"), True), (_("Earlier"), False)]
    parts = [{"title": title, "rows": [row for is_new, row in told if is_new == of_today]} for title, of_today in days]
    return [part for part in parts if part["rows"]]


def _told(notice, url):
    sentence, subject = words(notice)
    return {
        "url": url,
        "at": notice.made_at,
        "text": sentence,
        "reference": subject,
        "why": why(notice),
        "group": Group(kind_of(notice).group).label,
        "unread": notice.read_at is None,
    }


@allow("account.view")
def mail_wishes(request):
    """What I wish to be mailed, kind by kind, and in which hours not."""
    wishes = MailWishes.objects.filter(person=request.actor.user).first()
    form = WishesForm(request.POST if request.method == "POST" else None, wishes=wishes)
    if form.is_valid():
        wish(request.actor.user, form.channels(), form.quiet())
        messages.success(request, _("Your wishes are kept. What waits to be mailed follows them."))
        return redirect("mail_wishes")
    crumbs = [{"label": _("Your account"), "url": reverse("account")}, {"label": _("Notices by mail")}]
    context = {"form": form, "groups": form.groups(), "crumbs": crumbs}
    return render(request, "workflows/mail_wishes.html", context, status=422 if form.errors else 200)
