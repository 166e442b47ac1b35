"""Who is told what of requests for one's own data: in the bell and by mail, with a link and nothing of the person."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Membership
from agencies.policies import POLICY
from audit.moment import now
from workflows.notifying.kinds import Group, Kind
from workflows.rows import Notice

KIND = "subject_access"


def tell_deciders(request):
    """Those who may look through it, but for whoever prepared it."""
    roles = [capacity.role.value for capacity in POLICY["subject_access.decide"]]
    people = Membership.objects.in_force().filter(agency=request.through_id, role__in=roles)
    people = people.exclude(user__in=[request.recorded_by_id, request.made_by_id])
    _tell(people.values_list("user_id", flat=True).distinct(), request, "made")


def tell_makers(request):
    """Whoever recorded and whoever made it learn what came of it."""
    _tell({request.recorded_by_id, request.made_by_id}, request, request.decision)


def _tell(people, request, news):
    key = f"{KIND}:{request.pk}:{news}:{request.made_at:%Y%m%d%H%M%S%f}"
    told = {"kind": KIND, "key": key, "about": {"request": request.pk, "news": news}, "made_at": now()}
    rows = [Notice(person_id=person, agency_id=request.through_id, **told) for person in people]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


NEWS = Kind(
    KIND,
    Group.SYSTEM,
    gettext_lazy("Requests for one’s own data"),
    gettext_lazy("you look after requests for one’s own data"),
)


def sentences(notice):
    """[(sentence, what it is about)] of a notice of a request."""
    if notice.kind != KIND:
        return []
    said = {
        "made": _("A colleague asks you to look through an overview that somebody asked for of their own data."),
        "approved": _("The overview may be given out."),
        "returned": _("The overview must be made anew. The page of the request says why."),
        "refused": _("The request for one’s own data was refused. Its page says why."),
    }
    return [(said[notice.about["news"]], _("Requests for one’s own data"))]


def places(notices):
    """[(key of the notice, url)]."""
    return [
        (notice.pk, reverse("subject_access", args=[notice.about["request"]]))
        for notice in notices
        if notice.kind == KIND
    ]
