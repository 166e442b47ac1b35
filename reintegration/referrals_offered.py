"""What referrals, skills and offers add to the pages of a case and to the side navigation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import may
from agencies.roles import CASE_MANAGEMENT, OBSERVER, PARTNER, PROVIDER
from audit.dates import day
from reintegration.referral import Referral
from reintegration.reintegration_case import ReintegrationCase
from workflows.navigation import item


def is_reintegration(frame):
    return isinstance(frame.procedure, ReintegrationCase)


def tools(frame):
    """The way to a referral, while the case is open; of a referral, what the agency asked reads of it."""
    if looks := beside_proposal(frame.procedure, frame.capacities):
        return [one | {"small": True} for one in looks]
    if not is_reintegration(frame) or frame.procedure.is_closed or not may(frame.capacities, "referral.send"):
        return []
    return [{"label": _("Refer to an agency"), "url": frame.url("refer"), "icon": "arrow", "small": True}]


def beside_proposal(procedure, capacities):
    """Of a referral, for whoever answers for it: the page of the agency asked."""
    if not isinstance(procedure, Referral) or not may(capacities, "referral.send"):
        return []
    label = _("Preview as %(agency)s") % {"agency": procedure.agency}
    return [{"label": label, "url": reverse("preview_as_partner", args=[procedure.reference]), "icon": "eye"}]


def tabs(frame):
    """Referrals, and skills and work, of a reintegration."""
    if not is_reintegration(frame):
        return []
    shown = (("skills", _("Skills and work"), "skills.view"), ("referrals", _("Referrals"), "referral.list"))
    return [
        {"label": label, "url": frame.url(name), "current": name == frame.section}
        for name, label, policy in shown
        if may(frame.capacities, policy)
    ]


def notices(frame):
    """Of a referral: that its answer is overdue and who was told; that the sharing has ended, and what is asked then."""
    referral = frame.procedure
    if not isinstance(referral, Referral):
        return []
    if {capacity.case_role for capacity in frame.capacities} == {OBSERVER}:
        return [_ended(referral)]
    late = referral.service_escalated_at if referral.state == "accepted" else referral.answer_escalated_at
    if referral.is_closed or not late:
        return []
    said = _("The supervisors of both agencies were told on %(day)s.") % {"day": day(late)}
    return [{"title": _("This referral is overdue"), "text": said, "tone": "warn"}]


def _ended(referral):
    if referral.deleted_on:
        said = _("Your agency has recorded that what was shared was deleted on %(day)s.") % {
            "day": day(referral.deleted_on)
        }
        return {"title": _("Nothing is shared with your agency any more"), "text": said, "tone": "info"}
    said = _(
        "Delete what was shared with you about the person, on paper too, and record here on which day that was done."
    )
    return {"title": _("Nothing is shared with your agency any more"), "text": said, "tone": "warn"}


def navigation(request, actor):
    """Offers, for the agencies that keep or use them; the scoreboard, for those who answer for referrals."""
    parts, items = set(actor.agency.case_roles), []
    if parts & {CASE_MANAGEMENT, PARTNER, PROVIDER} and may(actor.capacities, "offer.list"):
        items.append(item(request, _("Work and training"), reverse("offers")))
    if parts & {CASE_MANAGEMENT, PARTNER} and may(actor.capacities, "referral.count"):
        items.append(item(request, _("Referrals: scoreboard"), reverse("referral_scoreboard")))
    return items
