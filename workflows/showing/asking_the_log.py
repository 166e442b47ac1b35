"""The quick questions of those who check: each a link into the log that is narrowed already."""

from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.roles import LEADING
from audit.moment import today

BACK = timedelta(days=30)


def links(actor):
    """{label, url} of each."""
    first, since = _said(today().replace(day=1)), _said(today() - BACK)
    asked = [
        (_("Exports with names this month"), {"how": "export", "first": first}),
        (_("Outside working hours, the last 30 days"), {"hours": "out", "first": since}),
    ]
    if set(LEADING) & set(actor.agency.case_roles):
        asked.append((_("Our cases, read by other agencies, the last 30 days"), {"whose": "others", "first": since}))
    return [{"label": label, "url": f"{reverse('readings')}?{urlencode(said)}"} for label, said in asked]


def _said(day):
    return day.strftime("%d.%m.%Y")
