"""The accelerated procedure (Art. 7(3)): who was met at the border after an illegal direct entry; days instead of weeks."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from audit.moment import now, today
from cases.agreements import NoLimit, limit
from workflows.clocks import due_from
from workflows.declare import guard


def in_normal_time(request):
    """A review after refusal is a house practice: the agreement gives it no time to reply, and its silence no effect."""
    return request.round == 1 and not request.is_accelerated


def in_accelerated_time(request):
    return request.round == 1 and request.is_accelerated


def begin(request):
    """Reads from the application, as it is submitted, in which procedure it comes."""
    request.is_accelerated = request.application.get("procedure") == "accelerated"
    request.apprehended_at = apprehended_at(request.application)


@guard(_("Too late for the accelerated procedure: choose the normal procedure."))
def sent_in_time(request):
    return not _wants_it(request) or may_come_at(now(), request.case, apprehended_at(request.application))


def received_in_time(request):
    """An application on paper is in time by the day on which it came."""
    if _wants_it(request) and not may_come_at(request.received_at, request.case, apprehended_at(request.application)):
        yield "received_at", _("Too late for the accelerated procedure: choose the normal procedure.")


def may_come_at(moment, case, apprehended):
    """Whether an application that comes at a moment is in time after an apprehension; never where no limit is known."""
    if apprehended is None:
        return False
    try:
        return moment < due_from(case, "submit_accelerated", apprehended).due_at
    except NoLimit:
        return False


@guard(
    _(
        "The accelerated procedure is not open: no apprehension at the border is on file, or the application came too late."
    )
)
def may_be_accelerated(request):
    in_time = may_come_at(request.received_at, request.case, request.apprehended_at)
    return request.round == 1 and not request.is_accelerated and in_time


@guard(_("The time of the accelerated procedure to reply has run out already."))
def reply_would_be_in_time(request):
    """By converting nobody brings about silence: it must be seen coming."""
    try:
        rule = limit(request.case.agreement, "reply_accelerated", on=today())
    except NoLimit:
        return False
    since = getattr(request, request.workflow.moments[rule.start_event])
    return since is None or now() < due_from(request.case, "reply_accelerated", since).due_at


@guard(_("This is the normal procedure."))
def may_be_slowed(request):
    return request.is_accelerated


def accelerate(request, by):
    request.is_accelerated = True


def slow_down(request, by):
    request.is_accelerated = False


def _wants_it(request):
    return request.application.get("procedure") == "accelerated"


def apprehended_at(application):
    """The moment of the apprehension that an application tells; None where it tells of none, or a draft of none that can be."""
    try:
        moment = datetime.fromisoformat((application.get("basis") or {}).get("apprehended_at") or "")
    except ValueError:
        return None
    return moment if moment.tzinfo and moment.year > 1 and moment <= now() else None
