"""What emergency access adds to the oversight in the navigation, to the page of a case and to notices (workflows/showing/offered.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.emergency import EmergencyAccess
from agencies.policy import may
from audit.dates import day_and_time
from workflows.emergency import access_of
from workflows.navigation import item
from workflows.notices import EMERGENCY_OPENED
from workflows.notifying.kinds import Group, Kind


def oversight(request, actor):
    if not may(actor.capacities, "emergency.list"):
        return []
    return [item(request, _("Emergency accesses"), reverse("emergency_accesses"))]


def notices(frame):
    """Above everything: that somebody is here for some hours only, and answers for it."""
    access = access_of(frame.actor, frame.procedure.case_id)
    if access is None:
        return []
    until = day_and_time(access.ends_at)
    return [
        {
            "title": _("Emergency access until %(moment)s") % {"moment": until},
            "text": _("You opened this case in an emergency. Everything you read is written down, and somebody else reviews it."),
            "tone": "danger",
            "buttons": [{"label": _("End the emergency access"), "url": frame.url("end_emergency"), "small": True}],
        }
    ]  # fmt: skip


def places(notices):
    """[(key of the notice, url)]."""
    return [
        (one.pk, reverse("review_emergency", args=[one.about["access"]]))
        for one in notices
        if one.kind == EMERGENCY_OPENED
    ]


def notice_kinds():
    label = gettext_lazy("A colleague opened a case in an emergency")
    return [Kind(EMERGENCY_OPENED, Group.PROTECTION, label, gettext_lazy("you supervise or check at this agency"))]


def sentences(notice):
    """[(sentence, what it is about)]."""
    if notice.kind != EMERGENCY_OPENED:
        return []
    said = {"category": EmergencyAccess.Category(notice.about["category"]).label}
    return [(_("A colleague opened a case in an emergency: %(category)s.") % said, _("Emergency accesses"))]
