"""Who is told what of exports: in the bell and by mail, with a link and nothing of what is in the file."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.models import Membership
from agencies.policies import POLICY
from audit.moment import now
from workflows.rows import Notice

KIND, ASKED = "export", "export_asked"


def tell_asker(export):
    """How it ended, once."""
    _tell([export.asked_by_id], export, KIND, {"state": str(export.state), "content": export.content})


def tell_approvers(export):
    """Those who may agree, but for whoever asks."""
    roles = [capacity.role.value for capacity in POLICY["export.approve"]]
    people = Membership.objects.in_force().filter(agency=export.asked_for_id, role__in=roles)
    people = people.exclude(user=export.asked_by_id).values_list("user_id", flat=True).distinct()
    _tell(people, export, ASKED, {})


def _tell(people, export, kind, about):
    told = {"kind": kind, "key": f"{kind}:{export.pk}", "about": about | {"export": export.pk}, "made_at": now()}
    news = [Notice(person_id=person, agency_id=export.asked_for_id, **told) for person in people]
    Notice.objects.bulk_create(news, ignore_conflicts=True)


def sentences(notice):
    """[(sentence, what it is about)] of a notice of this floor."""
    if notice.kind == ASKED:
        return [(_("A colleague asks you to agree to an export with names."), _("Exports"))]
    if notice.kind == KIND:
        return [(_ended(notice.about["state"]), _("Exports"))]
    return []


def _ended(state):
    said = {
        "ready": _("Your export is ready. It is kept for seven days."),
        "failed": _("Your export could not be made."),
        "refused": _("Your export with names was refused."),
    }
    return said.get(state, _("Your export has ended."))


def places(notices):
    """[(key of the notice, url)]."""
    return [(notice.pk, reverse("exports")) for notice in notices if notice.kind in (KIND, ASKED)]
