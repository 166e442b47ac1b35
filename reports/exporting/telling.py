"""Who is told what of exports, and of releases that are drawn: in the bell and by mail, with a link and nothing of what is in the file."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Membership
from agencies.policies import POLICY
from audit.moment import now
from workflows.notifying.kinds import Group, Kind
from workflows.rows import Notice

KIND, ASKED, PROOF = "export", "export_asked", "proof"
KINDS = (
    Kind(KIND, Group.EXPORT, gettext_lazy("Your export has ended"), gettext_lazy("you asked for it")),
    Kind(
        ASKED,
        Group.EXPORT,
        gettext_lazy("An export with names waits for your decision"),
        gettext_lazy("you may agree to it"),
    ),
    Kind(PROOF, Group.EXPORT, gettext_lazy("Your release was drawn"), gettext_lazy("you asked for it")),
)
PAGES = {KIND: "exports", ASKED: "exports", PROOF: "releases"}


def tell_asker(job):
    """How it ended, once."""
    _tell([job.asked_by_id], job, job.notice, {"state": str(job.state)})


def tell_approvers(export):
    """Those who may agree, but for whoever asks."""
    roles = [capacity.role.value for capacity in POLICY["export.approve"]]
    people = Membership.objects.in_force().filter(agency=export.asked_for_id, role__in=roles)
    people = people.exclude(user=export.asked_by_id).values_list("user_id", flat=True).distinct()
    _tell(people, export, ASKED, {})


def _tell(people, job, kind, about):
    told = {"kind": kind, "key": f"{kind}:{job.pk}", "about": about | {job.notice: job.pk}, "made_at": now()}
    news = [Notice(person_id=person, agency_id=job.asked_for_id, **told) for person in people]
    Notice.objects.bulk_create(news, ignore_conflicts=True)


def sentences(notice):
    """[(sentence, what it is about)] of a notice of this floor."""
    if notice.kind == ASKED:
        return [(_("A colleague asks you to agree to an export with names."), _("Exports"))]
    if notice.kind == KIND:
        return [(_ended(notice.about["state"]), _("Exports"))]
    if notice.kind == PROOF:
        return [(_drawn(notice.about["state"]), _("Releases"))]
    return []


def _drawn(state):
    if state == "ready":
        return _("Your release is drawn. Somebody else must look at it and release it.")
    return _("Your release could not be drawn. The page of releases says why.")


def _ended(state):
    said = {
        "ready": _("Your export is ready. It is kept for seven days."),
        "failed": _("Your export could not be made."),
        "refused": _("Your export with names was refused."),
    }
    return said.get(state, _("Your export has ended."))


def places(notices):
    """[(key of the notice, url)]."""
    return [(notice.pk, reverse(PAGES[notice.kind])) for notice in notices if notice.kind in PAGES]
