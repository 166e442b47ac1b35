"""To whom data of somebody was disclosed: they are told that it was erased here, and that it must be erased with them too.

What they are told holds the reference by which they know the case and nothing of anybody. With us it leads nowhere any more.
"""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.managing import LEADING_AGENCY
from agencies.models import Agency, Membership
from agencies.roles import DATA_PROTECTION_OFFICER, SUPERVISOR
from audit.moment import now
from workflows.rows import Communication, Grant, Notice, Procedure

ERASED, UNREACHED = (
    "erased_here",
    "erased_unreached",
)  # to whom it was disclosed; to us, of whom nobody there could be told


def _disclosed_to(cases):
    """The agencies that were sent something of these cases, or have a part in them, but for the one that leads here."""
    sent = Communication.objects.filter(procedure__case__in=cases).values_list("recipient", flat=True)
    groups = Grant.objects.filter(content_object__case__in=cases).values_list("group", flat=True)
    was = Grant.history.filter(content_object_id__in=Procedure.objects.filter(case__in=cases).values("pk"))
    groups = {*groups, *was.values_list("group_id", flat=True)}
    return (
        Agency.objects.filter(Q(pk__in=set(sent)) | Q(group__in=groups))
        .exclude(code=LEADING_AGENCY)
        .distinct()
        .order_by("code")
    )


def told_of(cases) -> list[str]:
    """The names of those who will be told."""
    return [agency.name for agency in _disclosed_to(cases)]


def recipients_of(erasure) -> list[tuple[Agency, list[str]]]:
    """Each agency with the references of the cases of which it had something. To be asked before anything is erased."""
    found = []
    for agency in _disclosed_to([*erasure.cases, *erasure.shared]):
        theirs = [case for case in (*erasure.cases, *erasure.shared) if agency in _disclosed_to([case])]
        references = (
            Procedure.objects.filter(case__in=theirs, parent=None).order_by("pk").values_list("reference", flat=True)
        )
        found.append((agency, list(references)))
    return found


def tell(erasure, recipients):
    """With the erasure: those who supervise or protect data there; of agencies without any, our own data-protection officers."""
    for agency, references in recipients:
        about = {"references": references, "agency": agency.name, "code": agency.code}
        if not _post(erasure, agency, ERASED, about):
            _post(erasure, Agency.objects.get(code=LEADING_AGENCY), UNREACHED, about)


def _post(erasure, agency, kind, about):
    people = Membership.objects.in_force().filter(agency=agency, role__in=(SUPERVISOR, DATA_PROTECTION_OFFICER))
    if kind == UNREACHED:
        people = people.filter(role=DATA_PROTECTION_OFFICER)
    key = f"{kind}:{erasure.pk}:{about['code']}"
    told = {"agency": agency, "kind": kind, "key": key, "about": about, "made_at": now()}
    news = [Notice(person_id=user, **told) for user in set(people.values_list("user", flat=True))]
    return Notice.objects.bulk_create(news, ignore_conflicts=True)


def who_was_told(erasure) -> list[str]:
    """Names of the agencies at which somebody was told; and of those whom somebody must write to, which is said."""
    told = Agency.objects.filter(pk__in=_notices(erasure, ERASED).values("agency"))
    unreached = {one.about["agency"] for one in _notices(erasure, UNREACHED)}
    write = _("%(agency)s: write to them")
    return [*sorted(agency.name for agency in told), *(write % {"agency": name} for name in sorted(unreached))]


def _notices(erasure, kind):
    return Notice.objects.filter(key__startswith=f"{kind}:{erasure.pk}:")


def places(notices):
    """For the pages of notices (settings.OFFERED_BY)."""
    return [(one.pk, reverse("notices")) for one in notices if one.kind in (ERASED, UNREACHED)]


def sentences(notice):
    if notice.kind not in (ERASED, UNREACHED):
        return []
    about = notice.about | {"references": ", ".join(notice.about["references"])}
    if notice.kind == UNREACHED:
        said = _(
            "Personal data of %(references)s was erased here. Nobody at %(agency)s could be told: write to them that it must "
            "be erased there too."
        )
    else:
        said = _(
            "Personal data that was disclosed to you with %(references)s was erased here. Erase it at your agency too, with "
            "every copy, and tell us if you may not."
        )
    return [(said % about, _("Erased personal data"))]
