"""The acts on a request for one's own data, each with who may do it; every refusal says why."""

import json
from datetime import datetime, time

from django.db import transaction as db
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from agencies.policy import may
from agencies.roles import LEADING
from agencies.states import AZERBAIJAN
from audit.moment import now
from cases.agreements import NoLimit, due, house_limit
from cases.filing import next_reference
from cases.subject_access.making import digest, overview, written
from cases.subject_access.printing import pages_of, printed
from cases.subject_access.rows import SubjectAccess, SubjectAccessCopy
from cases.subject_access.subject import Subject
from cases.terms import LimitName
from workflows.refusing import Refused
from workflows.subject_access.telling import tell_deciders, tell_makers

Decision = SubjectAccess.Decision
NOON = time(12)  # of the day on which somebody asked; the hour is not recorded
MAY = {"list": "subject_access.list", "make": "subject_access.make", "decide": "subject_access.decide"}


def answers(agency) -> bool:
    """Whether people ask this agency for their data: one of ours that leads cases."""
    return agency.state == AZERBAIJAN and bool(set(LEADING) & set(agency.case_roles))


def may_do(what, by) -> bool:
    return answers(by.agency) and bool(may(by.capacities, MAY[what]))


def own(by):
    """The requests that somebody may see: those asked through their agency, about nobody whose case is closed to them."""
    found = SubjectAccess.objects.filter(through=by.agency).select_related(
        "recorded_by", "made_by", "decided_by", "given_by", "through", "case"
    )
    return found.exclude(case__in=by.excluded) if by.excluded else found


@db.atomic
def record(case, person, said, by) -> SubjectAccess:
    """Writes down that somebody asked. `said`: fields of the request, and `token`, which makes it happen once."""
    _insist("make", by)
    if there := SubjectAccess.objects.filter(token=said["token"]).first():
        return there
    return SubjectAccess.objects.create(
        reference=next_reference("SA", AZERBAIJAN), case=case, person=person, through=by.agency, recorded_by=by.user,
        recorded_at=now(), due_on=to_be_answered(said["asked_on"]), **said,
    )  # fmt: skip


def to_be_answered(asked_on):
    """By the rule in force on that day; None where no number of days is entered."""
    start = make_aware(datetime.combine(asked_on, NOON))
    try:
        rule = house_limit(LimitName.SUBJECT_ACCESS, on=asked_on)
        return due(rule, start).due_on
    except NoLimit:
        return None


@db.atomic
def make(request, by) -> SubjectAccess:
    """Makes the overview as of now; whoever looks through it is told. What was made before is thrown away."""
    _insist("make", by)
    request = _locked(request)
    _insist_open(request)
    if request.decision == Decision.APPROVED:
        raise Refused(_("It has been looked through already. Give it out, or wait until somebody asks again."))
    made_at = now()
    content = written(overview(Subject(request.persons), request.language, _head(request)))
    pdf = printed(json.loads(content), request.through, localdate(made_at))
    SubjectAccessCopy.objects.update_or_create(request=request, defaults={"content": content.decode()})
    request.made_by, request.made_at, request.pages = by.user, made_at, pages_of(pdf)
    request.json_sha256, request.pdf_sha256 = digest(content), digest(pdf)
    request.decision, request.decided_by, request.decided_at, request.reason = "", None, None, ""
    request.save()
    tell_deciders(request)
    return request


def _head(request):
    return {
        "reference": request.reference,
        "asked_on": request.asked_on.strftime("%d.%m.%Y"),
        "agency": request.through.name,
    }


def content_of(request) -> str:
    """What was made, as the JSON file has it; empty where it is kept no longer."""
    kept = SubjectAccessCopy.objects.filter(request=request).first()
    return kept.content if kept else ""


def file_of(request, form) -> bytes:
    """The file that was made, "json" or "pdf". Raises Refused where it is not what was looked through."""
    content = content_of(request).encode()
    if digest(content) != request.json_sha256:
        raise Refused(_("The overview is not what was made. Make it anew."))
    if form == "json":
        return content
    pdf = printed(json.loads(content), request.through, localdate(request.made_at))
    if digest(pdf) != request.pdf_sha256:
        raise Refused(_("The overview is not what was made. Make it anew."))
    return pdf


def may_decide(request, by):
    """True; False for whoever recorded or made it; None for those whom it does not concern."""
    if not may_do("decide", by) or request.through_id != by.agency.pk:
        return None
    return by.user.pk not in (request.recorded_by_id, request.made_by_id)


@db.atomic
def decide(request, by, decision, reason=""):
    """Somebody else has looked through it: it may be given out, must be made anew, or the request is refused."""
    _insist("decide", by)
    request = _locked(request)
    if not may_decide(request, by):
        raise Refused(_("You cannot decide this request: you prepared it."))
    if request.is_closed or not request.made_at or request.decision:
        raise Refused(_("Nothing waits to be looked through here."))
    if decision != Decision.APPROVED and not reason.strip():
        raise Refused(fields={"reason": [_("Say why.")]})
    request.decision, request.reason = decision, reason.strip()[:300]
    request.decided_by, request.decided_at = by.user, now()
    request.save()
    if decision == Decision.REFUSED:
        _throw_away(request)
    tell_makers(request)
    return request


@db.atomic
def give(request, by, how, to):
    """It was given out. The copy here goes; what was given, is known by its check sums."""
    _insist("make", by)
    request = _locked(request)
    if request.decision != Decision.APPROVED or request.given_at:
        raise Refused(_("Only what somebody else has looked through is given out, and once."))
    request.given_how, request.given_to, request.given_by, request.given_at = how, to.strip(), by.user, now()
    request.save()
    _throw_away(request)
    return request


def _throw_away(request):
    SubjectAccessCopy.objects.filter(request=request).delete()


def _locked(request):
    return SubjectAccess.objects.select_for_update(of=("self",)).select_related("through").get(pk=request.pk)


def _insist(what, by):
    if not may_do(what, by):
        raise Refused(_("Your role does not do this."))


def _insist_open(request):
    if request.is_closed:
        raise Refused(_("This request is closed."))
