"""Tells those who administer and check the leading agency that nobody outside knows what is recorded (settings.OFFERED_BY)."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.models import Membership
from agencies.roles import ADMINISTRATOR, AUDITOR, LEAD
from audit.dates import day_and_time
from audit.ledger.waiting import alarm
from audit.moment import now
from workflows.rows import Notice

KIND = "unwitnessed"


def pass_time():
    """For the worker: once for each time that it came to that. No step of any case is taken by it."""
    if settings.LEDGER_WATCHED and (since := alarm()):
        _tell(since)
    return []


def _tell(since):
    people = Membership.objects.in_force().filter(
        role__in=(ADMINISTRATOR, AUDITOR), agency__case_roles__contains=[LEAD]
    )
    told = {"kind": KIND, "key": f"{KIND}:{since.isoformat()}", "about": {"since": since.isoformat()}, "made_at": now()}
    news = {
        user: Notice(person_id=user, agency_id=agency, **told) for user, agency in people.values_list("user", "agency")
    }
    Notice.objects.bulk_create(news.values(), ignore_conflicts=True)


def places(notices):
    return [(one.pk, _page_of(one)) for one in notices if one.kind == KIND]


def _page_of(notice):
    """Administrators may not verify the ledger; what they are to do is at the console."""
    checks = Membership.objects.in_force().filter(user=notice.person_id, agency=notice.agency_id, role=AUDITOR)
    return reverse("verifications") if checks.exists() else reverse("notices")


def sentences(notice):
    if notice.kind != KIND:
        return []
    said = _(
        "Nobody outside knows what was recorded since %(moment)s. Look whether the process that signs runs, and whether the "
        "witnesses can be reached."
    )
    return [(said % {"moment": day_and_time(datetime.fromisoformat(notice.about["since"]))}, _("History verified"))]
